import type { ExpiringBlock } from '../../model/article.ts';
import type { ParseOptions } from '../../model/config.ts';
import { bodyHash, plainHash } from './body-hash.ts';
import { readExpiry, withoutComments } from './comments.ts';
import type { Context } from './context.ts';
import { dressTree } from './dress-tree.ts';
import { type Dressed, nothingDressed } from './dressed.ts';
import { type Excess, findExcess, limits, tooDeep } from './limits.ts';
import { markMarkdown, type Note } from './mark-markdown.ts';
import { append, depthOf, element, type Node, text, word } from './nodes.ts';
import { placeAt } from './places.ts';
import { cutComments, reducedBody } from './reduced-body.ts';
import { toTree } from './to-tree.ts';
import { understandHtml } from './understand-html.ts';

/** A body, understood and dressed, not yet taken apart. */
export interface Body {
  readonly children: Node[];
  readonly notes: readonly Node[];
  readonly dressed: Dressed;
  readonly hash: string;
  /** The Markdown without comments. */
  readonly markdown: string;
  readonly expiring: readonly ExpiringBlock[];
}

/**
 * Markdown to dressed tree. A text out of all proportion gives its plain paragraphs and one problem that says so; the time and the
 * depth of the work are bounded.
 */
export function readBody(
  markdown: string,
  file: string,
  bodyLine: number,
  context: Context,
  parser: ParseOptions['parser'],
): Body {
  const read = findExcess(markdown) ?? tryBody(markdown, file, bodyLine, context, parser);
  if (!('rule' in read)) return read;
  const { offset, ...what } = read;
  context.problems.push({ ...what, at: placeAt(markdown, offset, file, bodyLine), fingerprint: what.rule });
  const plain = cutComments(markdown);
  const children = reducedBody(plain);
  return {
    children,
    notes: [],
    dressed: nothingDressed(),
    hash: plainHash(plain),
    markdown: plain,
    expiring: [],
  };
}

function tryBody(
  markdown: string,
  file: string,
  bodyLine: number,
  context: Context,
  parser: ParseOptions['parser'],
): Body | Excess {
  const everythingNested = tooDeep('This article is nested too deeply.', 0);
  let root: ReturnType<typeof toTree>;
  try {
    root = toTree(markdown, parser);
  } catch (error) {
    // The reference parser runs out of stack on what the limits let through; satteri does not.
    if (error instanceof RangeError) return everythingNested;
    throw error;
  }
  if (depthOf(root) > limits.depth) return everythingNested;
  const { hasHtml, notes, comments, excess } = markMarkdown(root, markdown);
  if (excess) return excess;
  if (hasHtml && !understandHtml(root, context)) return everythingNested;
  const { expiring, problems } = readExpiry(comments, file, bodyLine);
  append(context.problems, problems);
  const dressed = nothingDressed();
  const children = dressTree(root.children, context, dressed);
  const section = dressNotes(notes, hasHtml, context, dressed);
  return {
    children,
    notes: section,
    dressed,
    hash: bodyHash([...children, ...section]),
    markdown: withoutComments(markdown, comments),
    expiring,
  };
}

/** The footnotes as a section with links back to where each is used. */
function dressNotes(notes: readonly Note[], hasHtml: boolean, context: Context, dressed: Dressed): Node[] {
  if (notes.length === 0) return [];
  const items = notes.map((note, index) => {
    const root = { type: 'root' as const, children: note.children };
    if (hasHtml) understandHtml(root, context);
    const children = dressTree(root.children, context, dressed);
    const last = children.findLast((child) => child.type === 'element');
    const target = last?.type === 'element' && last.tagName === 'p' ? last.children : children;
    for (let use = 1; use <= note.uses; use++) target.push(text(' '), backLink(index + 1, use));
    return element('li', { id: `kbNote${index + 1}` }, children);
  });
  const title = word('h2', 'note.title', 'Footnotes');
  title.properties.id = 'kbNotes';
  return [
    text('\n'),
    element('section', { className: ['notes'], ariaLabelledBy: 'kbNotes' }, [
      title,
      element('ol', {}, items),
    ]),
  ];
}

function backLink(note: number, use: number): Node {
  const label = use === 1 ? String(note) : `${note}-${use}`;
  return element('a', { href: `#kbNoteRef${label}`, className: ['note-back'] }, [
    text('\u21a9'),
    element('span', { className: ['visually-hidden'] }, [
      text(' '),
      word('span', 'note.back', 'Back to reference'),
      text(` ${label}`),
    ]),
  ]);
}
