import type { ArticleMeta, KeySite, MetaKey, SourceFile } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { nearest } from '../model/similar.ts';
import { freshnessOf } from './freshness-comment.ts';
import {
  type Alias,
  aliasGroups,
  frontMatterKeys,
  type KeySpec,
  keysBySpelling,
} from './front-matter-keys.ts';
import { Reading } from './spec.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { isEmptyTree, quoted, type Tree } from './tree.ts';

export interface FrontMatter {
  readonly meta: ArticleMeta;
  readonly keys: Partial<Record<MetaKey, KeySite>>;
  /** The file without its front matter, line endings as they are. */
  readonly body: string;
  /** Line of the file on which `body` starts. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** True when publishing could leak: the block, or what says who may see the article, could not be read. */
  readonly withheld: boolean;
}

/** A key as it stands in the file. */
interface Written {
  readonly name: string;
  readonly at: Place;
  readonly value: Tree;
  readonly spec: KeySpec;
  readonly alias?: Alias;
}

const reviewRules = {
  wrong: 'front-matter-type',
  unknown: 'frontmatter-unknown-key',
  date: 'review-date-invalid',
};
const otherRules = { ...reviewRules, date: 'date-invalid' };
const spellings = [...keysBySpelling.keys()];

/**
 * Reads the front matter of an article, in the canonical keys and every alias of the table, and a `freshness` comment at
 * the top of the body. Never throws: what is wrong are problems. `source.problems` are not repeated.
 */
export function parseFrontMatter(source: SourceFile): FrontMatter {
  if (source.unreadable) return { meta: {}, keys: {}, body: '', bodyLine: 1, problems: [], withheld: true };
  const split = splitFrontMatter(source);
  const { body, bodyLine } = split;
  const problems: Problem[] = [...split.problems];
  let withheld = split.unreadable;
  const written: Written[] = [];
  const unknown = new Reading(otherRules);
  if (split.root?.kind === 'group') {
    if (collect(split.root, '', written, unknown)) withheld = true;
  } else if (split.root && !isEmptyTree(split.root)) {
    withheld = true;
    problems.push({
      rule: 'front-matter-syntax',
      message: 'The front matter holds no `key: value` lines.',
      hint: 'Write one `key: value` on each line between the two `---`. If the first line is meant as a rule across the page, write `***`.',
      at: split.root.at,
    });
  }
  if (!split.unreadable) {
    for (const found of freshnessOf(body, bodyLine, source.file)) {
      const entry = keysBySpelling.get(found.name);
      if (entry) written.push({ ...found, ...entry });
    }
  }

  const values: Partial<Record<KeySpec['field'], unknown>> = {};
  const keys: Partial<Record<MetaKey, KeySite>> = {};
  const invalid: string[] = [];
  for (const spec of frontMatterKeys) {
    const sites = written.filter((each) => each.spec === spec);
    if (sites.length === 0) continue;
    // The canonical key wins over aliases.
    sites.sort((a, b) => (a.alias === undefined ? 0 : 1) - (b.alias === undefined ? 0 : 1));
    const result = readKey(spec, sites, problems);
    if (result.value !== undefined) values[spec.field] = result.value;
    if (result.badDate) invalid.push(spec.key);
    if (result.wrong && spec.guard) withheld = true;
    keys[spec.key] = keySite(sites[0] as Written);
  }
  problems.push(...unknown.problems);
  if (values.archived !== undefined && values.status === undefined && !keys.status)
    values.status = 'archived';
  const meta = { ...values, ...(invalid.length > 0 ? { invalid } : {}) } as ArticleMeta;
  return { meta, keys, body, bodyLine, problems, withheld };
}

/** Sorts entries into known keys; gives true when a key that nobody knows was probably meant to hide the article. */
function collect(
  tree: Tree & { kind: 'group' },
  prefix: string,
  written: Written[],
  unknown: Reading,
): boolean {
  let hides = false;
  for (const entry of tree.entries) {
    const name = prefix + entry.key;
    const known = keysBySpelling.get(name);
    if (known) written.push({ name, at: entry.at, value: entry.value, ...known });
    else if (prefix === '' && aliasGroups.has(name) && entry.value.kind === 'group') {
      if (collect(entry.value, `${name}.`, written, unknown)) hides = true;
    } else if (!name.startsWith('x-')) {
      const meant = nearest(name.slice(0, 60), spellings);
      const guards = meant !== undefined && keysBySpelling.get(meant)?.spec.guard === true;
      const more = guards ? ' Until this is clear the article is not published.' : '';
      unknown.unknown(name, entry.at, '', meant, more);
      hides ||= guards;
    }
  }
  return hides;
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
      problems.push({
        rule: 'front-matter-type',
        message: `\`${site.name}\` is empty, so nobody knows who may see the article; it is not published.`,
        hint: `Write a value after \`${site.name}:\`, or delete the line.`,
        at: site.at,
      });
      continue;
    }
    const reading = new Reading(spec.date === 'review' ? reviewRules : otherRules);
    const read = (site.alias?.spec ?? spec.spec).read(site.value, reading, site.name);
    problems.push(...reading.problems);
    if (reading.problems.length > 0) wrong = true;
    if (reading.problems.some((problem) => problem.rule.endsWith('date-invalid'))) badDate = true;
    if (read === undefined) continue;
    if (from === undefined) {
      value = read;
      from = site;
    } else if (comparable(read) !== comparable(value)) {
      problems.push(conflict(spec, from, site));
      // The more careful of two statements about who may see the article.
      if (spec.key === 'status' && read === 'draft') value = read;
    }
  }
  return { value, wrong, badDate };
}

/** The value without its places, as text. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (key, part) => (key === 'at' ? undefined : part));
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
