import { authorAttributes } from './author-attributes.ts';
import { append, type ElementNode, element, isBlank, type Node } from './nodes.ts';
import { wrapItems } from './repair-groups.ts';
import type { Repair, Where } from './repair-where.ts';

const sections = ['thead', 'tbody', 'tfoot'];

/** A table with at most one caption, at most one head and foot, no empty rows, and cells that stay inside their part of the table. */
export function repairTable(
  make: (children: Node[]) => ElementNode,
  node: ElementNode,
  where: Where,
  repair: Repair,
): Node[] {
  const parts: ElementNode[] = [];
  let caption: ElementNode | undefined;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'caption' && !caption) {
      const words = repair(child.children, { ...where, inLine: true, parent: 'caption' });
      if (!words.every(isBlank)) caption = element('caption', {}, words, child.position);
    } else if (sections.includes(child.tagName)) {
      const rows = repairRows(child, where, repair);
      const last = parts.at(-1);
      const name = sectionName(child.tagName, parts);
      if (rows.length === 0) continue;
      if (last?.tagName === name && name !== 'tbody') append(last.children, rows);
      else parts.push(element(name, {}, rows, child.position));
    }
  }
  if (parts.length === 0) return caption ? [element('p', {}, caption.children, caption.position)] : [];
  for (const part of parts) clipCells(part.children as ElementNode[]);
  return [make([...(caption ? [caption] : []), ...parts])];
}

/** The head stands before everything, the foot behind; a second of either is a part like others. */
function sectionName(written: string, before: readonly ElementNode[]): string {
  if (written === 'thead')
    return before.length === 0 || before.at(-1)?.tagName === 'thead' ? 'thead' : 'tbody';
  if (before.at(-1)?.tagName === 'tfoot') return 'tfoot';
  return written;
}

function repairRows(section: ElementNode, where: Where, repair: Repair): ElementNode[] {
  const rows: ElementNode[] = [];
  for (const row of section.children) {
    if (row.type !== 'element' || row.tagName !== 'tr') continue;
    const cells: Node[] = [];
    for (const cell of row.children) {
      if (cell.type !== 'element' || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue;
      const children = repair(cell.children, { ...where, parent: cell.tagName });
      cells.push(
        element(
          cell.tagName,
          authorAttributes(cell, cell.tagName, () => {}),
          wrapItems(children),
          cell.position,
        ),
      );
    }
    if (cells.length > 0) rows.push(element('tr', {}, cells, row.position));
  }
  return rows;
}

/** Cells must not reach below the last row of their part, nor into each other. In a giant table no cell spans anything. */
function clipCells(rows: readonly ElementNode[]): void {
  const widest = Math.max(...rows.map((row) => row.children.length).slice(0, 10_000));
  if (rows.length > 10_000 || widest * rows.length > 200_000) {
    dropSpans(rows);
    return;
  }
  /** Column -> rows below that a cell above still covers. */
  let covered: number[] = [];
  rows.forEach((row, index) => {
    const below = covered.map((left) => Math.max(0, left - 1));
    let column = 0;
    for (const cell of row.children as ElementNode[]) {
      const { properties } = cell;
      while ((covered[column] ?? 0) > 0) column++;
      let width = column > 200 ? 1 : Math.min(200, Number(properties.colSpan ?? 1));
      for (let offset = 1; offset < width; offset++) if ((covered[column + offset] ?? 0) > 0) width = offset;
      const height = Math.min(Number(properties.rowSpan ?? 1), rows.length - index);
      if (width > 1) properties.colSpan = width;
      else delete properties.colSpan;
      if (height > 1) properties.rowSpan = height;
      else delete properties.rowSpan;
      for (let offset = 0; offset < width; offset++) below[column + offset] = height - 1;
      column += width;
    }
    covered = below.map((left) => left ?? 0);
  });
}

function dropSpans(rows: readonly ElementNode[]): void {
  for (const row of rows) {
    for (const cell of row.children as ElementNode[]) {
      delete cell.properties.colSpan;
      delete cell.properties.rowSpan;
    }
  }
}
