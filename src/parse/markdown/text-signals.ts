import type { Context } from './context.ts';
import type { TextNode } from './nodes.ts';

const emojiRun =
  /(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u20e3)*(?:\u200d\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)*)*\s?){3,}/u;

const symbols = /[\u2190-\u2bff\u3000-\u32ff\ud83c-\ud83e]/;

/** Two words in capitals in a row; one pass, and most texts end here. */
const capitals =
  /(?<![A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f])[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]{2}[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f'\u2019-]*\s{1,9}["'(]?[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]{2}/;

/** Notices runs of three or more emoji and shouted words (four in a row, or three with twelve letters). */
export function findSignals(node: TextNode, context: Context): void {
  const { value } = node;
  if (value.length > 20_000) return;
  if (symbols.test(value)) {
    const run = emojiRun.exec(value);
    if (run) add(node, context, 'emoji-run', run[0].trim(), run.index);
  }
  if (capitals.test(value)) findShouting(node, context);
}

function findShouting(node: TextNode, context: Context): void {
  let words: { word: string; start: number }[] = [];
  const close = () => {
    const letters = words.reduce((sum, { word }) => sum + word.length, 0);
    const [first] = words;
    const last = words.at(-1);
    if (first && last && (words.length >= 4 || (words.length === 3 && letters >= 12))) {
      add(
        node,
        context,
        'all-caps',
        node.value.slice(first.start, last.start + last.word.length),
        first.start,
      );
    }
    words = [];
  };
  for (const match of node.value.matchAll(/\S+/g)) {
    const bare = match[0].replace(/^[^\p{L}\p{N}]{1,9}|[^\p{L}\p{N}]{1,9}$/gu, '');
    if (/^\p{Lu}[\p{Lu}'\u2019-]+$/u.test(bare)) words.push({ word: match[0], start: match.index });
    else close();
    if (/[.!?:;]$/.test(match[0])) close();
  }
  close();
}

function add(
  node: TextNode,
  context: Context,
  kind: 'emoji-run' | 'all-caps',
  text: string,
  index: number,
): void {
  const at = context.at(node);
  const before = node.value.slice(0, index);
  const newline = before.lastIndexOf('\n');
  const lines = before.split('\n').length - 1;
  context.elements.push({
    kind,
    at:
      lines === 0
        ? { ...at, column: at.column + index }
        : { ...at, line: at.line + lines, column: index - newline },
    ok: false,
    text: text.slice(0, 200),
  });
}
