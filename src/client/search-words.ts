import type { Found } from '../search/create-search.ts';

/** Interface words, from the attributes of the search form: `data-count`, `data-none` and so on. */
export interface SearchWords {
  readonly count: string;
  readonly none: string;
  readonly repaired: string;
  readonly failed: string;
  readonly suggestions: string;
  readonly more: string;
}

/** Reads the words of a form. */
export function wordsOf(form: HTMLElement): SearchWords {
  const { count = '', none = '', repaired = '', failed = '', suggestions = '', more = '' } = form.dataset;
  return { count, none, repaired, failed, suggestions, more };
}

/** What a search led to, in words: what a misspelt word was taken for, and how many results there are. */
export function summaryOf(found: Found, query: string, words: SearchWords): string {
  if (found.results.length === 0) return put(words.none, 'query', query);
  return [repairedOf(found, words), put(words.count, 'count', found.results.length)]
    .filter(Boolean)
    .join(' ');
}

/** That words were taken for others; '' when none was. */
export function repairedOf(found: Found, words: SearchWords): string {
  if (found.repairs.length === 0) return '';
  return put(words.repaired, 'words', found.repairs.map(({ to }) => to).join(', '));
}

/** Puts a value into its `{name}` place, as it is: `$&` means nothing here. */
function put(text: string, name: string, value: string | number): string {
  return text.split(`{${name}}`).join(String(value));
}
