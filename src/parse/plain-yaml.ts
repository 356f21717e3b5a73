import type { Place } from '../model/place.ts';
import type { Entry, Group, List, Scalar, Tree } from './tree.ts';

/**
 * Reads the YAML that nearly all front matter and settings consist of: `key: value` lines with plain or simply quoted values,
 * `[a, b]`, `- item` lists and groups of the same, comments and blank lines. Gives the Tree that the YAML parser would give,
 * about ten times faster and without loading the parser; gives undefined for anything else, wrong or not, and then the parser
 * decides. A test holds the two together.
 */
export function readPlainYaml(text: string, file: string, firstLine: number): Group | List | undefined {
  if (strange.test(text)) return undefined;
  const lines = linesOf(text, file, firstLine);
  const [first] = lines;
  if (first?.indent !== 0) return undefined;
  const reader = new Reader(lines);
  const tree = isItem(first) ? reader.list(first) : reader.group(first);
  return reader.isAtEnd ? tree : undefined;
}

/** Tabs, control characters and white space that is not a space: what ends a line or a value, only the parser should judge. */
const strange =
  /[\t\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]|\r(?!\n)/;
const keyPattern = /^([A-Za-z_][\w.-]{0,99}):(?: +|$)/;
const mostLevels = 8;

/** A line that holds something: its text from the first character that is no space, up to the last. */
interface Line {
  readonly text: string;
  /** Spaces before the text: its column, less one. */
  readonly indent: number;
  readonly file: string;
  readonly line: number;
}

function linesOf(text: string, file: string, firstLine: number): Line[] {
  const lines: Line[] = [];
  text.split('\n').forEach((raw, index) => {
    const content = raw.trim();
    // Every value that is read here ends on its line, so nothing can hold a `#` that starts a line.
    if (content === '' || content.startsWith('#')) return;
    lines.push({ text: content, indent: raw.indexOf(content), file, line: firstLine + index });
  });
  return lines;
}

function isItem(line: Line): boolean {
  return line.text.startsWith('- ');
}

/** Where a character of a line stands. */
function placeIn({ file, line, indent }: Line, skipped = 0): Place {
  return { path: file, line, column: indent + skipped + 1 };
}

/** The line without its first characters, which keeps its column. */
function restOf(line: Line, skipped: number): Line {
  const rest = line.text.slice(skipped);
  const text = rest.trimStart();
  return { ...line, text, indent: line.indent + skipped + rest.length - text.length };
}

class Reader {
  readonly #lines: readonly Line[];
  #next = 0;
  #level = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#lines.length;
  }

  /** `key: value` lines that start in the column of the first one, which may stand behind a hyphen. */
  group(first: Line): Group | undefined {
    const entries: Entry[] = [];
    const keys = new Set<string>();
    for (let line: Line | undefined = first; line?.indent === first.indent; line = this.#lines[this.#next]) {
      const match = keyPattern.exec(line.text);
      const key = match?.[1] as string;
      if (match === null || keys.has(key)) return undefined;
      keys.add(key);
      this.#next++;
      const at = placeIn(line);
      const value =
        line.text.length > match[0].length
          ? inlineValue(restOf(line, match[0].length))
          : this.#below(line, at);
      if (value === undefined) return undefined;
      entries.push({ key, at, value });
    }
    return { kind: 'group', entries, at: placeIn(first) };
  }

  /** What stands below a key without a value on its own line. */
  #below(key: Line, at: Place): Tree | undefined {
    const line = this.#lines[this.#next];
    const isList = line !== undefined && isItem(line) && line.indent >= key.indent;
    if (!isList && (line === undefined || line.indent <= key.indent))
      return { kind: 'scalar', value: null, text: '', at };
    if (++this.#level > mostLevels) return undefined;
    const value = isList ? this.list(line) : keyPattern.test(line.text) ? this.group(line) : undefined;
    this.#level--;
    // What is indented further, or less far but not as far as the key, is for the parser.
    const after = this.#lines[this.#next];
    return after !== undefined && after.indent > key.indent ? undefined : value;
  }

  /** `- item` lines that start in the column of the first one. */
  list(first: Line): List | undefined {
    const items: Tree[] = [];
    for (
      let line = this.#lines[this.#next];
      line?.indent === first.indent && isItem(line);
      line = this.#lines[this.#next]
    ) {
      const content = restOf(line, 2);
      const item = keyPattern.test(content.text) ? this.group(content) : this.#inlineItem(content);
      if (item === undefined) return undefined;
      items.push(item);
      const after = this.#lines[this.#next];
      if (after !== undefined && after.indent > first.indent) return undefined;
    }
    return { kind: 'list', items, at: placeIn(first) };
  }

  #inlineItem(content: Line): Scalar | List | undefined {
    this.#next++;
    return inlineValue(content);
  }
}

function inlineValue(line: Line): Scalar | List | undefined {
  const { text } = line;
  if (!text.startsWith('[')) return simpleScalar(text, placeIn(line), false);
  if (!text.endsWith(']') || text.length < 2) return undefined;
  const items: Scalar[] = [];
  let skipped = 1;
  const inside = text.slice(1, -1);
  for (const part of inside.trim() === '' ? [] : inside.split(',')) {
    const item = restOf(line, skipped);
    const scalar = simpleScalar(part.trim(), placeIn(item), true);
    if (scalar === undefined) return undefined;
    items.push(scalar);
    skipped += part.length + 1;
  }
  return { kind: 'list', items, at: placeIn(line) };
}

/** A scalar without anything to look up or unescape. */
function simpleScalar(text: string, at: Place, inFlow: boolean): Scalar | undefined {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const value = text.slice(1, -1);
    if (text.length < 2 || !text.endsWith(quote) || value.includes(quote) || value.includes('\\'))
      return undefined;
    return inFlow && value.includes(',') ? undefined : { kind: 'scalar', value, text: value, at };
  }
  if (!/^[\p{L}\p{N}_/(+¿¡]/u.test(text) || text.endsWith(':') || text.includes(': ') || text.includes(' #'))
    return undefined;
  if (inFlow && /[[\]{}:]/.test(text)) return undefined;
  const value = resolved(text);
  return value === undefined ? undefined : { kind: 'scalar', value, text, at };
}

/** What the core schema makes of a plain scalar that starts like this; undefined when that takes thought. */
function resolved(text: string): string | number | boolean | undefined {
  if (/^[0-9]/.test(text)) {
    if (/^\d{1,15}$/.test(text)) return Number(text);
    return /^(?:\d+(?:\.\d*)?(?:e[-+]?\d+)?|0[ox].*)$/i.test(text) ? undefined : text;
  }
  // No number has a space in it: `+49 30 1234`.
  if (text.startsWith('+')) return text.includes(' ') ? text : undefined;
  if (/^true$/i.test(text)) return /^(?:true|True|TRUE)$/.test(text) ? true : text;
  if (/^false$/i.test(text)) return /^(?:false|False|FALSE)$/.test(text) ? false : text;
  return /^null$/i.test(text) ? undefined : text;
}
