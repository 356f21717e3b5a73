import type { KeySite, MetaKey } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { editDistance } from '../model/similar.ts';
import { type Alias, aliasGroups, foreignKeys, type KeySpec, keysBySpelling } from './front-matter-keys.ts';
import { isSameValue, Reading } from './spec.ts';
import { type Group, isEmptyTree, quoted, type Tree } from './tree.ts';

/** A key as it stands in a file. */
export interface Written {
  readonly name: string;
  readonly at: Place;
  readonly value: Tree;
  readonly spec: KeySpec;
  readonly alias?: Alias;
}

export interface KeysReading {
  /** Field of `ArticleMeta` -> value. */
  readonly values: Partial<Record<KeySpec['field'], unknown>>;
  readonly keys: Partial<Record<MetaKey, KeySite>>;
  /** Canonical keys whose day or length of time could not be read. */
  readonly invalid: readonly string[];
  readonly problems: readonly Problem[];
  /** True when a key that says who may see the article is wrong, empty or perhaps misspelled. */
  readonly withheld: boolean;
}

const reviewRules = {
  wrong: 'front-matter-type',
  unknown: 'frontmatter-unknown-key',
  date: 'review-date-invalid',
};
const otherRules = { ...reviewRules, date: 'date-invalid' };
const spellings = [...keysBySpelling.keys()];
const guardSpellings = spellings.filter(
  (name) => name !== 'published' && keysBySpelling.get(name)?.spec.guard,
);

/** Reads the keys of a front-matter block, together with `more` keys that stand elsewhere in the file. Never throws. */
export function readKeys(block: Group | undefined, more: readonly Written[] = []): KeysReading {
  const unknown = new Reading(otherRules);
  const written: Written[] = [];
  let withheld = block ? collect(block, '', written, unknown) : false;
  written.push(...more);
  const values: Partial<Record<KeySpec['field'], unknown>> = {};
  const keys: Partial<Record<MetaKey, KeySite>> = {};
  const invalid: string[] = [];
  const problems: Problem[] = [];
  for (const [spec, sites] of bySpec(written)) {
    const result = readKey(spec, sites, problems);
    if (result.value !== undefined) values[spec.field] = result.value;
    if (result.badDate) invalid.push(spec.key);
    if (result.wrong && spec.guard) withheld = true;
    keys[spec.key] = keySite(sites[0] as Written);
  }
  problems.push(...unknown.problems);
  return { values, keys, invalid, problems, withheld };
}

/** Groups the spellings of one key; the canonical one first, whatever the order in the file. */
function bySpec(written: readonly Written[]): Map<KeySpec, Written[]> {
  const groups = new Map<KeySpec, Written[]>();
  for (const each of written) {
    const group = groups.get(each.spec);
    if (!group) groups.set(each.spec, [each]);
    else if (each.alias) group.push(each);
    else group.unshift(each);
  }
  return groups;
}

/** Sorts entries into known and unknown keys; true when an unknown one was probably meant to hide the article. */
function collect(block: Group, prefix: string, written: Written[], unknown: Reading): boolean {
  let hides = false;
  for (const entry of block.entries) {
    const name = prefix + entry.key;
    const known = keysBySpelling.get(name);
    if (known) written.push({ name, at: entry.at, value: entry.value, ...known });
    else if (prefix === '' && aliasGroups.has(name) && entry.value.kind === 'group') {
      if (collect(entry.value, `${name}.`, written, unknown)) hides = true;
    } else if (!name.startsWith('x-') && !foreignKeys.has(name)) {
      const guards = isNearlyGuard(name);
      const warning = guards ? ' Until this is clear, it is not published.' : '';
      unknown.unknown(name, entry.at, '', guards ? guardSpellings : spellings, warning);
      hides ||= guards;
    }
  }
  return hides;
}

/** A slip of one or two letters in `status`, `draft`, `audience` or `publish_on`. */
function isNearlyGuard(name: string): boolean {
  const limit = Math.min(2, Math.max(1, Math.floor(name.length / 3)));
  return guardSpellings.some(
    (guard) => editDistance(name.toLowerCase(), guard.toLowerCase(), limit) <= limit,
  );
}

interface KeyReading {
  readonly value: unknown;
  readonly wrong: boolean;
  readonly badDate: boolean;
}

/** Reads all the sites of one key; they must agree. */
function readKey(spec: KeySpec, sites: readonly Written[], problems: Problem[]): KeyReading {
  let value: unknown;
  let wrong = false;
  let badDate = false;
  let from: Written | undefined;
  for (const site of sites) {
    if (isEmptyTree(site.value)) {
      if (!spec.guard) continue;
      wrong = true;
      problems.push(emptyGuard(site));
      continue;
    }
    const reading = new Reading(spec.date === 'review' ? reviewRules : otherRules);
    const read = (site.alias?.spec ?? spec.spec).read(site.value, reading, site.name);
    if (reading.problems.length > 0) {
      problems.push(...reading.problems);
      wrong = true;
      badDate ||= reading.problems.some((problem) => problem.rule.endsWith('date-invalid'));
    }
    if (read === undefined) continue;
    if (from === undefined) {
      value = read;
      from = site;
    } else if (!isSameValue(read, value)) {
      problems.push(conflict(spec, from, site));
      // The more careful of two statements about who may see the article.
      if (read === 'draft') value = read;
    }
  }
  return { value, wrong, badDate };
}

function emptyGuard(site: Written): Problem {
  return {
    rule: 'front-matter-type',
    message: `\`${site.name}\` is empty. It says who may see the article, so the article is not published.`,
    hint: `Write a value after \`${site.name}:\`, or delete the line.`,
    at: site.at,
  };
}

function conflict(spec: KeySpec, a: Written, b: Written): Problem {
  return {
    rule: 'frontmatter-conflict',
    message: `${quoted(a.name)} on line ${a.at.line} and ${quoted(b.name)} on line ${b.at.line} mean the same but have different values.`,
    hint: `Keep \`${spec.key}\` with the right value and delete the other.`,
    at: b.at,
    fingerprint: `${spec.key} ${a.name} ${b.name}`,
  };
}

function keySite(site: Written): KeySite {
  const items = site.value.kind === 'list' ? site.value.items.map((item) => item.at) : [site.value.at];
  return { writtenAs: site.name, at: site.at, items };
}
