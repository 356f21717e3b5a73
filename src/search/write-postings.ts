import { digits, firstDigit, firstLead, leads, levels, symbolCode, titleClasses } from './posting-symbols.ts';

/** A group's number: how the articles in it have the word. */
export function groupOf(level: number, titleClass: number): number {
  return titleClass < 0 ? level - 1 : levels + titleClass * levels + level - 1;
}

const groups = levels + titleClasses * levels;
const openings = Array.from({ length: groups }, (_, group) =>
  group < levels
    ? String.fromCharCode(symbolCode(group))
    : String.fromCharCode(
        symbolCode(levels + Math.floor((group - levels) / levels)),
        symbolCode((group - levels) % levels),
      ),
);
/** Nearly all numbers are short: theirs are spelled once. */
const short = Array.from({ length: digits * leads }, (_, value) => spell(value));

function numberText(value: number): string {
  return short[value] ?? spell(value);
}

function spell(value: number): string {
  let text = String.fromCharCode(symbolCode(firstDigit + (value % digits)));
  for (let rest = Math.floor(value / digits); rest > 0; rest = Math.floor(rest / leads)) {
    text = String.fromCharCode(symbolCode(firstLead + (rest % leads))) + text;
  }
  return text;
}

/**
 * Writes one word's list. `articles` rise from `from` to `to`; `groupsOf` holds the group of each. Groups with the best
 * articles come last; the order carries no meaning.
 */
export function writePostings(articles: Uint32Array, groupsOf: Uint8Array, from: number, to: number): string {
  if (to - from === 1) {
    return openings[groupsOf[from] as number] + numberText(articles[from] as number);
  }
  const texts: string[] = [];
  const next: number[] = [];
  const used: number[] = [];
  for (let at = from; at < to; at++) {
    const group = groupsOf[at] as number;
    const article = articles[at] as number;
    const before = texts[group];
    if (before === undefined) {
      used.push(group);
      texts[group] = openings[group] + numberText(article);
    } else texts[group] = before + numberText(article - (next[group] as number));
    next[group] = article + 1;
  }
  return used
    .sort((a, b) => a - b)
    .map((group) => texts[group])
    .join('');
}
