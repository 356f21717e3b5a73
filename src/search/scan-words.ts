/**
 * Kinds of character. `letter`: letters, digits and marks of scripts that put spaces between words. `dense`: scripts
 * that do not (and Korean, whose particles stick to its words). `joiner`: may stand inside a word. `tail`: may end one.
 */
const gap = 0;
const letter = 1;
const dense = 2;
const joiner = 3;
const tail = 4;

const joiners = /['’.\-‐‑_&]/;
const invisible = /[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const denseScripts =
  /[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f]/;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

/** Kind + 1 of each UTF-16 code unit, filled when it is first met. A cache of pure values. */
const kinds = new Uint8Array(65536);

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = kinds[code] as number;
  if (known > 0) return known - 1;
  if (code >= 0xd800 && code <= 0xdfff) return surrogateKind(text, at, code);
  const character = text[at] as string;
  const kind = wordCharacter.test(character)
    ? denseScripts.test(character)
      ? dense
      : letter
    : invisible.test(character)
      ? letter
      : joiners.test(character)
        ? joiner
        : character === '+' || character === '#'
          ? tail
          : gap;
  kinds[code] = kind + 1;
  return kind;
}

/** Both halves of a pair get the pair's kind; a half without its other half separates words. */
function surrogateKind(text: string, at: number, code: number): number {
  const point = text.codePointAt(code < 0xdc00 ? at : at - 1) ?? 0;
  if (point < 0x10000 || !wordCharacter.test(String.fromCodePoint(point))) return gap;
  return point >= 0x20000 ? dense : letter;
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
