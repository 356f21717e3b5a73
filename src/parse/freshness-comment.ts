import type { Place } from '../model/place.ts';
import { keysBySpelling } from './front-matter-keys.ts';
import type { Written } from './read-keys.ts';

/** How far into the body the comment is looked for. */
const maxHead = 4000;

/**
 * Reads a comment of the form `<!--* freshness: { owner: 'ana' reviewed: '2026-01-05' } *-->` near the top of a body:
 * before it only blank lines, headings, a `[TOC]` line and other comments may stand. Gives one key per field found.
 */
export function freshnessOf(body: string, bodyLine: number, file: string): Written[] {
  const head = body.slice(0, maxHead);
  const start = head.indexOf('<!--*');
  if (start < 0 || !isPreamble(head.slice(0, start))) return [];
  const end = head.indexOf('-->', start);
  const comment = head.slice(start, end < 0 ? head.length : end);
  const block = /freshness\s?:?\s?\{([^{}]*)\}/.exec(comment);
  if (!block) return [];
  const blockStart = start + block.index + block[0].indexOf('{') + 1;
  const found: Written[] = [];
  for (const field of (block[1] ?? '').matchAll(/\b(owner|reviewed)\s?:\s?(?:'([^']*)'|"([^"]*)")/g)) {
    const name = `freshness.${field[1]}`;
    const known = keysBySpelling.get(name);
    const text = field[2] ?? field[3] ?? '';
    if (!known || text.trim() === '') continue;
    const at = placeIn(head, blockStart + field.index, bodyLine, file);
    found.push({ name, at, value: { kind: 'scalar', value: text, text, at }, ...known });
  }
  return found;
}

function isPreamble(text: string): boolean {
  const withoutComments = text.replace(/<!--.*?-->/gs, '');
  return withoutComments.split('\n').every((line) => /^(?:|#.*|\[TOC\])$/i.test(line.trim()));
}

function placeIn(text: string, offset: number, firstLine: number, file: string): Place {
  const lines = text.slice(0, offset).split('\n');
  return { path: file, line: firstLine + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}
