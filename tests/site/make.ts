import type { Article, ArticleMeta, FolderMeta, Image, Link } from '../../src/model/article.ts';
import type { Config } from '../../src/model/config.ts';
import type { Day } from '../../src/model/day.ts';
import { htmlOf } from '../../src/model/html.ts';
import { noOwners } from '../../src/model/owners.ts';
import type { SiteInput } from '../../src/model/site.ts';

/** A day literal. */
export const day = (text: string) => text as Day;

/** A link as the parser gives it; absolute addresses are external. */
export function link(href: string, line = 1): Link {
  const at = { path: '', line, column: 1 };
  const kind = /^(?:mailto|tel):/.test(href) ? 'contact' : /^https?:/.test(href) ? 'external' : 'internal';
  return { href, text: 'words', at, kind, attributes: '' };
}

/** An image as the parser gives it. */
export function image(src: string, line = 1): Image {
  const kind = /^https?:/.test(src) ? 'external' : 'internal';
  const at = { path: '', line, column: 1 };
  return { src, kind, alt: '', altGiven: true, decorative: false, at, attributes: '' };
}

interface ArticleParts extends Partial<Omit<Article, 'path' | 'meta' | 'links' | 'images'>> {
  readonly meta?: ArticleMeta;
  readonly links?: readonly (string | Link)[];
  readonly images?: readonly string[];
}

/** An article with defaults for everything that a test does not care about. */
export function article(path: string, parts: ArticleParts = {}): Article {
  const file = `content/${path}`;
  const { meta = {}, links = [], images = [], ...rest } = parts;
  const at = (line: number) => ({ path: file, line, column: 1 });
  return {
    path,
    file,
    locale: 'en',
    title: meta.title ?? path,
    meta,
    keys: Object.fromEntries(
      Object.keys(meta).map((key) => {
        const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        return [name, { writtenAs: name, at: at(2), items: [at(2), at(3), at(4)] }];
      }),
    ),
    withheld: false,
    answerText: '',
    answerFrom: 'none',
    body: htmlOf(''),
    headings: [],
    anchors: [],
    media: [],
    sections: [],
    pitfallList: [],
    expiring: [],
    elements: [],
    bodyHash: 'body-hash',
    markdown: '',
    bodyLine: 1,
    wordCount: 0,
    problems: [],
    ...rest,
    links: links.map((one, index) => {
      const made = typeof one === 'string' ? link(one) : one;
      return { ...made, at: at(10 + index) };
    }),
    images: images.map((src, index) => ({ ...image(src), at: at(100 + index) })),
  };
}

/** What a `_meta.yml` says. */
export function folder(path: string, parts: Partial<FolderMeta> = {}): FolderMeta {
  return { path, file: `content/${path}/_meta.yml`, withheld: false, problems: [], ...parts };
}

/** A file beside the articles. */
export function asset(path: string, parts: { width?: number; height?: number } = {}) {
  return { path, file: `content/${path}`, bytes: 100, ...parts };
}

/** A config with every default. */
export function config(parts: Partial<Config> = {}): Config {
  return {
    file: 'kb.config.yml',
    exists: true,
    title: 'Help',
    content: 'content',
    out: 'site',
    urls: 'file',
    locale: 'en',
    locales: [{ code: 'en' }],
    brand: { colour: '#336699' },
    owners: [],
    review: { dueSoonDays: 30, bulkLimit: 10 },
    contact: { channels: [], languages: [] },
    notices: [],
    home: { featured: [] },
    feedback: {},
    footer: { links: [] },
    previousUrls: [],
    redirects: {},
    redirectsAt: {},
    rules: {},
    ruleOptions: {},
    images: { maxKilobytes: 300 },
    theme: {},
    search: { synonyms: 'synonyms.yml', tests: 'search-tests.yml' },
    gaps: { ignore: [], aliases: {}, minCell: 5, constants: {} },
    build: { api: false },
    places: {},
    ...parts,
  };
}

/** Input of `assembleSite` with every default. */
export function input(parts: Partial<SiteInput> = {}): SiteInput {
  return {
    config: config(),
    owners: noOwners,
    articles: [],
    folders: [],
    assets: [],
    synonyms: { file: 'synonyms.yml', groups: [], oneWay: [], problems: [] },
    searchTests: { file: 'search-tests.yml', tests: [], problems: [] },
    problems: [],
    today: day('2026-06-15'),
    drafts: false,
    internal: false,
    ...parts,
  };
}

/** Problems in short: `rule file:line`. */
export function names(problems: readonly { rule: string; at: { path: string; line: number } }[]): string[] {
  return problems.map(({ rule, at }) => `${rule} ${at.path}:${at.line}`);
}
