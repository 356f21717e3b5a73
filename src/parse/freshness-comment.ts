import type { Place } from '../model/place.ts';
import type { Tree } from './tree.ts';

export interface Freshness {
  readonly name: 'freshness.owner' | 'freshness.reviewed';
  readonly at: Place;
  readonly value: Tree;
}

/** How far into the body the comment is looked for. */
const maxHead = 4000;

/**
 * Reads a comment of the form `<!--* freshness: { owner: 'ana' reviewed: '2026-01-05' } *-->` near the top of a body:
 * before it only blank lines, headings, a `[TOC]` line and other comments may stand. Gives one entry per field found.
 */
export function freshnessOf(body: string, bodyLine: number, file: string): Freshness[] {
  const head = body.slice(0, maxHead);
  const start = head.indexOf('<!--*');
  if (start < 0 || !isPreamble(head.slice(0, start))) return [];
  const end = head.indexOf('-->', start);
  const comment = head.slice(start, end < 0 ? head.length : end);
  const block = /freshness:?\s?\{([^{}]*)\}/.exec(comment);
  if (!block) return [];
  const blockStart = start + block.index + block[0].indexOf('{') + 1;
  const found: Freshness[] = [];
  for (const field of (block[1] ?? '').matchAll(/\b(owner|reviewed)\s?:\s?(?:'([^']*)'|"([^"]*)")/g)) {
    const at = placeIn(body, blockStart + (field.index ?? 0), bodyLine, file);
    const text = field[2] ?? field[3] ?? '';
    const name = `freshness.${field[1]}` as Freshness['name'];
    found.push({ name, at, value: { kind: 'scalar', value: text, text, at } });
  }
  return found;
}

function isPreamble(text: string): boolean {
  const withoutComments = text.replace(/<!--.*?-->/gs, '');
  return withoutComments.split('\n').every((line) => /^(\s*|#.*|\[TOC\]\s*)$/i.test(line.trimEnd()));
}

function placeIn(body: string, offset: number, bodyLine: number, file: string): Place {
  const before = body.slice(0, offset);
  const lines = before.split('\n');
  return { path: file, line: bodyLine + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}
