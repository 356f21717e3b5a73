import type { Charter, LocaleConfig, Notice } from '../model/config.ts';
import type { Severity } from '../model/finding.ts';
import { contact } from './config-contact.ts';
import { people } from './front-matter-values.ts';
import { type Field, groupOf } from './group-of.ts';
import { redirects } from './redirects.ts';
import { address, projectPath, webAddress } from './safe-address.ts';
import {
  aGroup,
  critical,
  described,
  groupHint,
  listOf,
  mapped,
  notA,
  recordOf,
  type Spec,
  withSchema,
} from './spec.ts';
import { day, daysCount, flag, interval, languageCode, line, number, oneOf, text } from './spec-values.ts';
import { toPlain } from './tree.ts';

const colour: Spec<string> = mapped(text, (value, tree, reading, name) => {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value)?.[1]?.toLowerCase();
  if (hex === undefined) {
    return reading.wrong(
      tree.at,
      `\`${name}\` is \`${value.slice(0, 40)}\`, but it must be a colour such as \`#1f5fbf\`.`,
      'Put it in quotes, because # starts a comment: colour: "#1f5fbf".',
    );
  }
  return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
});

const brand = groupOf({
  name: { spec: line },
  colour: {
    spec: withSchema({ type: 'string', pattern: '^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$' }, colour),
    aliases: ['color'],
  },
  logo: { spec: projectPath },
  logo_alt: { spec: line },
  favicon: { spec: projectPath },
  home_url: { spec: address },
});

const locale: Spec<LocaleConfig> = mapped(
  groupOf(
    { code: { spec: languageCode, required: true }, label: { spec: line }, title: { spec: line } },
    { textIs: 'code' },
  ),
  ({ code, ...rest }) => (code === undefined ? undefined : { code, ...rest }),
);

const notice: Spec<Notice> = mapped(
  groupOf(
    {
      message: { spec: line, aliases: ['text'], required: true },
      level: { spec: oneOf(['info', 'warning', 'incident'] as const) },
      from: { spec: day() },
      until: { spec: day(), aliases: ['to'] },
      link: { spec: address, aliases: ['href'] },
      link_text: { spec: line },
    },
    { textIs: 'message', colonHint: true },
  ),
  ({ message, level = 'info', link_text, ...rest }, tree) =>
    message === undefined
      ? undefined
      : { message, level, ...rest, ...(link_text ? { linkText: link_text } : {}), at: tree.at },
);

const promise = mapped(
  groupOf(
    { title: { spec: line, required: true }, text: { spec: line } },
    { textIs: 'title', colonHint: true },
  ),
  ({ title, text: more }) => (title === undefined ? undefined : { title, ...(more ? { text: more } : {}) }),
);

const charter: Spec<Charter> = mapped(
  groupOf({ title: { spec: line }, intro: { spec: line }, promises: { spec: listOf(promise) } }),
  ({ promises = [], ...rest }) => ({ ...rest, promises }),
);

const footerLink = mapped(
  groupOf({
    label: { spec: line, aliases: ['text'], required: true },
    href: { spec: address, aliases: ['url', 'link'], required: true },
  }),
  ({ label, href }) => (label === undefined || href === undefined ? undefined : { label, href }),
);

const severity = oneOf<Severity | 'off'>(['off', 'info', 'warning', 'error'], {
  warn: 'warning',
  false: 'off',
  none: 'off',
});

const ruleOptions: Spec<Record<string, Record<string, unknown>>> = recordOf({
  schema: { type: 'object' },
  read(tree, reading, name) {
    const value = tree.kind === 'group' ? toPlain(tree) : undefined;
    if (value !== undefined) return value as Record<string, unknown>;
    return notA(reading, tree, name, aGroup, groupHint);
  },
});

const gaps = groupOf({
  ignore: {
    spec: listOf(
      mapped(
        groupOf({ tag: { spec: line, required: true }, reason: { spec: line, required: true } }),
        ({ tag, reason }) => (tag === undefined || reason === undefined ? undefined : { tag, reason }),
      ),
    ),
  },
  aliases: { spec: recordOf(line) },
  min_cell: { spec: number({ least: 1, most: 1000, whole: true }) },
  constants: { spec: recordOf(number()) },
});

function field<T>(description: string, spec: Spec<T>, aliases: readonly string[] = []): Field<T> {
  return { spec: described(spec, description), aliases };
}

/** All keys of `kb.config.yml`. The reader, the JSON Schema and the documentation are made from this. */
export const configFields = {
  title: field('Name of the help center.', line),
  description: field('One sentence about the help center, for search engines.', line),
  url: field('Address at which the site is published, with https://.', critical(webAddress), [
    'base_url',
    'site_url',
  ]),
  content: field('Folder with the articles. Default: content.', critical(projectPath)),
  out: field('Folder that kb build writes. Default: site.', critical(projectPath), ['output']),
  urls: field(
    'Form of the addresses. Default: file.',
    critical(oneOf(['file', 'clean', 'directory'] as const)),
  ),
  locale: field('Language of the articles. Default: en.', critical(languageCode), ['language', 'lang']),
  locales: field('All languages; each but the default has a folder of its own.', critical(listOf(locale)), [
    'languages',
  ]),
  brand: field('Name, colour and logo.', brand),
  owner: field('Who owns articles that name nobody.', people, ['owners']),
  review: field(
    'How often articles are reviewed.',
    groupOf({
      every: { spec: interval },
      due_soon: { spec: daysCount, aliases: ['due_soon_days'] },
      bulk_limit: { spec: number({ least: 1, most: 100_000, whole: true }) },
    }),
  ),
  contact: field('How customers reach a person.', contact),
  charter: field('Your service promise; gives a page of its own.', charter, ['promise']),
  notices: field('Messages at the top of every page.', listOf(notice), ['notice']),
  home: field(
    'The home page.',
    groupOf({
      featured: { spec: listOf(text) },
      popular: { spec: projectPath },
      intro: { spec: line },
    }),
  ),
  feedback: field(
    'Where answers to "Was this helpful?" and corrections are sent.',
    groupOf({
      helpful: { spec: address },
      correction: { spec: address, aliases: ['corrections'] },
    }),
  ),
  footer: field(
    'Text and links at the end of every page.',
    groupOf(
      {
        text: { spec: line },
        links: { spec: listOf(footerLink) },
      },
      { textIs: 'text' },
    ),
  ),
  previous_urls: field('Addresses of the old help center, {id} for the article id.', listOf(webAddress), [
    'previous_url',
  ]),
  redirects: field('Old path -> new path or address.', redirects),
  rules: field(
    'Severity of single rules of "kb check" and "kb audit": off, info, warning, error.',
    recordOf(severity),
  ),
  rule_options: field('Settings of single rules.', ruleOptions),
  images: field(
    'Limits for images.',
    groupOf({ max_kilobytes: { spec: number({ least: 1, most: 1e6 }), aliases: ['max_kb'] } }),
  ),
  theme: field(
    'A theme folder of your own, laid over the one that comes with kb.',
    groupOf({ folder: { spec: projectPath } }, { textIs: 'folder' }),
  ),
  search: field(
    'Files that search uses.',
    groupOf({ synonyms: { spec: projectPath }, tests: { spec: projectPath } }),
  ),
  gaps: field('How kb gaps counts contacts.', gaps),
  build: field('Extra outputs of kb build.', groupOf({ api: { spec: flag } })),
};

export const configSpec = groupOf(configFields);
