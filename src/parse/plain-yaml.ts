import type { Place } from '../model/place.ts';
import type { Entry, Group, List, Scalar } from './tree.ts';

/**
 * Reads the YAML that nearly all front matter consists of: `key: value` lines with plain or simply quoted values, `[a, b]`
 * and `- item` lists of the same, comments and blank lines. Gives the Tree that the YAML parser would give, about ten
 * times faster; gives undefined for anything else, wrong or not, and then the parser decides. A test holds the two together.
 */
export function readPlainYaml(text: string, file: string, firstLine: number): Group | undefined {
  if (strange.test(text)) return undefined;
  const entries: Entry[] = [];
  const keys = new Set<string>();
  /** Items of the list that the last key has below it, when its own line holds no value. */
  let items: Scalar[] | undefined;
  let itemIndent = -1;
  let first: Place | undefined;
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const raw = (lines[index] as string).trimEnd();
    const place = (column: number): Place => ({ path: file, line: firstLine + index, column });
    const content = raw.trimStart();
    if (content === '' || raw.startsWith('#')) continue;
    const indent = raw.length - content.length;
    if (content.startsWith('- ')) {
      const item = simpleScalar(content.slice(2).trimStart(), (skip) => place(raw.length - skip + 1), false);
      const key = entries.at(-1);
      if (item === undefined || key === undefined) return undefined;
      if (items === undefined) {
        if (!isEmptyScalar(key)) return undefined;
        items = [];
        itemIndent = indent;
        const list: List = { kind: 'list', items, at: place(indent + 1) };
        entries[entries.length - 1] = { key: key.key, at: key.at, value: list };
      }
      if (indent !== itemIndent) return undefined;
      items.push(item);
      continue;
    }
    const match = indent === 0 ? keyPattern.exec(raw) : null;
    if (match === null) return undefined;
    const key = match[1] as string;
    if (keys.has(key)) return undefined;
    keys.add(key);
    items = undefined;
    const value = simpleValue(raw.slice(match[0].length), match[0].length, place);
    if (value === undefined) return undefined;
    first ??= place(1);
    entries.push({ key, at: place(1), value });
  }
  return first && { kind: 'group', entries, at: first };
}

/** Tabs, control characters and white space that is not a space: what ends a line or a value, only the parser should judge. */
const strange =
  /[\t\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]|\r(?!\n)/;
const keyPattern = /^([A-Za-z_][\w.-]{0,99}):(?: +|$)/;

type PlaceAt = (column: number) => Place;

function isEmptyScalar(entry: Entry): boolean {
  return entry.value.kind === 'scalar' && entry.value.value === null;
}

function simpleValue(text: string, start: number, place: PlaceAt): Scalar | List | undefined {
  if (text === '') return { kind: 'scalar', value: null, text: '', at: place(1) };
  if (!text.startsWith('[')) return simpleScalar(text, () => place(start + 1), false);
  if (!text.endsWith(']') || text.length < 2) return undefined;
  const items: Scalar[] = [];
  let column = start + 2;
  const inside = text.slice(1, -1);
  for (const part of inside.trim() === '' ? [] : inside.split(',')) {
    const item = part.trim();
    const scalar = simpleScalar(item, () => place(column + part.length - part.trimStart().length), true);
    if (scalar === undefined) return undefined;
    items.push(scalar);
    column += part.length + 1;
  }
  return { kind: 'list', items, at: place(start + 1) };
}

/** A scalar without anything to look up or unescape. `at` gets the number of characters of the scalar. */
function simpleScalar(text: string, at: (length: number) => Place, inFlow: boolean): Scalar | undefined {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const value = text.slice(1, -1);
    if (text.length < 2 || !text.endsWith(quote) || value.includes(quote) || value.includes('\\'))
      return undefined;
    return inFlow && value.includes(',')
      ? undefined
      : { kind: 'scalar', value, text: value, at: at(text.length) };
  }
  if (!/^[\p{L}\p{N}_/(]/u.test(text) || text.endsWith(':') || text.includes(': ') || text.includes(' #'))
    return undefined;
  if (inFlow && /[[\]{}:]/.test(text)) return undefined;
  const value = resolved(text);
  return value === undefined ? undefined : { kind: 'scalar', value, text, at: at(text.length) };
}

/** What the core schema makes of a plain scalar that starts with a letter or a digit; undefined when that takes thought. */
function resolved(text: string): string | number | boolean | undefined {
  if (/^[0-9]/.test(text)) {
    if (/^\d{1,15}$/.test(text)) return Number(text);
    return /^(?:\d+(?:\.\d*)?(?:e[-+]?\d+)?|0[ox].*)$/i.test(text) ? undefined : text;
  }
  if (/^true$/i.test(text)) return /^(?:true|True|TRUE)$/.test(text) ? true : text;
  if (/^false$/i.test(text)) return /^(?:false|False|FALSE)$/.test(text) ? false : text;
  return /^null$/i.test(text) ? undefined : text;
}
