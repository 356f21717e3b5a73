import { type ArticleMeta, articleStatuses, articleTypes, type MetaKey } from '../model/article.ts';
import { archived, escalation, needs, people, pitfalls, prechecks, video } from './front-matter-values.ts';
import { described, listOf, mapped, type Spec } from './spec.ts';
import { day, flag, interval, languageCode, line, number, oneOf, text, words } from './spec-values.ts';

export interface Alias {
  /** A dotted name is read both as one key (`ms.date:`) and as a key inside a group (`ms:` and below it `date:`). */
  readonly name: string;
  /** When the alias is written differently from the key itself. */
  readonly spec?: Spec<unknown>;
  /** True or false instead of a value. */
  readonly isFlag?: true;
}

/** One key of the front matter: the reader, the JSON Schema and the documentation are all made from this table. */
export interface KeySpec {
  readonly key: MetaKey;
  readonly field: Exclude<keyof ArticleMeta, 'invalid'>;
  readonly spec: Spec<unknown>;
  readonly aliases: readonly Alias[];
  /** Which rule a day that cannot be read belongs to. */
  readonly date?: 'review' | 'other';
  /** A wrong value could publish what is not meant for customers, so the article is withheld. */
  readonly guard?: boolean;
}

type Options = Partial<Pick<KeySpec, 'date' | 'guard'>> & { aliases?: readonly (string | Alias)[] };

function key(
  name: MetaKey,
  field: KeySpec['field'],
  spec: Spec<unknown>,
  description: string,
  { aliases = [], ...rest }: Options = {},
): KeySpec {
  const list = aliases.map((alias) => (typeof alias === 'string' ? { name: alias } : alias));
  return { key: name, field, spec: described(spec, description), aliases: list, ...rest };
}

const draftFlag = mapped(flag, (draft) => (draft ? 'draft' : undefined));
const publishedFlag = mapped(flag, (published) => (published ? undefined : 'draft'));

