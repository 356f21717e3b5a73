import { kindOfAddress } from './addresses.ts';
import { Fingerprint } from './fingerprint.ts';
import { type ElementNode, type Node, textOf } from './nodes.ts';
import { textIn } from './plain-text.ts';

/**
 * Fingerprint of what a body says: words, headings, steps and their order, cells, code, where links and images lead. How it is
 * written in Markdown does not count: line breaks, white space, the signs for emphasis and lists, paragraphs, comments, anchors.
 * Takes the dressed tree, before anything is lifted out of it.
 */
export function bodyHash(children: readonly Node[]): string {
  const sum = new Fingerprint();
  describe(children, sum);
  return `h1${sum.digest()}`;
}

/** The same for a text that was not parsed. */
export function plainHash(text: string): string {
  const sum = new Fingerprint();
  sum.words(text);
  return `h1${sum.digest()}`;
}

/** What stands between words; no text holds these characters. */
const marks = {
  heading: '\u0001',
  step: '\u0002',
  item: '\u0003',
  cell: '\u0004',
  target: '\u0005',
  code: '\u0006',
  done: '\u0007',
  open: '\u0008',
} as const;

const breaks = new Set([
  ...[
    'p',
    'br',
    'div',
    'ul',
    'ol',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'table',
    'details',
    'summary',
    'figure',
    'figcaption',
    'hr',
  ],
]);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function describe(nodes: readonly Node[], sum: Fingerprint): void {
  for (const node of nodes) {
    if (node.type === 'text') sum.words(node.value);
    else if (node.type === 'element') describeElement(node, sum);
  }
}

function describeElement(node: ElementNode, sum: Fingerprint): void {
  const { tagName, properties } = node;
  if (properties.hidden === true || properties.dataKbString !== undefined) return;
  const isHeading = headings.has(tagName);
  const isBreak = breaks.has(tagName);
  if (isHeading) sum.mark(marks.heading);
  else if (isBreak) sum.space();
  else if (tagName === 'td' || tagName === 'th' || tagName === 'caption') sum.mark(marks.cell);
  else if (tagName === 'input') sum.mark(properties.checked === true ? marks.done : marks.open);
  else if (tagName === 'pre') {
    describeCode(node, sum);
    return;
  }
  if (tagName === 'ul' || tagName === 'ol') describeList(node, sum);
  else describe(node.children, sum);
  if (tagName === 'a') describeAddress(properties.href, sum);
  else if (properties.src !== undefined) describeAddress(properties.src, sum);
  if (tagName === 'img') sum.words(textOf(properties.alt) ?? '');
  if (isHeading || tagName === 'tr') sum.mark(marks.heading);
  else if (isBreak) sum.space();
}

function describeList(list: ElementNode, sum: Fingerprint): void {
  for (const item of list.children) {
    if (item.type !== 'element') continue;
    sum.mark(list.tagName === 'ol' ? marks.step : marks.item);
    describe(item.children, sum);
  }
}

/** In code, spaces and lines are part of what it says; at the end of a line or of the code they are not. */
function describeCode(node: ElementNode, sum: Fingerprint): void {
  sum.mark(marks.code);
  const lines = textIn(node.children).trimEnd().split('\n');
  for (const line of lines) sum.exactly(`${line.trimEnd()}\n`);
  sum.mark(marks.code);
}

/** An address in one form, however it was encoded. */
function describeAddress(value: ElementNode['properties'][string], sum: Fingerprint): void {
  const address = textOf(value);
  if (address === undefined) return;
  sum.mark(marks.target);
  sum.exactly(address.includes('%') && kindOfAddress(address) === 'internal' ? decoded(address) : address);
  sum.mark(marks.target);
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
