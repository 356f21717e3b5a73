/** One field of a `freshness` comment; the offsets are those of the text between the quotes. */
export interface FreshnessField {
  readonly name: 'owner' | 'reviewed';
  readonly value: string;
  /** Where the field's name starts. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** How far into a body the comment is looked for. */
const maxHead = 4000;

/**
 * Finds the fields of a comment `<!--* freshness: { owner: 'ana' reviewed: '2026-01-05' } *-->` near the top of a body:
 * before it only blank lines, headings, a `[TOC]` line and other comments may stand. `from` is where the body starts.
 */
export function findFreshness(text: string, from = 0): FreshnessField[] {
  const head = text.slice(from, from + maxHead);
  const start = head.indexOf('<!--*');
  if (start < 0 || !isPreamble(head.slice(0, start))) return [];
  const end = head.indexOf('-->', start);
  const block = /freshness\s?:?\s?\{([^{}]*)\}/.exec(head.slice(start, end < 0 ? head.length : end));
  if (!block) return [];
  const blockStart = from + start + block.index + block[0].indexOf('{') + 1;
  const fields: FreshnessField[] = [];
  for (const match of (block[1] ?? '').matchAll(/\b(owner|reviewed)\s?:\s?(?:'([^'\n]*)'|"([^"\n]*)")/g)) {
    const value = match[2] ?? match[3] ?? '';
    const at = blockStart + match.index;
    const valueEnd = at + match[0].length - 1;
    fields.push({
      name: match[1] as FreshnessField['name'],
      value,
      at,
      start: valueEnd - value.length,
      end: valueEnd,
    });
  }
  return fields;
}

function isPreamble(text: string): boolean {
  const withoutComments = text.replace(/<!--.*?-->/gs, '');
  return withoutComments.split('\n').every((line) => /^(?:|#.*|\[TOC\])$/i.test(line.trim()));
}
