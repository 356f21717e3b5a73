import type { Config, LocaleConfig } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import { configSpec } from './config-shape.ts';
import { readSettingsFile } from './settings-file.ts';
import type { Reading } from './spec.ts';

export interface ConfigReading {
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** False when kb must not go on with defaults: broken YAML, or a wrong folder, address form or language. */
  readonly usable: boolean;
}

/** Reads `kb.config.yml`; every key has a default. `text` undefined: there is no such file. Never throws. */
export function parseConfig(file: string, text: string | undefined): ConfigReading {
  const { root, reading, broken } = readSettingsFile(file, text);
  const values = root ? configSpec.read(root, reading, '') : {};
  const usable = !broken && !reading.unusable && values !== undefined;
  return {
    config: withDefaults(values ?? {}, file, text !== undefined, reading),
    problems: reading.problems,
    usable,
  };
}

type Values = NonNullable<ReturnType<typeof configSpec.read>>;

function withDefaults(values: Values, file: string, exists: boolean, reading: Reading): Config {
  const { places } = reading;
  const { brand = {}, review = {}, home = {}, feedback = {}, footer = {}, gaps = {} } = values;
  const locale = values.locale ?? values.locales?.[0]?.code ?? 'en';
  return {
    file,
    exists,
    title: values.title ?? 'Help center',
    ...optional('description', values.description),
    ...optional('url', values.url && withSlash(values.url)),
    content: values.content ?? 'content',
    out: values.out ?? 'site',
    urls: values.urls ?? 'file',
    locale,
    locales: defaultFirst(locale, values.locales ?? []),
    brand: {
      ...optional('name', brand.name),
      colour: brand.colour ?? '#1f5fbf',
      ...optional('colourAt', brand.colour ? places.get('brand.colour') : undefined),
      ...optional('logo', brand.logo),
      ...optional('logoAlt', brand.logo_alt),
      ...optional('favicon', brand.favicon),
      ...optional('homeUrl', brand.home_url),
    },
    owners: values.owner ?? [],
    review: {
      ...optional('every', review.every),
      dueSoonDays: review.due_soon ?? 30,
      bulkLimit: review.bulk_limit ?? 10,
    },
    contact: values.contact ?? { channels: [], languages: [] },
    ...optional('charter', values.charter),
    notices: values.notices ?? [],
    home: {
      featured: home.featured ?? [],
      ...optional('featuredAt', home.featured ? places.get('home.featured') : undefined),
      ...optional('popular', home.popular),
      ...optional('intro', home.intro),
    },
    feedback,
    footer: { ...optional('text', footer.text), links: footer.links ?? [] },
    previousUrls: values.previous_urls ?? [],
    redirects: values.redirects ?? {},
    redirectsAt: Object.fromEntries(
      Object.keys(values.redirects ?? {}).map((from) => [
        from,
        places.get(`redirects.${from}`) ?? startOf(file),
      ]),
    ),
    rules: values.rules ?? {},
    ruleOptions: values.rule_options ?? {},
    images: { maxKilobytes: values.images?.max_kilobytes ?? 300 },
    theme: values.theme ?? {},
    search: {
      synonyms: values.search?.synonyms ?? 'synonyms.yml',
      tests: values.search?.tests ?? 'search-tests.yml',
    },
    gaps: {
      ignore: gaps.ignore ?? [],
      aliases: gaps.aliases ?? {},
      minCell: gaps.min_cell ?? 5,
      constants: gaps.constants ?? {},
    },
    build: { api: values.build?.api ?? false },
    places: Object.fromEntries(places),
  };
}

/** The key with its value, or nothing: absent keys are absent, not undefined. */
function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}

function withSlash(url: string): string {
  const clean = url.replace(/[?#].*$/s, '');
  return clean.endsWith('/') ? clean : `${clean}/`;
}

function defaultFirst(locale: string, locales: readonly LocaleConfig[]): LocaleConfig[] {
  const first = locales.find((each) => each.code === locale) ?? { code: locale };
  const rest = locales.filter((each) => each.code !== locale);
  return [
    first,
    ...rest.filter((each, index) => rest.findIndex((other) => other.code === each.code) === index),
  ];
}
