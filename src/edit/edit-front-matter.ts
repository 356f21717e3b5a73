import { UserError } from '../model/errors.ts';
import { type Block, findBlock, lineBreakOf } from './find-block.ts';
import { demandNoAnchor, findSites, type Site } from './find-sites.ts';
import { endOfLine } from './scan-entries.ts';
import { applySplices, type Splice } from './splice.ts';
import { readScalar, styleOf, writeScalar } from './yaml-scalar.ts';

export interface KeyChange {
  readonly key: string;
  /** Other spellings; dotted names stand for a key inside a group. Where one of them is in the file, it is changed. */
  readonly aliases: readonly string[];
  /** Undefined removes the key. */
  readonly value: string | undefined;
}

/**
 * Sets, adds or removes keys of an article's front matter and leaves every other byte as it is: comments, quoting, order
 * of keys, line endings, byte order mark, a missing line break at the end. An alias that is there is changed in place, in
 * its style; new keys follow the key changed before them, else come last. Without front matter, one is put before the text.
 * Throws `UserError` where a block is written in a way that cannot be changed safely.
 */
export function setFrontMatterKeys(text: string, changes: readonly KeyChange[]): string {
  let result = text;
  let previous: string | undefined;
  for (const { key, aliases, value } of changes) {
    const block = findBlock(result);
    const sites = findSites(result, block, [key, ...aliases]);
    if (value === undefined) {
      result = applySplices(result, distinct(sites.map((site) => ({ ...site.whole, text: '' }))));
    } else if (sites.length > 0) {
      const before = result;
      result = applySplices(
        before,
        sites.flatMap((site) => replacement(before, site, key, value)),
      );
      previous = sites[0]?.entry?.key ?? previous;
    } else {
      result = insertEntry(result, block, `${key}: ${writeScalar(value, 'plain')}`, previous);
      previous = key;
    }
  }
  return result;
}

/** Puts new lines (without the last line break) below the entry `after`, else at the end; makes front matter where there is none. */
export function insertEntry(text: string, block: Block | undefined, lines: string, after?: string): string {
  if (!block) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    const lineBreak = lineBreakOf(text);
    const gap = text.length === start || /^\r?\n/.test(text.slice(start, start + 2)) ? '' : lineBreak;
    const made = ['---', lines, '---', ''].join('\n').replaceAll('\n', lineBreak);
    return applySplices(text, [{ start, end: start, text: made + gap }]);
  }
  const entry = block.entries.find((each) => each.key === after);
  // A value over several lines may go on with blank lines that are part of it.
  const isOneLine = entry !== undefined && entry.end === endOfLine(text, entry.start, block.end);
  const at = isOneLine ? entry.end : block.end;
  return applySplices(text, [{ start: at, end: at, text: `${lines}\n`.replaceAll('\n', block.lineBreak) }]);
}

/** Two keys of one removed group are removed once. */
function distinct(splices: readonly Splice[]): Splice[] {
  return splices.filter((each, index) => splices.findIndex((other) => other.start === each.start) === index);
}

/** What to change so that the value at a site is `value`. */
function replacement(text: string, site: Site, key: string, value: string): Splice[] {
  const { start, end, kind } = site.value;
  if (site.afterMark === undefined) return [commentSplice(start, end, value)];
  demandNoAnchor(text, site.value, key);
  if (kind === 'scalar') {
    const raw = text.slice(start, end);
    const old = readScalar(raw);
    const written = old !== undefined && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(old) ? toAmerican(value) : value;
    if (old === written) return [];
    return [{ start, end, text: writeScalar(written, styleOf(raw), site.inFlow) }];
  }
  const scalar = writeScalar(value, 'plain', site.inFlow);
  if (kind === 'flow') return [{ start, end, text: scalar }];
  if (kind === 'empty') return [afterColon(text, site.afterMark, scalar)];
  if (kind === 'block') return [afterColon(text, site.afterMark, scalar), { start, end, text: '' }];
  // Text over several lines: the line of the key stays with its comment, the lines below go.
  const lineEnd = endOfLine(text, start, end);
  const header = text.slice(start, lineEnd);
  const comment = /^[|>]/.test(header) ? header.search(/[ \t]+#/) : -1;
  const lineBreak = /\r?\n$/.exec(header)?.[0].length ?? 0;
  const headerEnd = comment >= 0 ? start + comment : lineEnd - lineBreak;
  const closing = /^["']/.test(header) ? end : end - (/\r?\n$/.exec(text.slice(start, end))?.[0].length ?? 0);
  return [
    { start, end: headerEnd, text: scalar },
    { start: lineEnd - lineBreak, end: closing, text: '' },
  ];
}

function afterColon(text: string, afterMark: number, scalar: string): Splice {
  const spaces =
    /^[ \t]+(?=\r?\n|$|[,}])/.exec(text.slice(afterMark, endOfLine(text, afterMark, text.length)))?.[0]
      .length ?? 0;
  return { start: afterMark, end: afterMark + spaces, text: ` ${scalar}` };
}

function commentSplice(start: number, end: number, value: string): Splice {
  if (/['"{}\n]|--/.test(value)) {
    throw new UserError('The value has signs that cannot stand in a freshness comment.', {
      hint: 'Move the comment into the front matter first.',
    });
  }
  return { start, end, text: value };
}

/** A day as MM/DD/YYYY, the form that the old value had. */
function toAmerican(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match ? `${match[2]}/${match[3]}/${match[1]}` : day;
}
