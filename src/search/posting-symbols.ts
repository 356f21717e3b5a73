/**
 * How lists of articles are written as text that is safe in a script and short after gzip. 91 printable characters are
 * symbols: 8 open a group of one level, 13 open a group of title words, 24 are leading digits and 46 are last digits of
 * a number. A list is groups; a group is its opening and, in rising order, how many articles each is after the last.
 */
export const levels = 8;
export const titleClasses = 13;
export const firstLead = levels + titleClasses;
export const leads = 24;
export const firstDigit = firstLead + leads;
export const digits = 46;

/** Symbol -> character code: `#` to `~` without the backslash. */
export function symbolCode(symbol: number): number {
  return symbol < 57 ? 35 + symbol : 36 + symbol;
}

/** The symbol at a place of a text. */
export function symbolAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 92 ? code - 35 : code - 36;
}

/** Between two entries of a slice, and between an entry's word and its list. */
export const entryEnd = '!';
export const wordEnd = ' ';
/** Between a word and the words it stands for; between the words of a phrase. */
export const aliasMark = '=';
export const phraseMark = '_';

/** How much of a title a title class says it is, as the sum of its words' idf. */
export function titleWeight(titleClass: number): number {
  return 1.4 ** titleClass;
}

/** The class whose weight is nearest to a title's. */
export function titleClassOf(weight: number): number {
  return Math.min(titleClasses - 1, Math.max(0, Math.round(Math.log(weight) / Math.log(1.4))));
}
