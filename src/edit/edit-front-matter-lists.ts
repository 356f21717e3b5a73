import { UserError } from '../model/errors.ts';
import { insertEntry } from './edit-front-matter.ts';
import { findBlock } from './find-block.ts';
import { demandNoAnchor, findSites, itemWithComma, type Site } from './find-sites.ts';
import { type Entry, endOfLine, scanEntries } from './scan-entries.ts';
import type { Flow, Span } from './scan-flow.ts';
import { applySplices, type Splice } from './splice.ts';
import { readScalar, styleOf, writeScalar } from './yaml-scalar.ts';

/**
 * Adds an item to a list of the front matter (`redirect_from`) and leaves every other byte as it is. A single value becomes
 * a list; a list keeps its form. Nothing changes when the item is there already. Throws `UserError` for other values.
 */
export function addToFrontMatterList(
  text: string,
  key: string,
  aliases: readonly string[],
  item: string,
): string {
  const block = findBlock(text);
  const site = findSites(text, block, [key, ...aliases]).find((each) => each.entry !== undefined);
  if (!site) return insertEntry(text, block, `${key}:\n  - ${writeScalar(item, 'plain')}`);
  demandNoAnchor(text, site.value, key);
  const lineBreak = block?.lineBreak ?? '\n';
  const { value } = site;
  if (value.kind === 'empty' && !site.inFlow) {
    const at = endOfLine(text, value.start, text.length);
    const indent = ' '.repeat((site.entry?.indent ?? 0) + 2);
    return applySplices(text, [
      { start: at, end: at, text: `${indent}- ${writeScalar(item, 'plain')}${lineBreak}` },
    ]);
  }
  const items = itemsOf(text, site);
  if (!items) throw notAList(key);
  if (items.some((each) => readScalar(text.slice(each.start, each.end)) === item)) return text;
  if (value.kind === 'scalar') return applySplices(text, [scalarToList(text, value, item, key)]);
  if (value.flow) return applySplices(text, [flowSplice(text, value.flow, item)]);
  const last = blockItems(text, site)?.at(-1);
  if (!last) throw notAList(key);
  const style = styleOf(text.slice(last.value.start, last.value.end));
  const line = `${' '.repeat(last.indent)}- ${writeScalar(item, style)}${lineBreak}`;
  return applySplices(text, [{ start: last.end, end: last.end, text: line }]);
}

/**
 * Replaces one value of a key by another wherever it stands: alone, in a list, or in a text with commas. Every other byte
 * stays. Where the new value is in the list already, the old one is dropped. Without the old value nothing changes.
 */
export function replaceFrontMatterValue(
  text: string,
  key: string,
  aliases: readonly string[],
  oldItem: string,
  newItem: string,
): string {
  if (oldItem === newItem) return text;
  const sites = findSites(text, findBlock(text), [key, ...aliases]);
  return applySplices(
    text,
    sites.flatMap((site) => replacements(text, site, key, oldItem, newItem)),
  );
}

function replacements(text: string, site: Site, key: string, oldItem: string, newItem: string): Splice[] {
  const { value } = site;
  if (value.kind === 'scalar') {
    const raw = text.slice(value.start, value.end);
    const changed = replaceInText(readScalar(raw), oldItem, newItem);
    if (changed === undefined) return [];
    const written = site.afterMark === undefined ? changed : writeScalar(changed, styleOf(raw), site.inFlow);
    return [{ start: value.start, end: value.end, text: written }];
  }
  const items = itemsOf(text, site) ?? [];
  const texts = items.map((each) => readScalar(text.slice(each.start, each.end)));
  const found = texts.flatMap((each, index) => (each === oldItem ? [index] : []));
  if (found.length > 0) demandNoAnchor(text, value, key);
  // The first one becomes the new value; the others, or all where the new value is there, go.
  const isThere = texts.includes(newItem);
  return found.map((index, count): Splice => {
    const { start, end } = items[index] as Span;
    if (!isThere && count === 0) {
      const style = styleOf(text.slice(start, end));
      return { start, end, text: writeScalar(newItem, style, value.kind === 'flow') };
    }
    const whole = value.flow
      ? itemWithComma(value.flow.items, index)
      : (blockItems(text, site)?.[index] as Entry);
    return { start: whole.start, end: whole.end, text: '' };
  });
}

/** `ana, ben` with one name replaced; undefined when it is not there. */
function replaceInText(text: string | undefined, oldItem: string, newItem: string): string | undefined {
  if (text === oldItem) return newItem;
  const parts = text?.split(',') ?? [];
  const names = parts.map((part) => part.trim());
  if (!names.includes(oldItem)) return undefined;
  const keep = names.includes(newItem) ? -1 : names.indexOf(oldItem);
  return parts
    .map((part, index) => (index === keep ? part.replace(oldItem, () => newItem) : part))
    .filter((_, index) => names[index] !== oldItem || index === keep)
    .join(',')
    .trim();
}

/** Spans of the items of a list, or of the one value; undefined for keys with keys below them and for long text. */
function itemsOf(text: string, site: Site): readonly Span[] | undefined {
  const { value } = site;
  if (value.kind === 'scalar') return [value];
  if (value.flow) return text[value.start] === '[' ? value.flow.items : undefined;
  return blockItems(text, site)?.map((item) => item.value);
}

function blockItems(text: string, site: Site): readonly Entry[] | undefined {
  const { value } = site;
  return value.kind === 'block' ? scanEntries(text, value.start, value.end, true) : undefined;
}

function scalarToList(text: string, value: Span, item: string, key: string): Splice {
  const raw = text.slice(value.start, value.end);
  const old = readScalar(raw);
  // With a comma nobody knows whether it is one value or several.
  if (old === undefined || old.includes(',')) throw notAList(key);
  const style = styleOf(raw);
  const list = `[${writeScalar(old, style, true)}, ${writeScalar(item, style, true)}]`;
  return { start: value.start, end: value.end, text: list };
}

function flowSplice(text: string, flow: Flow, item: string): Splice {
  const last = flow.items.at(-1);
  if (!last) return { start: flow.start, end: flow.end, text: `[${writeScalar(item, 'plain', true)}]` };
  const written = writeScalar(item, styleOf(text.slice(last.start, last.end)), true);
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const isOwnLine = lineStart > flow.start && text.slice(lineStart, last.start).trim() === '';
  const lineBreak = text[lineStart - 2] === '\r' ? '\r\n' : '\n';
  const gap = isOwnLine ? lineBreak + text.slice(lineStart, last.start) : ' ';
  return { start: last.end, end: last.end, text: `,${gap}${written}` };
}

function notAList(key: string): UserError {
  return new UserError(`\`${key}\` is not written as a list, so kb cannot change it safely.`, {
    hint: `Write it as a list: ${key}: [one, two].`,
  });
}
