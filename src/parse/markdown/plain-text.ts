import { blocks } from './html-elements.ts';
import { type Node, textOf } from './nodes.ts';

const separated = new Set([...blocks, 'br', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot']);

/**
 * The words of a piece of tree: blocks apart by a line feed, images as their text alternative; without what is hidden, footnote
 * marks and words of the interface.
 */
export function plainText(nodes: readonly Node[]): string {
  const pieces: string[] = [];
  collect(nodes, pieces, false);
  return tidy(pieces.join(''));
}

function collect(nodes: readonly Node[], pieces: string[], isCode: boolean): void {
  for (const node of nodes) {
    if (node.type === 'text') pieces.push(isCode ? node.value : node.value.replace(/\s+/g, ' '));
    else if (node.type === 'element') {
      const { tagName, properties } = node;
      if (properties.dataKbString !== undefined || properties.hidden === true || tagName === 'kb-note')
        continue;
      if (tagName === 'img') pieces.push(textOf(properties.alt) ?? '');
      const isApart = separated.has(tagName);
      if (isApart) pieces.push('\n');
      collect(node.children, pieces, isCode || tagName === 'pre');
      if (isApart) pieces.push('\n');
    }
  }
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The same on one line. */
export function lineOf(nodes: readonly Node[]): string {
  return plainText(nodes).replaceAll('\n', ' ');
}
