/** The text of an example file: one argument for each line. */
export function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
