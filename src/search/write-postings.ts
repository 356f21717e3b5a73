import {
  digits,
  firstDigit,
  firstLead,
  leads,
  levels,
  symbolCode,
  titleClasses,
  wordEnd,
} from './posting-symbols.ts';

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
 * articles come last; the order carries no meaning. Of more than `most` articles the best are written, all of a group or
 * none, and after them how many there are.
 */
export function writePostings(
  articles: Uint32Array,
  groupsOf: Uint8Array,
  from: number,
  to: number,
  most: number,
): string {
  if (to - from === 1) {
    return openings[groupsOf[from] as number] + numberText(articles[from] as number);
  }
  const texts: string[] = [];
  const next: number[] = [];
  const used: number[] = [];
  const least = leastGroup(groupsOf, from, to, most);
  for (let at = from; at < to; at++) {
    const group = groupsOf[at] as number;
    if (group < least) continue;
    const article = articles[at] as number;
    const before = texts[group];
    if (before === undefined) {
      used.push(group);
      texts[group] = openings[group] + numberText(article);
    } else texts[group] = before + numberText(article - (next[group] as number));
    next[group] = article + 1;
  }
  const list = used
    .sort((a, b) => a - b)
    .map((group) => texts[group])
    .join('');
  return least > 0 ? list + wordEnd + (to - from) : list;
}

/** The lowest group that is written: a title is better than any level. */
function leastGroup(groupsOf: Uint8Array, from: number, to: number, most: number): number {
  if (to - from <= most) return 0;
  const counts = new Uint32Array(levels + 1);
  for (let at = from; at < to; at++) {
    const group = Math.min(groupsOf[at] as number, levels);
    counts[group] = (counts[group] as number) + 1;
  }
  let kept = 0;
  let least = levels + 1;
  while (kept < most) kept += counts[--least] as number;
  while (least > 0 && counts[least - 1] === 0) least--;
  return least;
}
