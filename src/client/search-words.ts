/** Interface words, from the attributes of the search form. */
export interface SearchWords {
  readonly count: string;
  readonly none: string;
  readonly repaired: string;
  readonly failed: string;
  readonly suggestions: string;
}

/** Reads `data-count`, `data-none` and so on. */
export function wordsOf(form: HTMLElement): SearchWords {
  const { count = '', none = '', repaired = '', failed = '', suggestions = '' } = form.dataset;
  return { count, none, repaired, failed, suggestions };
}

/** Puts a value into its `{name}` place, as it is: `$&` means nothing here. */
export function put(text: string, name: string, value: string | number): string {
  return text.split(`{${name}}`).join(String(value));
}
