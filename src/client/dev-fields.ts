/** What stands in a text field of the page, and where the caret is in it. */
export interface Typed {
  readonly name: string;
  /** How many text fields come before it. */
  readonly before: number;
  readonly text: string;
  readonly caret: readonly [
    start: number | null,
    end: number | null,
    direction: 'forward' | 'backward' | 'none',
  ];
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What the writer has typed so far, into the search field above all. */
export function typedNow(): Typed[] {
  return fields().map(({ name, value, selectionStart, selectionEnd, selectionDirection }, before) => ({
    ...{ name, before, text: value },
    caret: [selectionStart, selectionEnd, selectionDirection ?? 'none'],
  }));
}

/**
 * Puts it back, and the caret into the field that has the focus: in some browsers another would take it with the caret.
 * Fields that hold their text already are left alone.
 */
export function typeAgain(typed: readonly Typed[]): void {
  const now = fields();
  for (const { name, before, text, caret } of typed) {
    const field = now[before]?.name === name ? now[before] : now.find((one) => one.name === name);
    if (!field || field.value === text) continue;
    field.value = text;
    if (field === document.activeElement) field.setSelectionRange(...caret);
  }
}

function fields(): Field[] {
  return [
    ...document.querySelectorAll<Field>(
      'input:not([type]), input[type="text"], input[type="search"], textarea',
    ),
  ];
}
