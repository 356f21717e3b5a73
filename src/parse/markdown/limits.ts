/** Something in a text that is out of all proportion for an article. `offset` is where it starts. */
export interface Excess {
  readonly rule: 'article-too-large' | 'nesting-too-deep';
  readonly message: string;
  readonly hint: string;
  readonly offset: number;
}

export const limits = {
  /** Characters of one article. */
  characters: 250_000,
  /** Quotes and list items opened on one line. */
  containers: 50,
  /** The same sign in a row, where it could be markup. */
  run: 1000,
  /** Signs that could be markup in one paragraph. Parsers compare each with those before it. */
  signs: 4000,
  /** Cells of one table, empty ones that the parser adds included. */
  cells: 20_000,
  /** Characters that the uses of one link definition may take together. */
  definitions: 2_000_000,
  /** Elements inside each other. */
  depth: 150,
} as const;

const split = 'Split it into several articles.';

/**
 * Looks for what makes a Markdown parser slow, or the tree too deep, before any parser sees the text. One pass over the
 * characters; undefined for every article that a person would write.
 */
export function findExcess(markdown: string): Excess | undefined {
  if (markdown.length > limits.characters) {
    return {
      rule: 'article-too-large',
      message: `The article has ${thousands(markdown.length)} characters; kb formats up to ${thousands(limits.characters)}.`,
      hint: `${split} Until then it is shown as plain text.`,
      offset: 0,
    };
  }
  const scan: Scan = { signs: 0, columns: 0, tableStart: 0, rows: 0, fence: undefined };
  let definition = 0;
  let references = 0;
  for (let start = 0; start < markdown.length; ) {
    const newline = markdown.indexOf('\n', start);
    const end = newline === -1 ? markdown.length : newline;
    const line = readLine(markdown, start, end);
    const excess = scanLine(markdown, line, scan);
    if (excess) return excess;
    references += line.brackets;
    if (line.isDefinition) definition = Math.max(definition, definitionLength(markdown, line.content));
    start = end + 1;
  }
  return definition * references > limits.definitions && references > 1000
    ? tooDeep('Link definitions in this article are very long and used very often.', 0)
    : undefined;
}

interface Scan {
  signs: number;
  columns: number;
  tableStart: number;
  rows: number;
  fence: { readonly sign: string; readonly length: number } | undefined;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Offset after quote marks, list markers and white space. */
  readonly content: number;
  readonly containers: number;
  readonly brackets: number;
  readonly pipes: number;
  /** Offset of a run that is too long. */
  readonly longRun: number | undefined;
  readonly signs: number;
  readonly isDefinition: boolean;
}

function readLine(markdown: string, start: number, end: number): Line {
  const { content, containers } = skipContainers(markdown, start, end);
  let signs = 0;
  let brackets = 0;
  let pipes = 0;
  let run = 0;
  let lastSign = 0;
  let lastAt = -1;
  let longRun: number | undefined;
  for (let i = content; i < end; i++) {
    const code = markdown.charCodeAt(i);
    if (code > 127 || isSign[code] === 0) continue;
    signs++;
    run = code === lastSign && i === lastAt + 1 ? run + 1 : 1;
    lastSign = code;
    lastAt = i;
    if (code === 93) brackets++;
    else if (code === 124) pipes++;
    if (run > limits.run) longRun ??= i - run + 1;
  }
  const isDefinition = markdown.charCodeAt(content) === 91 && brackets > 0;
  return { start, end, content, containers, brackets, pipes, longRun, signs, isDefinition };
}

/** 1 for the signs that can be markup inside a line. */
const isSign = new Uint8Array(128);
for (const sign of '!&(*<[\\]_`|~') isSign[sign.charCodeAt(0)] = 1;

