/** The text without halves of surrogate pairs and NUL, which no file can hold; places stay. */
export function wellFormed(text: string): string {
  const whole = isWellFormed(text) ? text : text.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
}

/** `String.prototype.isWellFormed`, which every supported Node has and the compiler's library does not know yet. */
function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
