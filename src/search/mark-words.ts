import type { Analyser } from './analyse.ts';

/** Where a text has words that are looked up as one of `terms`: starts and ends, in order. */
export function markWords(
  text: string,
  terms: ReadonlyMap<string, number>,
  analyser: Analyser,
): (readonly [start: number, end: number])[] {
  const isMeant = (word: string, dense: boolean) =>
    analyser.termsOf(word, dense).some((term) => terms.has(term.text));
  return analyser.words(text).flatMap(({ start, end, dense }) => {
    if (!dense) return isMeant(text.slice(start, end), false) ? [[start, end]] : [];
    // A stretch of a script without spaces is marked pair by pair, not as a whole.
    const marks: [number, number][] = [];
    const characters = Array.from(text.slice(start, end));
    let at = start;
    characters.forEach((character, place) => {
      const pair = character + (characters[place + 1] ?? '');
      const last = marks[marks.length - 1];
      if (isMeant(pair, true)) {
        if (last && last[1] >= at) last[1] = at + pair.length;
        else marks.push([at, at + pair.length]);
      }
      at += character.length;
    });
    return marks;
  });
}
