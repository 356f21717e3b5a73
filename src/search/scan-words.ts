/**
 * Kinds of character. `letter`: letters, digits and marks of scripts that put spaces between words. `dense`: scripts
 * that do not (and Korean, whose particles stick to its words). `joiner`: may stand inside a word. `tail`: may end one.
 */
const gap = 1;
const joiner = 2;
const dense = 3;
const letter = 4;
const tail = 5;

const joiners = /^['’.\-‐‑_&]$/;
const denseScripts =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** Characters that show nothing (Cf) belong to the word that they are in. */
const wordCharacter = /^[\p{L}\p{N}\p{M}\p{Cf}]$/u;

/** Kind of each UTF-16 code unit that is a character, 0 until it is met. A cache of pure values. */
const kinds = new Uint8Array(65536);

function kindOf(text: string, at: number): number {
  // Behind the end there is a gap. V8 asks more slowly for all characters once it was asked for one that is not there.
  return at < text.length ? kinds[text.charCodeAt(at)] || newKindOf(text, at) : gap;
}

function newKindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // Both halves of a pair have the pair's kind; a half without its other half separates words.
  const isFirst = code >> 10 === 0xd800 >> 10;
  const isSecond = code >> 10 === 0xdc00 >> 10;
  const character = text.slice(isSecond ? at - 1 : at, isFirst ? at + 2 : at + 1);
  const kind = wordCharacter.test(character)
    ? denseScripts.test(character)
      ? dense
      : letter
    : joiners.test(character)
      ? joiner
      : /^[+#]$/.test(character)
        ? tail
        : gap;
  // Neither half.
  if (isFirst === isSecond) kinds[code] = kind;
  return kind;
}

/**
 * Finds the words of a text and calls `visit` with where each starts and ends; `isDense` when the stretch is of a script
 * without spaces. `wi-fi`, `don't`, `2.0.10`, `err_timeout`, `q&a`, `c++` and `c#` are one word each.
 */
export function scanWords(text: string, visit: (start: number, end: number, isDense: boolean) => void): void {
  let at = 0;
  while (at < text.length) {
    const start = at;
    const kind = kindOf(text, at++);
    if (kind !== letter && kind !== dense) continue;
    while (
      kindOf(text, at) === kind ||
      (kind === letter && kindOf(text, at) === joiner && kindOf(text, at + 1) === letter)
    )
      at++;
    if (kind === letter && kindOf(text, at) === tail) {
      const end = kindOf(text, at + 1) === tail ? at + 2 : at + 1;
      if (kindOf(text, end) < letter) at = end;
    }
    visit(start, at, kind === dense);
  }
}
