import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import snowball from 'snowball-stemmers';
import { smallWords } from './read-questions.js';

/** The articles of a project as MiniSearch documents: title, headings, text. */
export function projectDocuments(project) {
  const content = path.join(project, 'content');
  return readdirSync(content, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const source = readFileSync(path.join(content, name), 'utf8');
      const [, front = '', body = source] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
      const title = (/^title: *(.*)$/m.exec(front)?.[1] ?? '').replace(/^["']|["']$/g, '');
      const headings = [...body.matchAll(/^#+ (.*)$/gm)].map(([, text]) => text).join('\n');
      return { id: name.replace(/\\/g, '/'), title, headings, text: body };
    });
}

const stemmer = snowball.newStemmer('english');
const stem = (word) => stemmer.stem(word.toLowerCase());

/**
 * Whole MiniSearch indexes: with its defaults, with the options of VitePress, and tuned as far as options go (stems, no
 * small words in the text, titles twice, errors forgiven only in words that no article has).
 */
export function miniSearches(project) {
  const documents = projectDocuments(project);
  const make = (name, options, searchOptions = () => ({})) => {
    const fields = ['title', 'headings', 'text'];
    const index = new MiniSearch({ fields, ...options });
    const before = process.cpuUsage();
    index.addAll(documents);
    const { user, system } = process.cpuUsage(before);
    return {
      name,
      articles: documents.length,
      cpu: (user + system) / 1e6,
      search: (query) =>
        index
          .search(query, searchOptions(index))
          .slice(0, 10)
          .map(({ id }) => id),
      bytes: () => gzipSync(JSON.stringify(index), { level: 9 }).length,
    };
  };
  const known = new Set(
    documents.flatMap(({ title, text }) => (`${title} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? []).map(stem)),
  );
  return [
    make('MiniSearch, defaults', {}),
    make('MiniSearch, as in VitePress', {}, () => ({
      fuzzy: 0.2,
      prefix: true,
      boost: { title: 4, text: 2, headings: 1 },
    })),
    make(
      'MiniSearch, tuned',
      {
        processTerm: (term, field) =>
          smallWords.has(term.toLowerCase()) && field !== 'title' ? null : stem(term),
      },
      () => ({
        processTerm: (term) => (smallWords.has(term.toLowerCase()) ? null : stem(term)),
        boost: { title: 2 },
        fuzzy: (term) => (known.has(term) ? false : 0.25),
      }),
    ),
  ];
}
