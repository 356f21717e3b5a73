import { cleanText, padTo, widthOf } from './terminal-text.ts';

/** Rows in columns, two spaces between, the last column as it comes. Columns named in `right` are flush right. */
export function textTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const clean = rows.map((row) => row.map(cleanText));
  const widths: number[] = [];
  for (const row of clean) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  }
  const lines = clean.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (right.includes(column)) return ' '.repeat(Math.max(0, width - widthOf(cell))) + cell;
        return column === row.length - 1 ? cell : padTo(cell, width);
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}
