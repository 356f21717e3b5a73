import { isEmptyCell } from './date-columns.ts';

/** Stands between values that a file kept apart: list elements, repeated columns. */
export const listSeparator = '\u001f';

/** How the cells of the tag columns hold several tags. `one`: a cell is one tag. `list`: kept apart by the file. */
export type TagStyle = 'one' | 'list' | 'json' | 'angle' | ',' | ';' | '|' | ' ' | '\n';

/** What the style is called in messages and as a value of `--tag-sep`. */
export const tagStyleNames: Readonly<Record<TagStyle, string>> = {
  one: 'one',
  list: 'list',
  json: 'json',
  angle: 'angle',
  ',': 'comma',
  ';': 'semicolon',
  '|': 'pipe',
  ' ': 'space',
  '\n': 'line',
};

const separators = [';', '|', '\n', ','] as const;
type Separator = (typeof separators)[number];

/** Separators as written, in the full-width forms of East Asian scripts too. */
const signs: Readonly<Record<Separator, RegExp>> = {
  ';': /[;\uff1b]/,
  '|': /[|\uff5c]/,
  '\n': /\n/,
  ',': /[,\uff0c\u3001]/,
};

/**
 * Decides for a whole column how tags are kept apart. `isTopic`: the column is by its name a single topic
 * ("Category"), where a comma or space is part of the name.
 */
export function decideTagStyle(cells: readonly string[], isTopic: boolean): TagStyle {
  if (cells.some((cell) => cell.includes(listSeparator))) return 'list';
  const all = cells.map((cell) => cell.trim()).filter((cell) => !isEmptyCell(cell));
  // A formula ("=cmd|...") says nothing about how tags are kept apart.
  const plain = all.filter((cell) => !/^[=+@-]/.test(cell));
  const filled = plain.length > 0 ? plain : all;
  if (filled.length === 0) return 'one';
  if (filled.every((cell) => /^\[.*\]$/s.test(cell) || /^\{.*\}$/s.test(cell))) return 'json';
  if (filled.every((cell) => cell.startsWith('<') && cell.endsWith('>'))) return 'angle';
  const usual = isTopic ? ([';', '|', '\n'] as const) : separators;
  const used = usual
    .map((separator) => ({ separator, cells: filled.filter((cell) => isSeveral(cell, separator)).length }))
    .filter((candidate) => candidate.cells > 0)
    .map((candidate) => ({ ...candidate, known: knownShare(filled, candidate.separator) }));
  // Several could be meant: the one whose pieces stand alone elsewhere, then the one that more cells have.
  used.sort((a, b) => b.known - a.known || b.cells - a.cells);
  if (used[0]) return used[0].separator;
  return !isTopic && spacesSeparate(filled) ? ' ' : 'one';
}

/** At least two tags are in the cell when it is split. */
function isSeveral(cell: string, separator: Separator): boolean {
  return (
    signs[separator].test(cell) &&
    cell.split(signs[separator]).filter((text) => text.trim() !== '').length > 1
  );
}

/** Share of the cells with a separator of which a piece is also a whole cell or a piece of another cell. */
function knownShare(cells: readonly string[], separator: Separator): number {
  const seen = new Map<string, number>();
  for (const cell of cells) {
    for (const piece of new Set(cell.split(signs[separator]).map((text) => text.trim()))) {
      seen.set(piece, (seen.get(piece) ?? 0) + 1);
    }
  }
  const several = cells.filter((cell) => isSeveral(cell, separator));
  const known = several.filter((cell) =>
    cell.split(signs[separator]).some((piece) => (seen.get(piece.trim()) ?? 0) > 1),
  );
  return Math.round((known.length / several.length) * 10);
}

/**
 * Do spaces stand between tags, or inside of them ("late delivery")? Between, when tags join their words with `_`,
 * `-` or `:`, or when most words also stand alone.
 */
function spacesSeparate(cells: readonly string[]): boolean {
  const several = cells.filter((cell) => /\s/.test(cell));
  if (several.length === 0) return false;
  if (cells.some((cell) => /[\p{L}\d][_][\p{L}\d]/u.test(cell))) return true;
  const alone = new Set(cells.filter((cell) => !/\s/.test(cell)));
  const words = new Set(several.flatMap((cell) => cell.split(/\s+/)));
  const isPlainWord = (word: string): boolean => !/[-:]/.test(word);
  const known = [...words].filter((word) => alone.has(word) || !isPlainWord(word)).length;
  return known * 3 >= words.size * 2;
}

/** The tags of one cell, as written. */
export function splitTags(cell: string, style: TagStyle): string[] {
  switch (style) {
    case 'one':
      return [cell];
    case 'list':
      return cell.split(listSeparator);
    case 'json':
      return splitJson(cell);
    case 'angle':
      return cell.split(/[<>]+/);
    case ' ':
      return cell.split(/\s+/);
    default:
      return cell.split(signs[style]).map(withoutQuotes);
  }
}

/** `["a","b"]`, `['a', 'b']`, `{a,b}`. Falls back to the commas when it is not JSON. */
function splitJson(cell: string): string[] {
  const text = cell.trim();
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.map(nameOf);
    } catch {
      // Python and SQL write lists that are no JSON.
    }
  }
  return text
    .replace(/^[[{]|[\]}]$/g, '')
    .split(',')
    .map(withoutQuotes);
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === null || typeof value !== 'object') return '';
  const { name, tag, label, title } = value as Record<string, unknown>;
  return [name, tag, label, title].find((text): text is string => typeof text === 'string') ?? '';
}

function withoutQuotes(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}
