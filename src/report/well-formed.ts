/** Text that UTF-8 can hold: half a surrogate pair becomes `�`. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