function skipContainers(
  markdown: string,
  start: number,
  end: number,
): { content: number; containers: number } {
  let containers = 0;
  let i = start;
  while (i < end) {
    const code = markdown.charCodeAt(i);
    if (code === 32 || code === 9) {
      i++;
      continue;
    }
    if (code === 62) {
      containers++;
      i++;
      continue;
    }
    let after = i;
    if (code === 42 || code === 43 || code === 45) after = i + 1;
    else if (code >= 48 && code <= 57) {
      while (after < end && after < i + 9 && isDigit(markdown.charCodeAt(after))) after++;
      const mark = markdown.charCodeAt(after);
      after = mark === 46 || mark === 41 ? after + 1 : i;
    }
    const next = markdown.charCodeAt(after);
    if (after === i || !(next === 32 || next === 9)) break;
    containers++;
    i = after;
  }
  return { content: i, containers };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function scanLine(markdown: string, line: Line, scan: Scan): Excess | undefined {
  if (line.containers > limits.containers) {
    return tooDeep('Quotes or lists are nested too deeply on this line.', line.start);
  }
  if (isInsideFence(markdown, line, scan)) return undefined;
  if (line.longRun !== undefined) {
    const sign = markdown.charAt(line.longRun);
    return tooDeep(`The sign ${sign} is repeated more than ${limits.run} times.`, line.longRun);
  }
  if (line.content >= line.end || markdown.charAt(line.content) === '\r') {
    scan.signs = 0;
    scan.columns = 0;
    return undefined;
  }
  const isRow = line.pipes > 0;
  scan.signs = (isRow || line.containers > 0 ? 0 : scan.signs) + line.signs;
  if (scan.signs - (isRow ? line.pipes : 0) > limits.signs) {
    return tooDeep('This paragraph holds more formatting signs than kb can read.', line.start);
  }
  return isRow ? scanRow(markdown, line, scan) : countRow(line, scan);
}

/** A delimiter row (`|---|---|`) starts a table; each line below it until a blank one is a row with as many cells. */
function scanRow(markdown: string, line: Line, scan: Scan): Excess | undefined {
  let isDelimiter = true;
  for (let i = line.content; i < line.end && isDelimiter; i++) {
    isDelimiter = '|-: \t\r'.includes(markdown.charAt(i));
  }
  if (isDelimiter && line.pipes + 1 > scan.columns) {
    scan.columns = line.pipes + 1;
    scan.tableStart = line.start;
    scan.rows = 1;
  }
  return countRow(line, scan);
}

function countRow(line: Line, scan: Scan): Excess | undefined {
  if (scan.columns === 0) return undefined;
  scan.rows++;
  if (scan.columns * scan.rows <= limits.cells) return undefined;
  return {
    rule: 'article-too-large',
    message: `This table has more than ${thousands(limits.cells)} cells.`,
    hint: `Offer it as a file to download, or split it. Until then the article is shown as plain text.`,
    offset: scan.tableStart === 0 ? line.start : scan.tableStart,
  };
}

/** Follows code fences, so that signs in code do not count. */
function isInsideFence(markdown: string, line: Line, scan: Scan): boolean {
  const sign = markdown.charAt(line.content);
  let length = 0;
  if (sign === '`' || sign === '~') {
    while (line.content + length < line.end && markdown.charAt(line.content + length) === sign) length++;
  }
  if (scan.fence) {
    const rest = markdown.slice(line.content + length, line.end);
    if (sign === scan.fence.sign && length >= scan.fence.length && !/\S/.test(rest)) scan.fence = undefined;
    return true;
  }
  if (length < 3) return false;
  const info = markdown.slice(line.content + length, line.end);
  if (sign === '`' && info.includes('`')) return false;
  scan.fence = { sign, length };
  scan.signs = 0;
  return true;
}

/** Length of a link definition: to the next line that looks like one, or the end of its paragraph. */
function definitionLength(markdown: string, start: number): number {
  const bound = Math.min(markdown.length, start + limits.definitions);
  let at = start;
  while (at < bound) {
    const newline = markdown.indexOf('\n', at);
    if (newline === -1 || newline >= bound) return bound - start;
    const next = skipContainers(markdown, newline + 1, markdown.length).content;
    const code = markdown.charCodeAt(next);
    if (next >= markdown.length || code === 10 || code === 13 || code === 91) return newline - start;
    at = Math.max(newline + 1, next);
  }
  return bound - start;
}

export function tooDeep(message: string, offset: number): Excess {
  return {
    rule: 'nesting-too-deep',
    message,
    hint: 'Write it more simply. Until then the article is shown as plain text.',
    offset,
  };
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
