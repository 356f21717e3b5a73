import { isOnlyList } from './attribute-lists.ts';
import { alignCell } from './author-attributes.ts';
import type { HeadingDraft, TableDraft } from './dressed.ts';
import { type ElementNode, element, isBlank, type Node, text, word } from './nodes.ts';

/**
 * Puts a table into a region that scrolls sideways and can be reached by keyboard, and says for each header cell what it heads. The
 * name of the region ("Table 1", then the caption or heading) is completed when the headings have their ids.
 */
export function dressTable(
  table: ElementNode,
  number: number,
  heading: HeadingDraft | undefined,
): TableDraft {
  const labelId = `kbTable${number}`;
  const caption = table.children.find(isElement('caption'));
  const captionId = caption && `${labelId}Caption`;
  if (caption) caption.properties = { id: captionId };
  const hasHeaders = dressRows(table);
  const label = element('span', { id: labelId, hidden: true }, [
    word('span', 'table.label', 'Table'),
    text(` ${number}`),
  ]);
  const region = element(
    'div',
    { className: ['table-scroll'], role: 'region', tabIndex: 0 },
    [label, table],
    table.position,
  );
  return { region, labelId, captionId, heading, hasHeaders };
}

const isElement =
  (name: string) =>
  (node: Node): node is ElementNode =>
    node.type === 'element' && node.tagName === name;

function dressRows(table: ElementNode): boolean {
  const hasHead = table.children.some(isElement('thead'));
  let hasHeaders = false;
  for (const section of table.children) {
    if (section.type !== 'element' || section.tagName === 'caption') continue;
    section.children = section.children.filter((row) => !(row.type === 'element' && isOnlyList(row)));
    const rows = section.children.filter(isElement('tr'));
    rows.forEach((row, index) => {
      const cells = row.children.filter((cell) => cell.type === 'element');
      const isHeaderRow =
        section.tagName === 'thead' ||
        (!hasHead && index === 0 && cells.every((cell) => cell.tagName === 'th'));
      cells.forEach((cell, column) => {
        dressCell(cell, isHeaderRow ? 'col' : column === 0 ? 'row' : undefined);
        hasHeaders ||= cell.tagName === 'th';
      });
    });
  }
  // A head in which nothing is written is only Markdown's way to begin a table.
  table.children = table.children.filter((part) => !isEmptyPart(part));
  return hasHeaders;
}

function isEmptyPart(part: Node): boolean {
  if (part.type !== 'element' || part.tagName === 'caption') return false;
  const rows = part.children.filter(isElement('tr'));
  if (part.tagName !== 'thead') return rows.length === 0;
  return rows.every((row) =>
    row.children.every((cell) => cell.type !== 'element' || cell.children.every(isBlank)),
  );
}

/** An empty header cell heads nothing. */
function dressCell(cell: ElementNode, scope: 'col' | 'row' | undefined): void {
  const aligned: ElementNode['properties'] = {};
  alignCell(cell.properties, aligned);
  delete cell.properties.align;
  delete cell.properties.style;
  if (aligned.align !== undefined) cell.properties.className = [`align-${aligned.align}`];
  if (cell.tagName !== 'th') return;
  if (cell.children.every(isBlank)) {
    cell.tagName = 'td';
    delete cell.properties.scope;
    delete cell.properties.abbr;
  } else if (scope) cell.properties.scope ??= scope;
}

/** Names the region: "Table 1", then the caption or the heading above. `idOf` gives a heading's id. */
export function nameTable(draft: TableDraft, idOf: (heading: HeadingDraft) => string | undefined): void {
  const subject = draft.captionId ?? (draft.heading && idOf(draft.heading));
  draft.region.properties.ariaLabelledBy =
    subject === undefined ? draft.labelId : `${draft.labelId} ${subject}`;
}
