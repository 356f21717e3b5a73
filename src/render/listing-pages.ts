import type { Folder } from '../model/site.ts';
import { framePage } from './frame-page.ts';
import { breadcrumbThing } from './json-ld.ts';
import {
  articleLinks,
  breadcrumbOf,
  folderTrail,
  type LinkView,
  linkTo,
  type PagePlace,
  placeOf,
  type RenderContext,
} from './render-context.ts';
import type { Words } from './words.ts';

/** How many articles of a section its category's page shows before "See all". */
const sectionPreview = 6;

function sectionView(place: PagePlace, folder: Folder): object {
  const { title, description, url, count } = folder;
  const articles = articleLinks(place, folder.articles.slice(0, sectionPreview), false);
  return { title, description, href: linkTo(place, url), articles, count, more: count > articles.length };
}

/** The same folder below another locale's folder, when there is one: `es/billing` and `billing`. */
function folderAlternates(context: RenderContext, folder: Folder): Record<string, string> {
  const { site } = context;
  const main = site.config.locale;
  const rest = folder.path === folder.locale ? '' : folder.path.replace(`${folder.locale}/`, '');
  const inside = folder.locale === main && !folder.path.startsWith(`${main}/`) ? folder.path : rest;
  const alternates: Record<string, string> = { [folder.locale]: folder.url };
  for (const { code } of site.locales) {
    const paths = code === main ? [inside, `${code}/${inside}`] : [`${code}/${inside}`];
    const other = paths.map((path) => site.folders.get(path)).find((found) => found?.locale === code);
    if (other) alternates[code] ??= other.url;
  }
  return alternates;
}

/** The page of a category (top folder) or section (deeper folder). */
export function folderPage(context: RenderContext, folder: Folder): string {
  const place = placeOf(context, folder.locale, folder.url);
  const above = folderTrail(context.site, folder.parent);
  const { title, description = '' } = folder;
  return framePage(place, {
    kind: above.length === 0 ? 'category' : 'section',
    template: 'category',
    view: {
      title,
      description,
      breadcrumb: breadcrumbOf(place, above),
      articles: articleLinks(place, folder.articles, true),
      sections: folder.folders.flatMap((path) => {
        const child = context.site.folders.get(path);
        return child ? [sectionView(place, child)] : [];
      }),
    },
    title,
    description,
    current: 'other',
    noindex: false,
    alternates: folderAlternates(context, folder),
    things: [
      breadcrumbThing(place, [
        { title: place.words.text('nav.home'), url: place.locale.pages.home },
        ...above,
        folder,
      ]),
    ],
    help: true,
  });
}

/** A title from its first letter or digit: a quotation mark before it does not count in the alphabet. */
function sortingTitle(title: string): string {
  const text = title.normalize('NFC');
  return text.slice(Math.max(0, text.search(/[\p{L}\p{N}]/u)));
}

/** The heading under which a title stands in an alphabetical list: its letter without accents, or a group for the rest. */
function letterOf(sortingTitle: string, sameLetter: Intl.Collator, words: Words): string {
  const first = /^[\p{L}\p{N}]/u.exec(sortingTitle)?.[0];
  if (first === undefined) return words.text('index.other');
  if (/\p{N}/u.test(first)) return words.text('index.digits');
  const upper = first.toUpperCase();
  const plain = upper.normalize('NFD').replace(/\p{M}/gu, '').charAt(0);
  // In some languages a letter with an accent is a letter of its own: Å in Swedish.
  return plain !== '' && sameLetter.compare(plain, upper) === 0 ? plain : upper;
}

/** Articles by letter, in the order of the locale's alphabet. */
function byLetter(links: readonly LinkView[], words: Words): Map<string, LinkView[]> {
  const alphabet = new Intl.Collator(words.locale, { numeric: true });
  const sameLetter = new Intl.Collator(words.locale, { sensitivity: 'base' });
  const sorted = links
    .map((link) => ({ link, title: sortingTitle(link.title) }))
    .sort((a, b) => alphabet.compare(a.title, b.title));
  const letters = new Map<string, LinkView[]>();
  for (const { link, title } of sorted) {
    const letter = letterOf(title, sameLetter, words);
    const group = letters.get(letter);
    if (group) group.push(link);
    else letters.set(letter, [link]);
  }
  return letters;
}

/** All listed articles of a locale from A to Z. */
export function indexPage(context: RenderContext, code: string): string {
  const { pages, alphabetical } = context.locale(code);
  const place = placeOf(context, code, pages.index);
  const { words } = place;
  const letters = byLetter(articleLinks(place, alphabetical, false), words);
  const title = words.text('index.title');
  return framePage(place, {
    kind: 'index',
    template: 'index',
    view: {
      title,
      breadcrumb: breadcrumbOf(place, []),
      letters: [...letters].map(([letter, articles], index) => ({
        letter,
        id: `kbLetter${index + 1}`,
        articles,
      })),
    },
    title,
    description: '',
    current: 'index',
    noindex: false,
    alternates: pageAlternates(context, 'index'),
    things: [],
    help: true,
  });
}

/** The addresses of a fixed page in every locale that has it. */
export function pageAlternates(
  context: RenderContext,
  page: 'home' | 'search' | 'index' | 'contact' | 'promise' | 'notFound',
): Record<string, string> {
  const alternates: Record<string, string> = {};
  for (const { code, pages } of context.site.locales) {
    const url = pages[page];
    if (url !== undefined) alternates[code] = url;
  }
  return alternates;
}