export const frontMatterKeys: readonly KeySpec[] = [
  key('title', 'title', line, 'One question or task, in the words of a customer.'),
  key('answer', 'answer', text, 'The direct answer in up to 60 words. Default: the first paragraph.'),
  key('description', 'description', line, 'Text for search engines and lists. Default: the answer.', {
    aliases: ['summary', 'excerpt', 'intro'],
  }),
  key('id', 'id', line, 'A stable short code that a customer can quote.'),
  key('type', 'type', oneOf(articleTypes), 'What kind of article this is.'),
  key('owner', 'owners', people, 'People or teams from owners.yml who keep this article true.', {
    aliases: ['owner_slack', 'doc_owner', 'ms.author', 'freshness.owner'],
  }),
  key('reviewed', 'reviewed', day(), 'Day of the last full review.', {
    aliases: [
      'last_reviewed_on',
      'last_reviewed',
      'lastReviewed',
      'audit_date',
      'freshness.reviewed',
      { name: 'ms.date', spec: day(true) },
    ],
    date: 'review',
  }),
  key('review_every', 'reviewEvery', interval, 'How often to review: 6 months, 90 days, P6M, or never.', {
    aliases: ['review_in', 'review_interval', 'review_cycle'],
    date: 'review',
  }),
  key('review_reason', 'reviewReason', line, 'Why this article is never reviewed.'),
  key('review_by', 'reviewBy', day(), 'Day on which the next review is due; wins over review_every.', {
    aliases: ['stale_after'],
    date: 'review',
  }),
  key('reviewed_by', 'reviewedBy', line, 'Who did the last review. Written by kb review.'),
  key('review_note', 'reviewNote', line, 'What was done at the last review. Written by kb review.'),
  key('review_hash', 'reviewHash', text, 'Fingerprint of the reviewed text. Written by kb review.'),
  key('status', 'status', oneOf(articleStatuses), 'Who sees the article.', {
    aliases: [
      { name: 'draft', spec: draftFlag, isFlag: true },
      { name: 'published', spec: publishedFlag, isFlag: true },
    ],
    guard: true,
  }),
  key('publish_on', 'publishOn', day(), 'First day on which customers see the article.', {
    aliases: ['publishDate'],
    date: 'other',
    guard: true,
  }),
  key('unpublish_on', 'unpublishOn', day(), 'Day from which customers no longer see the article.', {
    aliases: ['expiryDate'],
    date: 'other',
  }),
  key('archived', 'archived', archived, 'When and why the article was taken down, and what replaces it.', {
    date: 'other',
  }),
  key('audience', 'audience', oneOf(['public', 'internal']), 'Customers, or only the team.', { guard: true }),
  key('youll_need', 'youllNeed', needs, 'What a customer needs before the first step.', {
    aliases: ['you_need', "you'll need", 'prerequisites', 'requirements'],
  }),
  key(
    'before_you_start',
    'beforeYouStart',
    prechecks,
    'What to check first, and what to do if it is not so.',
  ),
  key('pitfalls', 'pitfalls', pitfalls, 'What goes wrong, and how to put it right.', {
    aliases: ['common_pitfalls'],
  }),
  key('escalate', 'escalate', escalation, 'When to contact support, whom, and what to have ready.'),
  key('video', 'video', video, 'A video with captions and a transcript.'),
  key('tags', 'tags', words, 'Topics.'),
  key('contact_tags', 'contactTags', words, 'Tags of the contact export that this article answers.'),
  key('phrases', 'phrases', words, 'Words that customers use and the article does not; searchable.', {
    aliases: ['synonyms', 'keywords', 'label_names'],
  }),
  key('related', 'related', listOf(text), 'Articles to read next.'),
  key('redirect_from', 'redirectFrom', listOf(text), 'Old addresses of this article.', {
    aliases: ['aliases', 'old_paths'],
  }),
  key('order', 'order', number(), 'Position in its section; small numbers come first.', {
    aliases: ['weight', 'position', 'sidebar.order'],
  }),
  key('context', 'context', words, 'Screens of the product that link to this article.'),
  key('lang', 'lang', languageCode, 'Language of the article.'),
  key('translation_of', 'translationOf', text, 'The article that this one translates.'),
  key('source_hash', 'sourceHash', text, 'Fingerprint of the text that was translated.'),
];

/** Every spelling -> the key it means. */
export const keysBySpelling: ReadonlyMap<string, { readonly spec: KeySpec; readonly alias?: Alias }> =
  new Map(
    frontMatterKeys.flatMap((spec) => [
      [spec.key, { spec }] as const,
      ...spec.aliases.map((alias) => [alias.name, { spec, alias }] as const),
    ]),
  );

/** First part of every dotted alias: groups whose own keys are aliases. */
export const aliasGroups: ReadonlySet<string> = new Set(
  [...keysBySpelling.keys()].filter((name) => name.includes('.')).map((name) => name.split('.')[0] as string),
);

/**
 * Keys of GOV.UK's technical documentation template that only say how its own pages look or are listed. They mean nothing
 * here and nothing is wrong with them, so that such pages are read as they are.
 */
export const foreignKeys: ReadonlySet<string> = new Set([
  'layout',
  'parent',
  'source_url',
  'owner_slack_workspace',
]);

/** Other spellings of a key that hold the same values, so that a value can be written under any of them. */
export function aliasesOf(name: MetaKey): readonly string[] {
  return aliasNames(name, false);
}

/** Flags that say the same as a key in another way (`draft: true`): whoever sets the key removes these. */
export function flagsOf(name: MetaKey): readonly string[] {
  return aliasNames(name, true);
}

function aliasNames(name: MetaKey, isFlag: boolean): readonly string[] {
  const aliases = frontMatterKeys.find((spec) => spec.key === name)?.aliases ?? [];
  return aliases.filter((alias) => (alias.isFlag ?? false) === isFlag).map((alias) => alias.name);
}
