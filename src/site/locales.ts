import type { Config } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { LocaleSite, PopularList } from '../model/site.ts';
import { fixedPages, localePrefix } from './addresses.ts';
import { collatorOf, type Navigation } from './folders.ts';
import type { Lookup } from './lookup.ts';
import { compareText } from './paths.ts';
import type { Placed } from './placed.ts';
import { findNamed, type Translations } from './translations.ts';

const rightToLeftScripts: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** Direction in which a language is written, by its usual script. An unknown code counts as left to right. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(code).maximize();
    return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** A language's name in itself, with a capital: `español` -> "Español". An unknown code is its own name. */
export function labelOf(code: string): string {
  try {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
    const [first = ''] = name;
    return first.toLocaleUpperCase(code) + name.slice(first.length);
  } catch {
    return code;
  }
}

interface Parts {
  readonly articles: readonly Placed[];
  readonly lookup: Lookup;
  readonly navigation: Navigation;
  readonly translations: Translations;
  readonly config: Config;
  readonly popular: PopularList | undefined;
}

/** The order of the A to Z. */
export function byTitle(collator: Intl.Collator): (a: Placed, b: Placed) => number {
  return (a, b) => collator.compare(a.article.title, b.article.title) || compareText(a.path, b.path);
}

/** The named articles as a locale shows them: its own ones, and its translations of the others; listed ones only. */
function inLocale(named: readonly Placed[], locale: string, parts: Parts): string[] {
  const found = new Set<string>();
  for (const placed of named) {
    const path = placed.locale === locale ? placed.path : parts.translations.of.get(placed.path)?.[locale];
    if (path !== undefined && parts.lookup.byPath(path)?.listed) found.add(path);
  }
  return [...found];
}

/**
 * The languages of the site: the default one, and every other that has a listed article. A featured article that does not exist, or
 * that customers cannot see, is a `home-featured-unknown`; a popular one is left out quietly, since that list is older than the site.
 */
export function assembleLocales(parts: Parts): {
  readonly locales: readonly LocaleSite[];
  readonly problems: readonly Problem[];
} {
  const { config, lookup, navigation } = parts;
  const problems: Problem[] = [];
  const featured: Placed[] = [];
  for (const name of config.home.featured) {
    const placed = findNamed(name, lookup, config.locale, undefined);
    if (placed?.listed) {
      featured.push(placed);
      continue;
    }
    problems.push({
      rule: 'home-featured-unknown',
      message: placed
        ? `The featured article "${name}" is not in the site's lists (${placed.visibility}).`
        : `There is no article "${name}" to feature on the home page.`,
      at: config.home.featuredAt ?? config.places['home.featured'] ?? startOf(config.file),
      hint: 'Under "home", "featured", give paths like "billing/refunds.md" or ids of published articles.',
      fingerprint: name,
    });
  }
  const popular = (parts.popular?.articles ?? []).flatMap((name) => {
    const placed = findNamed(name, lookup, config.locale, undefined);
    return placed ? [placed] : [];
  });

  const listed = new Map<string, Placed[]>();
  for (const placed of parts.articles) {
    if (!placed.listed) continue;
    const list = listed.get(placed.locale);
    if (list) list.push(placed);
    else listed.set(placed.locale, [placed]);
  }
  const locales = config.locales
    .filter(({ code }) => code === config.locale || listed.has(code))
    .map((locale): LocaleSite => {
      const { code } = locale;
      const prefix = localePrefix(code, config);
      const collator = collatorOf(code);
      return {
        code,
        label: locale.label ?? labelOf(code),
        direction: directionOf(code),
        prefix,
        title: locale.title ?? config.title,
        pages: fixedPages(prefix, config),
        categories: navigation.categories.get(code) ?? [],
        rootArticles: navigation.rootArticles.get(code) ?? [],
        alphabetical: [...(listed.get(code) ?? [])].sort(byTitle(collator)).map(({ path }) => path),
        featured: inLocale(featured, code, parts),
        popular: inLocale(popular, code, parts),
      };
    });
  return { locales, problems };
}
