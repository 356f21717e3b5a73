import { digits, firstDigit, firstLead, leads, levels, symbolAt } from './posting-symbols.ts';

/**
 * Calls `visit` for every article of a list: its number, its level (1 to 8) and its title class, or -1 where the word is
 * not in the title.
 */
export function readPostings(
  list: string,
  visit: (article: number, level: number, titleClass: number) => void,
): void {
  let level = 0;
  let titleClass = -1;
  let next = 0;
  let number = 0;
  for (let at = 0; at < list.length; at++) {
    const symbol = symbolAt(list, at);
    if (symbol >= firstDigit) {
      next += number * digits + symbol - firstDigit;
      visit(next++, level, titleClass);
      number = 0;
    } else if (symbol >= firstLead) number = number * leads + symbol - firstLead;
    else {
      titleClass = -1;
      next = 0;
      level = symbol + 1;
      if (symbol >= levels) {
        titleClass = symbol - levels;
        level = symbolAt(list, ++at) + 1;
      }
    }
  }
}

/** How many articles a list has. */
export function countPostings(list: string): number {
  let count = 0;
  readPostings(list, () => {
    count++;
  });
  return count;
}
