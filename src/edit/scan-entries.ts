import { endOfQuoted, type Flow, type Span, scanFlow } from './scan-flow.ts';

/** The value of an entry or a list item as it stands in the file. */
export interface Value extends Span {
  /** `block`: keys or `- items` on the lines below; `lines`: text over several lines (`|`, `>`, or simply going on). */
  readonly kind: 'empty' | 'scalar' | 'flow' | 'block' | 'lines';
  readonly flow?: Flow;
}

/** `key: value` or `- value` with all lines that belong to it. */
export interface Entry {
  /** '' for a list item. */
  readonly key: string;
  readonly indent: number;
  /** Start of its first line. */
  readonly start: number;
  /** End of its last line, line break included; blank lines and comments after it are not part of it. */
  readonly end: number;
  /** Right after the colon or the hyphen. */
  readonly afterMark: number;
  readonly value: Value;
}

/**
 * Scans the lines from `from` to `to` (whole lines) for the entries of one block of YAML: `key: value` lines, or with
 * `items` the `- value` lines, of the indentation of the first of them. Gives undefined when something else stands there,
 * which a text edit had better leave alone.
 */
export function scanEntries(text: string, from: number, to: number, items = false): Entry[] | undefined {
  const entries: Entry[] = [];
  let indent: number | undefined;
  let at = from;
  while (at < to) {
    const lineEnd = endOfLine(text, at, to);
    const content = firstContent(text, at, lineEnd);
    if (content === undefined) {
      at = lineEnd;
      continue;
    }
    indent ??= content - at;
    if (content - at !== indent) return undefined;
    const mark = items ? itemMark(text, content) : keyMark(text, content, lineEnd);
    if (mark === undefined) return undefined;
    const value = scanValue(text, mark.after, to, indent, items);
    if (value === undefined) return undefined;
    const end = value.kind === 'empty' ? lineEnd : endOfLine(text, Math.max(value.end - 1, at), to);
    entries.push({ key: mark.key, indent, start: at, end, afterMark: mark.after, value });
    at = end;
  }
  return entries;
}

/** Offset after the line break of the line that holds `at`. */
export function endOfLine(text: string, at: number, limit: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 || end >= limit ? limit : end + 1;
}

/** Offset of the first character of a line that is neither blank nor a comment. */
function firstContent(text: string, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && text[at] === ' ') at++;
  const character = text[at];
  return at >= end || character === '#' || character === '\n' || character === '\r' ? undefined : at;
}

interface Mark {
  readonly key: string;
  readonly after: number;
}

function itemMark(text: string, at: number): Mark | undefined {
  return text[at] === '-' && /[\s]|^$/.test(text[at + 1] ?? '') ? { key: '', after: at + 1 } : undefined;
}

/** A key as a plain or quoted word with its colon. */
function keyMark(text: string, at: number, lineEnd: number): Mark | undefined {
  const line = text.slice(at, lineEnd);
  if (line.startsWith('"') || line.startsWith("'")) {
    const end = endOfQuoted(text, at, lineEnd);
    const colon = end === undefined ? null : /^[ \t]*:(?=\s|$)/.exec(text.slice(end, lineEnd));
    if (end === undefined || colon === null) return undefined;
    const inner = text.slice(at + 1, end - 1);
    return { key: line.startsWith("'") ? inner.replaceAll("''", "'") : inner, after: end + colon[0].length };
  }
  if (/^[-?][\s]|^[\t[\]{}#&*!|>%@`,]/.test(line)) return undefined;
  const colon = line.search(/:(?=\s|$)/);
  return colon <= 0 ? undefined : { key: line.slice(0, colon).trimEnd(), after: at + colon + 1 };
}

/** The value that starts after a mark, with the lines below that belong to it. */
function scanValue(
  text: string,
  after: number,
  to: number,
  indent: number,
  items: boolean,
): Value | undefined {
  const lineEnd = endOfLine(text, after, to);
  let start = after;
  while (start < lineEnd && (text[start] === ' ' || text[start] === '\t')) start++;
  const first = text[start] ?? '';
  const isBare = start >= lineEnd || first === '\n' || first === '\r' || first === '#';
  if (isBare) {
    const end = endOfLines(text, lineEnd, to, indent, !items);
    return end === lineEnd
      ? { kind: 'empty', start: after, end: after }
      : { kind: 'block', start: lineEnd, end };
  }
  if (first === '[' || first === '{') {
    const flow = scanFlow(text, start, to);
    return flow && isRestEmpty(text, flow.end, to) ? { kind: 'flow', start, end: flow.end, flow } : undefined;
  }
  if (first === '"' || first === "'") {
    const end = endOfQuoted(text, start, to);
    if (end === undefined || !isRestEmpty(text, end, to)) return undefined;
    return { kind: text.slice(start, end).includes('\n') ? 'lines' : 'scalar', start, end };
  }
  if (first === '|' || first === '>') {
    return { kind: 'lines', start, end: endOfLines(text, lineEnd, to, indent, false, true) };
  }
  const end = endOfLines(text, lineEnd, to, indent, false);
  if (end > lineEnd) return { kind: 'lines', start, end };
  return { kind: 'scalar', start, end: endOfPlain(text, start, lineEnd) };
}

/** Nothing but white space and a comment follows on the line. */
function isRestEmpty(text: string, at: number, to: number): boolean {
  return /^(?:[ \t]*|[ \t]+#[^\n]*)\r?\n?$/.test(text.slice(at, endOfLine(text, at, to)));
}

/** End of a plain scalar on one line, without the comment and white space after it. */
function endOfPlain(text: string, start: number, lineEnd: number): number {
  const line = text.slice(start, lineEnd);
  const comment = line.search(/[ \t]#/);
  return start + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length;
}

/**
 * End of the run of lines from `from` that are indented more than `indent` (or, with `hyphens`, are `- ` items of just that
 * indentation). Blank lines and comments count only when more lines follow; in a block scalar `#` is text.
 */
function endOfLines(
  text: string,
  from: number,
  to: number,
  indent: number,
  hyphens: boolean,
  scalar = false,
): number {
  let end = from;
  for (let at = from; at < to; ) {
    const lineEnd = endOfLine(text, at, to);
    let content = at;
    while (content < lineEnd && text[content] === ' ') content++;
    const character = text[content];
    const isBlank = content >= lineEnd || character === '\n' || character === '\r';
    if (!isBlank) {
      const depth = content - at;
      const isItem = hyphens && depth === indent && itemMark(text, content) !== undefined;
      if (depth > indent || isItem) {
        if (scalar || character !== '#') end = lineEnd;
      } else if (character !== '#') break;
      else if (scalar) break;
    }
    at = lineEnd;
  }
  return end;
}
