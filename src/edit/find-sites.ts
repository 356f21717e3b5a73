import { UserError } from '../model/errors.ts';
import { findFreshness } from '../model/freshness.ts';
import type { Block } from './find-block.ts';
import { type Entry, scanEntries, type Value } from './scan-entries.ts';
import { endOfQuoted, type Span, scanFlow } from './scan-flow.ts';

/** One place of a file that holds the value of a key. */
export interface Site {
  /** Start of the top-level entry it stands in; undefined for a comment in the body. */
  readonly entry?: Entry;
  readonly value: Value;
  /** Right after the colon; undefined in a comment, where the quotes stay. */
  readonly afterMark?: number;
  /** Inside `{ }` or `[ ]`, where plain text may hold fewer signs. */
  readonly inFlow: boolean;
  /** What to delete to remove the key. */
  readonly whole: Span;
}

/**
 * Finds every place where a key stands, under any of its names: as a top-level key, for a dotted name also inside a group
 * (block or `{ }`), and for `freshness.…` also in a `freshness` comment at the top of the body. `names` in order of rank.
 */
export function findSites(text: string, block: Block | undefined, names: readonly string[]): Site[] {
  const sites: Site[] = [];
  for (const name of names) {
    for (const entry of block?.entries ?? []) {
      if (entry.key === name) sites.push(entrySite(entry, entry, entry));
      const dot = name.indexOf('.');
      if (dot > 0 && entry.key === name.slice(0, dot))
        sites.push(...nestedSites(text, entry, name.slice(dot + 1)));
    }
  }
  for (const field of findFreshness(text, block?.body ?? 0)) {
    if (!names.includes(`freshness.${field.name}`)) continue;
    const value: Value = { kind: 'scalar', start: field.start, end: field.end };
    sites.push({ value, inFlow: true, whole: { start: field.at, end: field.end + 1 } });
  }
  return sites;
}

function entrySite(top: Entry, entry: Entry, whole: Span): Site {
  return { entry: top, value: entry.value, afterMark: entry.afterMark, inFlow: false, whole };
}

function nestedSites(text: string, top: Entry, key: string): Site[] {
  const { value } = top;
  if (value.kind === 'block') {
    const inner = scanEntries(text, value.start, value.end) ?? [];
    return inner
      .filter((entry) => entry.key === key)
      .map((entry) => entrySite(top, entry, inner.length === 1 ? top : entry));
  }
  if (value.kind !== 'flow' || !value.flow || text[value.start] !== '{') return [];
  const { items } = value.flow;
  return items.flatMap((item, index): Site[] => {
    const pair = pairOf(text, item);
    if (pair?.key !== key) return [];
    const whole = items.length === 1 ? top : itemWithComma(items, index);
    return [{ entry: top, value: pair.value, afterMark: pair.afterMark, inFlow: true, whole }];
  });
}

/** An item of a flow collection with the comma that goes when it goes. */
export function itemWithComma(items: readonly Span[], index: number): Span {
  const { start, end } = items[index] as Span;
  const next = items[index + 1];
  if (next) return { start, end: next.start };
  return { start: items[index - 1]?.end ?? start, end };
}

interface Pair {
  readonly key: string;
  readonly afterMark: number;
  readonly value: Value;
}

/** `key: value` inside `{ }`. */
function pairOf(text: string, item: Span): Pair | undefined {
  const quotedEnd = /["']/.test(text[item.start] ?? '') ? endOfQuoted(text, item.start, item.end) : undefined;
  const keyEnd = quotedEnd ?? item.start + text.slice(item.start, item.end).search(/\s*:(?:\s|$)/);
  const colon = text.indexOf(':', keyEnd);
  if (keyEnd < item.start || colon < 0 || colon >= item.end) return undefined;
  const key = quotedEnd ? text.slice(item.start + 1, quotedEnd - 1) : text.slice(item.start, keyEnd);
  let start = colon + 1;
  while (start < item.end && /\s/.test(text[start] ?? '')) start++;
  const { end } = item;
  if (start >= end)
    return { key, afterMark: colon + 1, value: { kind: 'empty', start: colon + 1, end: colon + 1 } };
  const flow = /[[{]/.test(text[start] ?? '') ? scanFlow(text, start, end) : undefined;
  return {
    key,
    afterMark: colon + 1,
    value: { kind: flow ? 'flow' : 'scalar', start, end, ...(flow && { flow }) },
  };
}

/** Refuses to change a value that other values of the file refer to. */
export function demandNoAnchor(text: string, value: Value, key: string): void {
  if (text[value.start] === '&') {
    throw new UserError(
      `The value of \`${key}\` is marked with & for use elsewhere in the file, so kb leaves it alone.`,
      {
        hint: 'Make the change by hand.',
      },
    );
  }
}
