import { colourCode } from './colour-code.ts';
import type { Dressed } from './dressed.ts';
import { depthOf, type ElementNode, element, type Node, textOf } from './nodes.ts';

/** Longer code stays plain, and so does all code after so many characters of one article: the time for colours must be bounded. */
const maxCharacters = 10_000;
const maxTotal = 30_000;
const maxDepth = 30;

/** Names after a fence that say "no language". They do not load the highlighter. */
const plain = new Set([
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'output',
  'console',
  'log',
  'mermaid',
  'csv',
]);

/**
 * Colours the code of a fence whose language is known, with class names only (`hljs-keyword`): nothing runs in the browser.
 * Gives the nodes to stand in `code`.
 */
export function highlight(code: ElementNode, language: string, dressed: Dressed): Node[] {
  const [only] = code.children;
  const name = language.toLowerCase();
  if (code.children.length !== 1 || only?.type !== 'text' || plain.has(name)) return code.children;
  if (only.value.length > maxCharacters || dressed.coloured + only.value.length > maxTotal)
    return code.children;
  const coloured = colourCode(name, only.value);
  if (!coloured) return code.children;
  dressed.coloured += only.value.length;
  return depthOf({ type: 'root', children: coloured }) > maxDepth ? code.children : coloured.map(plainSpan);
}

/** Only class names of the highlighter, nothing else. */
function plainSpan(node: Node): Node {
  if (node.type !== 'element') return node;
  const className = (textOf(node.properties.className) ?? '')
    .split(' ')
    .filter((name) => /^hljs-[\w-]+$/.test(name));
  return element('span', className.length > 0 ? { className } : {}, node.children.map(plainSpan));
}

/** The language that a fence names: `language-js` on the `code` element. */
export function languageOf(code: ElementNode): string | undefined {
  const { className } = code.properties;
  const first = Array.isArray(className)
    ? className.find((name) => String(name).startsWith('language-'))
    : undefined;
  return first === undefined ? undefined : String(first).slice('language-'.length);
}
