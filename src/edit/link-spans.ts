/** An address in a text: in a Markdown link or image, a link definition, or an attribute of an HTML tag. */
export interface LinkSpan {
  readonly start: number;
  readonly end: number;
  /** As the parser understands it: escapes and entities resolved, percent-encoding kept. */
  readonly href: string;
  readonly form: 'bare' | 'angle' | 'attribute';
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Fenced code, code spans and HTML comments: what looks like a link there is none. In order, not overlapping. */
function codeRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let isUnclosed = false;
  const marks = /^[ \t>]{0,20}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,8})?(`{3,}|~{3,})[^\n]*|<!--|`+/gm;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const start = match.index;
    const fence = match[1];
    let end: number;
    if (
      fence !== undefined &&
      !(fence.startsWith('`') && match[0].slice(match[0].indexOf(fence) + fence.length).includes('`'))
    ) {
      end = endOfFence(text, marks.lastIndex, fence);
    } else if (match[0] === '<!--') {
      const close: number = isUnclosed ? -1 : text.indexOf('-->', start + 4);
      isUnclosed ||= close === -1;
      end = close === -1 ? start + 4 : close + 3;
    } else {
      const open = fence === undefined ? start : start + match[0].indexOf(fence);
      end = endOfCodeSpan(text, open);
    }
    if (end > marks.lastIndex || fence !== undefined) ranges.push({ start, end: Math.max(end, start) });
    marks.lastIndex = Math.max(end, marks.lastIndex);
  }
  return ranges;
}

/** After the closing line of a fence; the end of the text when it never closes. */
function endOfFence(text: string, from: number, fence: string): number {
  const sign = fence[0] as string;
  for (let at = text.indexOf('\n', from); at !== -1; ) {
    const next = text.indexOf('\n', at + 1);
    const line = text
      .slice(at + 1, next === -1 ? text.length : next)
      .replace(/^[ \t>]{0,20}/, '')
      .trimEnd();
    if (line.length >= fence.length && line === sign.repeat(line.length))
      return next === -1 ? text.length : next;
    at = next;
  }
  return text.length;
}

/** After the run of backticks that closes the one at `open`, in the same paragraph; else after the opening run. */
function endOfCodeSpan(text: string, open: number): number {
  let length = 0;
  while (text[open + length] === '`') length++;
  const blank = text.slice(open, open + 5000).search(/\n[ \t]*\r?\n/);
  const limit = blank === -1 ? Math.min(text.length, open + 5000) : open + blank;
  for (let at = open + length; at < limit; ) {
    const next = text.indexOf('`', at);
    if (next === -1 || next >= limit) break;
    let run = 0;
    while (text[next + run] === '`') run++;
    if (run === length) return next + run;
    at = next + run;
  }
  return open + length;
}

const patterns: readonly { readonly pattern: RegExp; readonly forms: readonly LinkSpan['form'][] }[] = [
  {
    pattern: /\]\(\s{0,20}(?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))/dg,
    forms: ['angle', 'bare'],
  },
  {
    pattern:
      /^[ \t>]{0,20}\[[^\]\n]{1,300}\]:[ \t]{0,20}(?:\r?\n[ \t]{0,20})?(?:<([^<>\n]*)>|([^\s<]\S*))/dgm,
    forms: ['angle', 'bare'],
  },
  {
    pattern: /\b(?:href|src|poster)\s{0,20}=\s{0,20}(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=`]+))/dgi,
    forms: ['attribute', 'attribute', 'attribute'],
  },
  { pattern: /<(https?:\/\/[^\s<>]*)>/dgi, forms: ['angle'] },
];

/** Finds the addresses of links, images and media in a Markdown text, front matter included, code left out. In order. */
export function findLinkSpans(text: string): LinkSpan[] {
  const ranges = codeRanges(text);
  const spans: LinkSpan[] = [];
  for (const { pattern, forms } of patterns) {
    for (const match of text.matchAll(pattern)) {
      forms.forEach((form, group) => {
        const place = match.indices?.[group + 1];
        if (!place || isInside(ranges, match.index)) return;
        const [start, end] = place;
        spans.push({ start, end, href: unescapeAddress(text.slice(start, end), form), form });
      });
    }
  }
  spans.sort((a, b) => a.start - b.start);
  return spans.filter((span, index) => index === 0 || span.start >= (spans[index - 1] as LinkSpan).end);
}

function isInside(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as Range;
    if (at < range.start) high = middle - 1;
    else if (at >= range.end) low = middle + 1;
    else return true;
  }
  return false;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
};

function unescapeAddress(raw: string, form: LinkSpan['form']): string {
  const text = form === 'attribute' ? raw : raw.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return text.replace(/&(#39|\w{2,4});/g, (whole, name: string) => entities[name] ?? whole).trim();
}

/**
 * Writes a path (plain, not percent-encoded) as an address in the place of `span`: signs that would end or change the address
 * are percent-encoded, spaces and other letters only where the old address did so or the form demands it.
 */
export function writeAddress(path: string, suffix: string, span: Pick<LinkSpan, 'href' | 'form'>): string {
  let text = path.replace(/[%#?<>"\\\u0000-\u001f]/g, (sign) => encodeURIComponent(sign));
  if (span.form === 'bare') text = text.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  if (span.form === 'bare' || !span.href.includes(' ')) text = text.replaceAll(' ', '%20');
  if (/%[89a-f][0-9a-f]/i.test(span.href)) {
    text = text.replace(/[^\u0000-\u007f]+/gu, (letters) => encodeURIComponent(letters));
  }
  if (span.form === 'attribute') text = text.replaceAll("'", '%27').replaceAll('&', '&amp;');
  return text + (span.form === 'attribute' ? suffix.replaceAll('&', '&amp;') : suffix);
}
