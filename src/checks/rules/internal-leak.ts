import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import type { Entry, Site } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { internalPaths } from '../internal-paths.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { titlePlace } from '../places.ts';
import { phraseFinder } from '../plain-words.ts';
import { wordsOption } from '../rule-options.ts';

const name = 'internal-leak';
const options: readonly RuleOption[] = [
  {
    name: 'words',
    kind: 'words',
    initial: ['internal only', 'for internal use only', 'do not share with customers'],
    text: 'Words that only texts for the team contain.',
  },
];
const internalArticle = lines(
  '---',
  'title: When do we pay at once?',
  'audience: internal',
  '---',
  '',
  'Up to 20 euros.',
);

/** A public article links to an internal one, names its file, or has words that mark internal text. */
export const internalLeak: Rule = {
  name,
  severity: 'error',
  summary: 'A public article tells customers about something internal.',
  why: 'What is once published has been read, copied and indexed. This is the one mistake that cannot be taken back.',
  options,
  *check(site, known): Iterable<Problem> {
    const internal = internalPaths(site);
    const names = namesOf(internal, site);
    const words = wordsOption(site, { name, options }, 'words').map((word) => word.toLowerCase());
    const findWords = phraseFinder(words);
    const open = checkedEntries(site).filter((entry) => !internal.has(entry.path));
    for (const entry of open) yield* linksOf(entry, internal);
    const settings = [[...names].sort(), words];
    yield* ofEachArticle(open, known, { name, settings }, (about) => textsOf(about, names, findWords));
  },
  examples: [
    {
      title: 'The internal article links to the public one',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
        'content/limits.md': lines(
          '---',
          'title: When do we pay at once?',
          'audience: internal',
          '---',
          '',
          'See [refunds](refund.md).',
        ),
      },
    },
    {
      title: 'The public article links to the internal one',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order. See [limits](limits.md).',
        ),
        'content/limits.md': internalArticle,
      },
    },
    {
      title: 'The public article names the internal file',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order. Limits: see team/limits.md',
        ),
        'content/team/limits.md': internalArticle,
      },
    },
    {
      title: 'Addresses that customers do have',
      verdict: 'passes',
      files: {
        'content/router.md': lines(
          '---',
          'title: How do I set up my router?',
          '---',
          '',
          'Open [its settings](http://192.168.1.1/) or [our page](https://internal.example.com/).',
        ),
      },
    },
    {
      title: 'A link into the own network',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order. See [the ticket](https://tracker.corp/REF-12).',
        ),
      },
    },
    {
      title: 'Words that mark internal text',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Internal only: up to 20 euros are paid at once.',
        ),
      },
    },
  ],
};

function* linksOf(entry: Entry, internal: ReadonlySet<string>): Iterable<Problem> {
  for (const [index, target] of entry.links.entries()) {
    const link = entry.article.links[index];
    if (!link) continue;
    const host = target.kind === 'external' ? privateHost(target.url) : undefined;
    if (host !== undefined) {
      yield {
        rule: name,
        message: `This link leads to ${host}, an address inside your own network.`,
        at: link.at,
        hint: 'Remove the link: customers cannot open it, and it tells them what your tools are called.',
        fingerprint: link.href,
      };
    }
    if ((target.kind !== 'unpublished' && target.kind !== 'article') || !internal.has(target.to)) continue;
    yield {
      rule: name,
      message: `This link leads to ${target.to}, which is internal.`,
      at: link.at,
      hint: 'Remove the link and what it says about the other article, or make that article public.',
      fingerprint: link.href,
    };
  }
}

/**
 * The host of an address that only a network of one's own knows: a name without a dot, or one below `.internal`, `.corp`,
 * `.intranet` or `.lan`. Local addresses that instructions may well name, such as localhost or 192.168.1.1, are not meant.
 */
function privateHost(url: string): string | undefined {
  const host = /^https?:\/\/(?:[^/?#@\s]{0,200}@)?([a-z0-9.-]{1,253})(?=[:/?#]|$)/i
    .exec(url)?.[1]
    ?.toLowerCase();
  if (host === undefined || host === 'localhost' || /^[\d.]+$/.test(host)) return undefined;
  return !host.includes('.') || /\.(?:internal|corp|intranet|lan)\.?$/.test(host) ? host : undefined;
}

function* textsOf(
  { article }: ArticleAlone,
  names: ReadonlySet<string>,
  findWords: ReturnType<typeof phraseFinder>,
): Iterable<Problem> {
  const { meta, answerText } = article;
  const texts = [
    { text: article.title, at: titlePlace(article), id: 'title' },
    { text: meta.description ?? answerText, at: titlePlace(article), id: 'description' },
    ...article.sections,
  ];
  const told = new Set<string>();
  for (const { text, at, id } of texts) {
    const path = names.size === 0 ? undefined : pathsIn(text.toLowerCase()).find((word) => names.has(word));
    const word = path ?? findWords(text);
    // The description is the answer again; one finding for each word is enough.
    if (word === undefined || told.has(word)) continue;
    told.add(word);
    yield {
      rule: name,
      message: path
        ? `The text names "${path}", an internal article.`
        : `"${word}" marks a text that is not for customers.`,
      at,
      hint: path
        ? 'Remove what it says about that article.'
        : 'Remove the internal part, or set `audience: internal`. Your own words: `rule_options` in kb.config.yml.',
      fingerprint: `${word} ${id}`,
    };
  }
}

/** Pieces of a text that could be the path of a file or page. */
function pathsIn(text: string): string[] {
  if (!text.includes('/') && !text.includes('.md')) return [];
  return text
    .split(/[\s"'`()<>[\]]+/)
    .filter((word) => word.includes('/') || word.endsWith('.md'))
    .map((word) => word.replace(/^(?:\.{0,2}\/){1,9}/, '').replace(/[.,;:!?]{1,5}$/, ''));
}

/** What internal articles are called: their paths in the content folder and in the project. A bare name could be anything. */
function namesOf(internal: ReadonlySet<string>, site: Site): Set<string> {
  const names = new Set<string>();
  for (const path of internal) {
    if (path.includes('/')) names.add(path.toLowerCase());
    const file = site.byPath.get(path)?.article.file;
    if (file?.includes('/')) names.add(file.toLowerCase());
  }
  return names;
}
