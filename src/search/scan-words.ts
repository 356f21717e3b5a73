/**
 * Kinds of character. `letter`: letters, digits and marks of scripts that put spaces between words. `dense`: scripts
 * that do not (and Korean, whose particles stick to its words). `joiner`: may stand inside a word. `tail`: may end one.
 */
const gap = 0;
const letter = 1;
const dense = 2;
const joiner = 3;
const tail = 4;

const joiners = /^['’.\-‐‑_&]$/;
/** Characters that show nothing belong to the word that they are in. */
const invisible = /^\p{Cf}$/u;
const denseScripts =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const wordCharacter = /^[\p{L}\p{N}\p{M}]$/u;

/** Kind + 1 of each UTF-16 code unit that is a character, filled when it is first met. A cache of pure values. */
const kinds = new Uint8Array(65536);

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = kinds[code] as number;
  if (known > 0) return known - 1;
  // Both halves of a pair have the pair's kind; a half without its other half separates words.
  const isFirst = code >= 0xd800 && code < 0xdc00;
  const isSecond = code >= 0xdc00 && code < 0xe000;
  const character = text.slice(isSecond ? at - 1 : at, isFirst ? at + 2 : at + 1);
  const kind = wordCharacter.test(character)
    ? denseScripts.test(character)
      ? dense
      : letter
    : invisible.test(character)
      ? letter
      : joiners.test(character)
        ? joiner
        : /^[+#]$/.test(character)
          ? tail
          : gap;
  if (!isFirst && !isSecond) kinds[code] = kind + 1;
  return kind;
}

/**
 * Finds the words of a text and calls `visit` with where each starts and ends; `isDense` when the stretch is of a script
 * without spaces. `wi-fi`, `don't`, `2.0.10`, `err_timeout`, `q&a`, `c++` and `c#` are one word each.
 */
export function scanWords(text: string, visit: (start: number, end: number, isDense: boolean) => void): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const kind = kindOf(text, at);
    if (kind !== letter && kind !== dense) {
      at++;
      continue;
    }
    const start = at++;
    while (at < length) {
      const next = kindOf(text, at);
      if (next === kind) at++;
      else if (next === joiner && kind === letter && at + 1 < length && kindOf(text, at + 1) === letter)
        at += 2;
      else break;
    }
    if (kind === letter && at < length && kindOf(text, at) === tail) {
      let end = at + 1;
      if (end < length && kindOf(text, end) === tail) end++;
      if (end === length || (kindOf(text, end) !== letter && kindOf(text, end) !== tail)) at = end;
    }
    visit(start, at, kind === dense);
  }
}
