import { loadRaw } from '../load-package.ts';
import type { Context } from './context.ts';
import { limits } from './limits.ts';
import { depthOf, element, type Node, type RawNode, type RootNode } from './nodes.ts';
import { OpenTags } from './open-tags.ts';
import { repairHtml } from './repair-html.ts';
import { scanHtml } from './scan-html.ts';
import { isSimpleHtml, resolveSimpleHtml } from './simple-html.ts';

/**
 * Turns HTML that the author typed into elements, by the rules of browsers, and makes them valid. The HTML parser takes longer than
 * everything else together, so it only reads the blocks between which some HTML is open, and is not asked at all where there is
 * nothing but single tags like `<br>` or `<kbd>`. False when the result is nested too deeply.
 */
export function understandHtml(root: RootNode, context: Context): boolean {
  const pieces = piecesOf(root.children);
  parsePieces(
    pieces.filter((piece) => piece.kind === 'tangled'),
    context,
  );
  if (depthOf({ type: 'root', children: pieces.flatMap(({ nodes }) => nodes) }) > limits.depth) return false;
  root.children = pieces.flatMap(({ kind, nodes }) =>
    kind === 'plain' ? nodes : repairHtml(nodes, context),
  );
  return true;
}

/** A run of blocks: without HTML, with simple HTML, or with HTML for the parser that is closed at the end of the run. */
interface Piece {
  readonly kind: 'plain' | 'simple' | 'tangled';
  nodes: Node[];
}

function piecesOf(children: readonly Node[]): Piece[] {
  const pieces: Piece[] = [];
  let current: Piece | undefined;
  let open = new OpenTags();
  for (const child of children) {
    const raws = rawsIn(child);
    if (!current) {
      const isPlain = raws.length === 0;
      if (isPlain || isSimpleHtml([child])) {
        pieces.push(
          isPlain ? { kind: 'plain', nodes: [child] } : { kind: 'simple', nodes: resolveSimpleHtml([child]) },
        );
        continue;
      }
      current = { kind: 'tangled', nodes: [] };
      pieces.push(current);
    }
    current.nodes.push(child);
    for (const raw of raws) open.read(scanHtml(raw.value).tags);
    if (open.isClosed) {
      current = undefined;
      open = new OpenTags();
    }
  }
  return pieces;
}

function rawsIn(node: Node): RawNode[] {
  if (node.type === 'raw') return [node];
  return node.type === 'element' ? node.children.flatMap(rawsIn) : [];
}

const cut = 'kb-cut';

/** Parses all pieces in one go, with a mark between them: each is closed at its end, so none changes the next. */
function parsePieces(pieces: readonly Piece[], context: Context): void {
  if (pieces.length === 0) return;
  const children = pieces.flatMap(({ nodes }, index) => (index === 0 ? nodes : [element(cut, {}), ...nodes]));
  const file = { value: context.markdown, toString: () => context.markdown };
  const parsed = loadRaw().raw({ type: 'root', children } as never, { file: file as never });
  let index = 0;
  for (const piece of pieces) piece.nodes = [];
  for (const node of (parsed as unknown as RootNode).children) {
    if (node.type === 'element' && node.tagName === cut) index++;
    else pieces[Math.min(index, pieces.length - 1)]?.nodes.push(node);
  }
}
