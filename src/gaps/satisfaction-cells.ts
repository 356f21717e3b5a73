import { isEmptyCell } from './date-columns.ts';
import { plainWords } from './header-names.ts';

/**
 * How satisfaction is written. `words`: good and bad. `signed`: above 100 is happy, 100 neutral, below 0 unhappy.
 * A number is the top of the scale: 1, 5, 7, 10 or 100.
 */
export type SatisfactionScale = 'words' | 'signed' | 1 | 5 | 7 | 10 | 100;

const good =
  /^(?:good|great|positive|satisfied|very satisfied|extremely satisfied|happy|very happy|extremely happy|excellent|amazing|awesome|thumbs ?up|up|yes|like|liked|gut|sehr gut|zufrieden|sehr zufrieden|positiv|bon|bonne|satisfait|tres satisfait|bueno|buena|satisfecho|muy satisfecho|bom|boa|satisfeito|muito satisfeito|buono|soddisfatto|molto soddisfatto|goed|tevreden|zeer tevreden|bra|nojd|god|tilfreds|dobry|dobra|zadowolony|iyi|memnun|хорошо|доволен|положительно|満足|良い|满意|好评|好|滿意|만족|좋음)\b/u;
const bad =
  /^(?:bad|poor|negative|dissatisfied|very dissatisfied|extremely dissatisfied|unsatisfied|unhappy|very unhappy|extremely unhappy|terrible|not good|thumbs ?down|down|no|dislike|neutral|ok|okay|average|schlecht|sehr schlecht|unzufrieden|negativ|mauvais|mauvaise|insatisfait|malo|mala|insatisfecho|mau|ruim|insatisfeito|cattivo|insoddisfatto|slecht|ontevreden|dalig|missnojd|darlig|utilfreds|zly|zla|niezadowolony|kotu|плохо|недоволен|отрицательно|不満|悪い|不满意|差评|差|不滿意|불만|나쁨)(?:$|\b)/u;

const cjk = /^(?:満足|良い|满意|好评|滿意|만족|좋음)/;

/** Decides from sample cells how a column writes satisfaction; undefined when it cannot be told. */
export function decideScale(cells: readonly string[]): SatisfactionScale | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !isEmptyCell(cell));
  const numbers = filled.map(numberOf).filter((value): value is number => value !== undefined);
  if (numbers.length * 2 < filled.length || numbers.length === 0) {
    return filled.some((cell) => wordOf(cell) !== undefined) ? 'words' : undefined;
  }
  const highest = numbers.reduce((a, b) => Math.max(a, b), 0);
  const lowest = numbers.reduce((a, b) => Math.min(a, b), 0);
  if (lowest < -1 || (highest > 100 && highest <= 103)) return 'signed';
  if (numbers.every((value) => value === 0 || value === 1 || value === -1)) return 1;
  return ([5, 7, 10, 100] as const).find((top) => highest <= top);
}

/** What became of a satisfaction cell. */
export type SatisfactionOutcome = boolean | 'empty' | 'unreadable';

/** True from three quarters of the scale upwards: 4 of 5, 6 of 7, 8 of 10; neutral words count as not satisfied. */
export function readSatisfaction(cell: string, scale: SatisfactionScale): SatisfactionOutcome {
  if (isEmptyCell(cell)) return 'empty';
  if (scale === 'words') return wordOf(cell) ?? 'empty';
  const value = numberOf(cell.trim());
  if (value === undefined) return 'unreadable';
  if (scale === 'signed') return value > 100;
  if (value > scale || value < (scale === 1 ? -1 : 0)) return 'unreadable';
  return value >= scale * 0.75;
}

function wordOf(cell: string): boolean | undefined {
  const words = plainWords(cell.slice(0, 60));
  if (/^(?:not offered|offered|unoffered|not rated|unrated|pending|sent)/.test(words)) return undefined;
  if (bad.test(words)) return false;
  if (good.test(words) || cjk.test(words)) return true;
  return undefined;
}

/** `4`, `4.5`, `4,5`, `4/5`, `80%`, `★★★★`. */
function numberOf(text: string): number | undefined {
  const match = /^(-?\d+(?:[.,]\d+)?)\s*(?:%|\/\s*\d+|stars?)?$/i.exec(text);
  if (match) return Number((match[1] as string).replace(',', '.'));
  const stars = /^([★⭐]{1,10})[☆]*$/u.exec(text)?.[1];
  return stars === undefined ? undefined : Array.from(stars).length;
}
