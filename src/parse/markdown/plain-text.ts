import { blocks } from './html-elements.ts';
import { type ElementNode, type Node, textOf } from './nodes.ts';

const separated = new Set([...blocks, 'br', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot']);

/** Collects words into lines: blocks end a line, white space in between is one space. */
export class LineBuilder {
  #lines: string[] = [];
  #line = '';

  add(value: string): void {
    const words = /[\n\t\r\f]|\s\s/.test(value) ? value.replace(/\s+/g, ' ') : value;
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? words.trimStart() : words;
  }

  /** Code keeps its lines. */
  addCode(value: string): void {
    for (const line of value.split('\n')) {
      this.add(line);
      this.endLine();
    }
  }

  endLine(): void {
    const line = this.#line.trimEnd();
    if (line !== '') this.#lines.push(line);
    this.#line = '';
  }

  /** The lines so far; starts anew. */
  take(): string {
    this.endLine();
    const text = this.#lines.join('\n');
    this.#lines = [];
    return text;
  }
}

/**
 * The words of a piece of tree: blocks apart by a line feed, images as their text alternative; without what is hidden, footnote
 * marks and words of the interface.
 */
export function plainText(nodes: readonly Node[]): string {
  const lines = new LineBuilder();
  for (const node of nodes) addNode(node, lines, addNode);
  return lines.take();
}

/** The same on one line. */
export function lineOf(nodes: readonly Node[]): string {
  const [only] = nodes;
  if (nodes.length === 1 && only?.type === 'text' && !/\s\s|[\n\t\r\f]/.test(only.value))
    return only.value.trim();
  return plainText(nodes).replaceAll('\n', ' ');
}

export type Visit = (node: Node, lines: LineBuilder, visit: Visit) => void;

/** Adds one node; what is inside it goes through `visit`. */
export function addNode(node: Node, lines: LineBuilder, visit: Visit): void {
  if (node.type === 'text') lines.add(node.value);
  if (node.type !== 'element' || isSilent(node)) return;
  const { tagName } = node;
  if (tagName === 'img') lines.add(textOf(node.properties.alt) ?? '');
  const isApart = separated.has(tagName);
  if (isApart) lines.endLine();
  if (tagName === 'pre') addCode(node.children, lines);
  else for (const child of node.children) visit(child, lines, visit);
  if (isApart) lines.endLine();
}

function addCode(nodes: readonly Node[], lines: LineBuilder): void {
  lines.addCode(textIn(nodes));
}

/** All text of a piece of tree as it is. */
export function textIn(nodes: readonly Node[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += node.value;
    else if (node.type === 'element') text += textIn(node.children);
  }
  return text;
}

/** Words of the interface, what is hidden, and links between footnotes and text. */
function isSilent({ tagName, properties }: ElementNode): boolean {
  if (properties.dataKbString !== undefined || properties.hidden === true || tagName === 'kb-note')
    return true;
  const className = tagName === 'a' ? textOf(properties.className) : undefined;
  return className === 'note-ref' || className === 'note-back';
}
