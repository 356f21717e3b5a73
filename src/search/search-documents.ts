import type { Article } from '../model/article.ts';
import type { Entry, Site } from '../model/site.ts';
import type { SearchDocument, SearchField } from './search-document.ts';

/** How much one occurrence counts, by field; a word of the body counts 2. Titles above 3 times the body hurt long questions. */
const weights = { title: 6, phrase: 5, answer: 3, symptom: 3, heading: 3, tag: 3, body: 2 } as const;

/** The articles of one locale that customers may find: listed ones with a page, in path order. `keyOf` says their keys. */
export function* searchDocuments(
  site: Site,
  locale: string,
  keyOf: (article: Article) => string | undefined = () => undefined,
): Generator<SearchDocument, void> {
  for (const entry of site.entries) {
    if (entry.locale === locale && entry.visibility === 'listed' && entry.shown)
      yield documentOf(site, entry, keyOf(entry.article));
  }
}

function documentOf(site: Site, entry: Entry, key: string | undefined): SearchDocument {
  const { article, path, url } = entry;
  return {
    ...(key !== undefined && { key }),
    path,
    url,
    title: article.title,
    section: sectionOf(site, entry),
    answer: shorten(entry.description || article.answerText),
    headings: article.headings.map(({ id, text }) => ({ id, text })),
    // Made when asked for: the texts of all articles would fill the memory.
    get fields() {
      return fieldsOf(article);
    },
  };
}

function fieldsOf(article: Article): SearchField[] {
  const { tags = [], phrases = [] } = article.meta;
  const fields: SearchField[] = [
    { text: article.title, weight: weights.title, title: true },
    ...phrases.map((text) => ({ text, weight: weights.phrase, title: true })),
    { text: article.answerText, weight: weights.answer },
    ...article.pitfallList.map(({ symptom }) => ({ text: symptom, weight: weights.symptom })),
    ...tags.map((text) => ({ text, weight: weights.tag })),
    ...article.headings.map(({ text }) => ({ text, weight: weights.heading })),
  ];
  // The answer and its symptoms are fields of their own already.
  for (const section of article.sections) {
    if (section.role !== 'answer' && section.text !== '')
      fields.push({ text: section.text, weight: weights.body });
  }
  if (article.meta.id !== undefined) fields.push({ text: article.meta.id, weight: weights.phrase });
  return fields;
}

/** Titles of the folders around an article, outermost first. */
function sectionOf(site: Site, entry: Entry): string {
  const titles: string[] = [];
  for (let folder = site.folders.get(entry.folder); folder; folder = site.folders.get(folder.parent)) {
    titles.unshift(folder.title);
    if (folder.parent === folder.path) break;
  }
  return titles.join(' › ');
}

const longestAnswer = 180;

/** At most so many characters, cut between words. */
function shorten(text: string): string {
  if (text.length <= longestAnswer) return text;
  const cut = text.slice(0, longestAnswer);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 100 ? space : longestAnswer - 1)}…`;
}
