import { element, type Node, text } from './nodes.ts';

/** A text that is too large or too tangled to be formatted: its paragraphs as they were typed, without comments. */
export function reducedBody(markdown: string): Node[] {
  const nodes: Node[] = [];
  for (const paragraph of markdown.split(/\n[ \t\r]*\n/)) {
    const words = paragraph.trim();
    if (words !== '') nodes.push(element('p', {}, [text(words)]), text('\n'));
  }
  return nodes;
}

/** Takes `<!-- ... -->` out without a parser; one that nobody closes goes on to the end. */
export function cutComments(markdown: string): string {
  let result = '';
  let from = 0;
  for (let start = markdown.indexOf('<!--'); start !== -1; start = markdown.indexOf('<!--', from)) {
    result += markdown.slice(from, start);
    const end = markdown.indexOf('-->', start + 4);
    from = end === -1 ? markdown.length : end + 3;
  }
  return result + markdown.slice(from);
}
