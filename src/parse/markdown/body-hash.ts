import { kindOfAddress } from './addresses.ts';
import { type ElementNode, type Node, textOf } from './nodes.ts';

/**
 * Fingerprint of what a body says: words, headings, steps and their order, cells, code, where links and images lead. How it is
 * written in Markdown does not count: line breaks, white space, the signs for emphasis and lists, paragraphs, comments, anchors.
 * Takes the dressed tree, before anything is lifted out of it.
 */
export function bodyHash(children: readonly Node[]): string {
  const pieces: string[] = [];
  describe(children, pieces);
  const text = pieces
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?([\u0001-\u0008]) ?/g, '$1')
    .trim();
  return `h1${fingerprint(text)}`;
}

/** The same for a text that was not parsed. */
export function plainHash(text: string): string {
  return `h1${fingerprint(text.replace(/\s+/g, ' ').trim())}`;
}

/** Marks stand for structure and are characters that no text holds. */
const marks = {
  heading: '\u0001',
  step: '\u0002',
  item: '\u0003',
  cell: '\u0004',
  target: '\u0005',
  code: '\u0006',
  space: '\u0007',
  line: '\u0008',
};

const breaks = new Set([
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
]);

function describe(nodes: readonly Node[], pieces: string[]): void {
  for (const node of nodes) {
    if (node.type === 'text') pieces.push(withoutMarks(node.value));
    else if (node.type === 'element') describeElement(node, pieces);
  }
}

function describeElement(node: ElementNode, pieces: string[]): void {
  const { tagName, properties } = node;
  if (properties.hidden === true || properties.dataKbString !== undefined) return;
  if (/^h[1-6]$/.test(tagName)) pieces.push(marks.heading);
  else if (tagName === 'td' || tagName === 'th' || tagName === 'caption') pieces.push(marks.cell);
  else if (tagName === 'pre') {
    pieces.push(marks.code, codeOf(node), marks.code);
    return;
  } else if (tagName === 'input') pieces.push(properties.checked === true ? '[x] ' : '[ ] ');
  else if (breaks.has(tagName)) pieces.push(' ');
  if (tagName === 'ul' || tagName === 'ol') describeList(node, pieces);
  else describe(node.children, pieces);
  for (const name of ['href', 'src', 'poster']) {
    const address = textOf(properties[name]);
    if (address !== undefined) pieces.push(marks.target, withoutMarks(targetOf(address)), marks.target);
  }
  if (tagName === 'img') pieces.push(withoutMarks(textOf(properties.alt) ?? ''), marks.target);
  if (/^h[1-6]$/.test(tagName) || tagName === 'tr') pieces.push(marks.heading);
  else if (breaks.has(tagName)) pieces.push(' ');
}

function describeList(list: ElementNode, pieces: string[]): void {
  const mark = list.tagName === 'ol' ? marks.step : marks.item;
  for (const item of list.children) {
    if (item.type === 'element') {
      pieces.push(mark);
      describe(item.children, pieces);
    }
  }
  pieces.push(' ');
}

/** In code, spaces and lines are part of what it says; at the end of a line they are not. */
function codeOf(node: ElementNode): string {
  const words: string[] = [];
  const collect = (nodes: readonly Node[]) => {
    for (const child of nodes) {
      if (child.type === 'text') words.push(child.value);
      else if (child.type === 'element') collect(child.children);
    }
  };
  collect(node.children);
  const lines = withoutMarks(words.join(''))
    .split('\n')
    .map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines.join(marks.line).replace(/\s/g, marks.space);
}

/** One form for an address, however it was encoded. */
function targetOf(address: string): string {
  if (!address.includes('%') || kindOfAddress(address) !== 'internal') return address;
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function withoutMarks(text: string): string {
  return /[\u0001-\u0008]/.test(text) ? text.replace(/[\u0001-\u0008]/g, '') : text;
}

/**
 * 128 bits in hexadecimal: four sums over the UTF-16 code units, each multiplied by its own odd constant as in FNV-1a, mixed with
 * each other at the end by xor, shift and multiplication. It tells texts apart; it is no protection against forgery.
 */
function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  let c = 0x85ebca6b;
  let d = 0xc2b2ae35;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca77) + (a >>> 15);
    c = Math.imul(c ^ unit, 0xc2b2ae3d) ^ (b >>> 13);
    d = Math.imul(d + unit, 0x27d4eb2f) ^ (c >>> 16);
  }
  let sums = [a ^ text.length, b, c, d];
  for (let round = 0; round < 2; round++) {
    sums = sums.map((sum, index) => {
      const mixed = Math.imul(sum ^ (sum >>> 16) ^ (sums[(index + 1) % 4] as number), 0x2c1b3c6d);
      return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) ^ (mixed >>> 16);
    });
  }
  return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}
