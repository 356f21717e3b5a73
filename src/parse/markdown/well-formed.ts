/** The text without halves of surrogate pairs and NUL, which no file can hold; places stay. */
export function wellFormed(text: string): string {
  return /[\0\p{Surrogate}]/u.test(text) ? text.replace(/[\0\p{Surrogate}]/gu, '\ufffd') : text;
}
