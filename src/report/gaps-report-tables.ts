import { escapeHtml } from '../model/html.ts';

/** Cells as text, or as HTML that is made of escaped text. */
export type TableCell = string | { readonly html: string };

/**
 * A table with a caption, the first cell of each row as its header, in a region that scrolls sideways by keyboard too.
 * Text may be written in any direction without disturbing its neighbours.
 */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly TableCell[])[],
): string {
  const headers = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0
        ? `<th scope="row">${cellHtml(cell)}</th>`
        : `<td${isShort(cell) ? ' class="short"' : ''}>${cellHtml(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<section class="scroll" tabindex="0" aria-label="${escapeHtml(caption)}">
<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${headers}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</section>`;
}

/** Numbers and the like, which are not broken into lines. */
function isShort(cell: TableCell): boolean {
  return typeof cell === 'string' && cell.length < 15;
}

function cellHtml(cell: TableCell): string {
  return typeof cell === 'string' ? `<bdi>${escapeHtml(cell)}</bdi>` : cell.html;
}
