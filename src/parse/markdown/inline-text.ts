import type { ParseOptions } from '../../model/config.ts';
import type { Place } from '../../model/place.ts';
import type { Context } from './context.ts';
import { dressTree } from './dress-tree.ts';
import { nothingDressed } from './dressed.ts';
import { findExcess } from './limits.ts';
import { markMarkdown } from './mark-markdown.ts';
import { append, isBlank, type Node, text } from './nodes.ts';
import { toTree } from './to-tree.ts';
import { understandHtml } from './understand-html.ts';
import { wellFormed } from './well-formed.ts';

/** Signs that can begin inline Markdown; a text without any is itself. */
const special = /[\\`*_[\]<>&~@\n]|:\/\/|www\./;

/**
 * Reads a text of the front matter as one line of Markdown: emphasis, links, code and allowed HTML, never a list or heading ("1. Log
 * in" stays these words). All that is found stands at `at`.
 */
export function readInline(
  written: string,
  at: Place,
  context: Context,
  parser: ParseOptions['parser'],
): Node[] {
  const line = wellFormed(written).trim();
  if (line === '') return [];
  if (!special.test(line) || findExcess(line)) return [text(line)];
  const here: Context = { ...context, markdown: line, at: () => at };
  const nodes = readParagraph(line, here, parser) ??
    readParagraph(line.replace(/^(?:([#>+*=~`|-])|(\d{1,9})([.)]))/, '$2\\$1$3'), here, parser) ?? [
      text(line),
    ];
  moveTo(nodes, at, context.bodyLine);
  return nodes;
}

function readParagraph(line: string, context: Context, parser: ParseOptions['parser']): Node[] | undefined {
  const root = toTree(line, parser);
  const { hasHtml, notes, excess } = markMarkdown(root, line);
  if (notes.length > 0 || excess) return undefined;
  if (hasHtml && !understandHtml(root, context)) return undefined;
  const parts = root.children.filter((child) => !isBlank(child));
  const lines: Node[] = [];
  for (const part of parts) {
    if (part.type !== 'element' || part.tagName !== 'p') return undefined;
    if (lines.length > 0) lines.push(text(' '));
    append(lines, part.children);
  }
  const dressed = nothingDressed();
  const nodes = dressTree(lines, context, dressed);
  for (const anchor of dressed.anchors) delete anchor.properties.id;
  return nodes;
}

/** Moves nodes to one place of the file: positions count from the line on which the body starts. */
function moveTo(nodes: readonly Node[], at: Place, bodyLine: number): void {
  const point = { line: at.line - bodyLine + 1, column: at.column };
  for (const node of nodes) {
    node.position = { start: point, end: point };
    if (node.type === 'element') moveTo(node.children, at, bodyLine);
  }
}
