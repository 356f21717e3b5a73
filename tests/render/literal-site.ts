import type { Article, Asset, FolderMeta, Image, Link } from '../../src/model/article.ts';
import type { Config } from '../../src/model/config.ts';
import type { Day } from '../../src/model/day.ts';
import { type Html, htmlOf } from '../../src/model/html.ts';
import { noOwners } from '../../src/model/owners.ts';
import { startOf } from '../../src/model/place.ts';
import type { PopularList, Site } from '../../src/model/site.ts';
import { parseConfig } from '../../src/parse/parse-config.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';

export const today = '2026-06-15' as Day;

/** A link as `parse` gives it. */
export function link(href: string, text = href, more: Partial<Link> = {}): Link {
  const kind = /^https?:/.test(href) ? 'external' : /^(mailto|tel):/.test(href) ? 'contact' : 'internal';
  return { href, text, at: startOf('content/a.md'), kind, attributes: '', ...more };
}

export function image(src: string, alt: string, more: Partial<Image> = {}): Image {
  const kind = /^https?:/.test(src) ? 'external' : 'internal';
  return {
    src,
    kind,
    alt,
    altGiven: true,
    decorative: false,
    at: startOf('content/a.md'),
    attributes: '',
    ...more,
  };
}

/**
 * Html from a text in which `[0]` ... `[/0]` is link 0, `{0}` image 0 and `<0>` media 0.
 */
export function html(text: string): Html {
  const parts: string[] = [];
  const holes: Html['holes'][number][] = [];
  let rest = text;
  for (
    let match = /\[(\/?)(\d)\]|\{(\d)\}|<(\d)>/.exec(rest);
    match;
    match = /\[(\/?)(\d)\]|\{(\d)\}|<(\d)>/.exec(rest)
  ) {
    parts.push(rest.slice(0, match.index));
    if (match[2] !== undefined)
      holes.push({ kind: match[1] ? 'link-close' : 'link-open', index: Number(match[2]) });
    else if (match[3] !== undefined) holes.push({ kind: 'image', index: Number(match[3]) });
    else holes.push({ kind: 'media', index: Number(match[4]) });
    rest = rest.slice(match.index + match[0].length);
  }
  return { parts: [...parts, rest], holes };
}

/** An article of which only what matters is said. */
export function article(path: string, title: string, more: Partial<Article> = {}): Article {
  return {
    path,
    file: `content/${path}`,
    locale: 'en',
    title,
    meta: {},
    keys: {},
    withheld: false,
    answerText: '',
    answerFrom: 'none',
    body: htmlOf('<p>Some text.</p>'),
    headings: [],
    anchors: [],
    links: [],
    images: [],
    media: [],
    sections: [],
    pitfallList: [],
    expiring: [],
    elements: [],
    bodyHash: 'secrethash',
    markdown: 'Some text.\n',
    bodyLine: 1,
    wordCount: 2,
    problems: [],
    ...more,
  };
}

export interface SiteParts {
  readonly articles?: readonly Article[];
  readonly config?: string | Config;
  readonly assets?: readonly Asset[];
  readonly folders?: readonly FolderMeta[];
  readonly popular?: PopularList;
  readonly drafts?: boolean;
  readonly internal?: boolean;
}

/** A site of literal articles. `config` is the text of a kb.config.yml. */
export function site(parts: SiteParts): Site {
  const {
    config = '',
    articles = [],
    assets = [],
    folders = [],
    popular,
    drafts = false,
    internal = false,
  } = parts;
  return assembleSite({
    config: typeof config === 'string' ? parseConfig('kb.config.yml', config).config : config,
    owners: noOwners,
    articles,
    folders,
    assets,
    synonyms: { file: 'synonyms.yml', groups: [], oneWay: [], problems: [] },
    searchTests: { file: 'search-tests.yml', tests: [], problems: [] },
    problems: [],
    today,
    drafts,
    internal,
    ...(popular && { popular }),
  });
}
