import type { Config } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { Lookup } from './lookup.ts';
import { folderOf, joinPath, resolvePath } from './paths.ts';
import type { Placed } from './placed.ts';
import { splitLocale } from './tree.ts';

/** An article named in front matter or config: by id (`id:` may stand before it) or by path, from the content folder or from `folder`. */
export function findNamed(
  name: string,
  lookup: Lookup,
  locale: string,
  folder: string | undefined,
): Placed | undefined {
  const text = name.trim();
  if (/^id:/i.test(text)) return lookup.byId(text.slice(3).trim(), locale);
  const fromRoot = resolvePath('', text);
  const fromHere = folder === undefined || text.startsWith('/') ? undefined : resolvePath(folder, text);
  for (const path of [fromRoot, fromHere]) {
    const found = path === undefined ? undefined : (lookup.byPath(path) ?? lookup.byPath(`${path}.md`));
    if (found) return found;
  }
  const byId = lookup.byId(text, locale);
  if (byId) return byId;
  const target = fromRoot === undefined ? undefined : lookup.byAddress(fromRoot);
  return target?.kind === 'article' ? target.placed : undefined;
}

export interface Translations {
  /** Path -> locale -> path of the same article there; shown articles only, tombstones left out, itself left out. */
  readonly of: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly problems: readonly Problem[];
}

/**
 * Groups the articles that say the same in several languages: by `translation_of` (path or id), else by the same path below the
 * locale's folder. Where two of one locale are in a group, the one whose path says so comes first.
 */
export function findTranslations(articles: readonly Placed[], lookup: Lookup, config: Config): Translations {
  const problems: Problem[] = [];
  const codes = config.locales.map(({ code }) => code);
  const keys = new Map<string, string>();

  function naturalKey(placed: Placed): string {
    const folder = folderOf(placed.path);
    const { rest, locale } = splitLocale(folder, codes);
    const natural = (locale ?? config.locale) === placed.locale;
    return natural ? joinPath(rest, placed.path.slice(folder.length).replace(/^\//, '')) : `/${placed.path}`;
  }

  for (const placed of articles) {
    const wanted = placed.article.meta.translationOf;
    if (wanted === undefined) {
      keys.set(placed.path, naturalKey(placed));
      continue;
    }
    const original = findNamed(wanted, lookup, config.locale, folderOf(placed.path));
    if (!original || original === placed) {
      const site = placed.article.keys.translation_of;
      problems.push({
        rule: 'link-broken',
        message: original
          ? 'This article says that it is a translation of itself.'
          : `There is no article "${wanted.slice(0, 200)}" that this could be a translation of.`,
        at: site?.items[0] ?? site?.at ?? startOf(placed.article.file),
        hint: 'Give the path of the original, like "billing/refunds.md", or its id.',
        fingerprint: `translation_of ${wanted.slice(0, 200)}`,
      });
      keys.set(placed.path, naturalKey(placed));
    } else {
      keys.set(placed.path, naturalKey(original));
    }
  }

  const groups = new Map<string, Record<string, string>>();
  const inOrder = [
    ...articles.filter((placed) => placed.article.meta.translationOf === undefined),
    ...articles.filter((placed) => placed.article.meta.translationOf !== undefined),
  ];
  for (const placed of inOrder) {
    if (!placed.shown || placed.visibility === 'archived') continue;
    const key = keys.get(placed.path) as string;
    const group = groups.get(key) ?? {};
    group[placed.locale] ??= placed.path;
    groups.set(key, group);
  }
  const of = new Map<string, Readonly<Record<string, string>>>();
  for (const placed of articles) {
    const group = groups.get(keys.get(placed.path) as string) ?? {};
    const others = Object.entries(group).filter(([locale]) => locale !== placed.locale);
    of.set(
      placed.path,
      Object.fromEntries(codes.flatMap((code) => others.filter(([locale]) => locale === code))),
    );
  }
  return { of, problems };
}
