import type { Day, Interval } from './day.ts';
import type { Severity } from './finding.ts';
import type { Place } from './place.ts';

export type UrlStyle = 'file' | 'clean' | 'directory';

export const channelTypes = ['chat', 'phone', 'email', 'form', 'callback'] as const;
export type ChannelType = (typeof channelTypes)[number];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Opening hours on one weekday, `HH:MM` in the contact block's time zone. `to` is later than `from`; `24:00` is allowed. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

export interface Holiday {
  readonly on: Day;
  readonly name?: string;
}

export interface Hours {
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** Days without an entry are closed. */
  readonly week: Partial<Record<Weekday, readonly OpenSpan[]>>;
  readonly holidays: readonly Holiday[];
  readonly at: Place;
}

export interface Channel {
  readonly type: ChannelType;
  readonly label?: string;
  /** https:, mailto: or tel: address, or a path inside the site. Made from `number` or `address` when those are given. */
  readonly href: string;
  /** What is shown: the number, the address. */
  readonly display?: string;
  readonly note?: string;
  readonly languages: readonly string[];
  /** Response promise in words: "Within 1 working day". */
  readonly response?: string;
  /** Channel hours; else the contact block's. */
  readonly hours?: Hours;
  readonly at: Place;
}

export interface Contact {
  readonly channels: readonly Channel[];
  readonly hours?: Hours;
  /** Response promise for all channels. */
  readonly response?: string;
  readonly intro?: string;
  readonly languages: readonly string[];
  /** Address of a hand-off form: `{article}`, `{id}`, `{title}`, `{tried}` are filled in, percent-encoded. */
  readonly handoff?: string;
}

export interface Notice {
  readonly message: string;
  readonly level: 'info' | 'warning' | 'incident';
  readonly from?: Day;
  readonly until?: Day;
  readonly link?: string;
  readonly linkText?: string;
  readonly at: Place;
}

/** A service promise ("charter"): when present, a page of its own. */
export interface Charter {
  readonly title?: string;
  readonly intro?: string;
  readonly promises: readonly { readonly title: string; readonly text?: string }[];
}

export interface LocaleConfig {
  readonly code: string;
  /** The language's own name; default from `Intl.DisplayNames`. */
  readonly label?: string;
  readonly title?: string;
}

export interface GapsConfig {
  /** Tags that are no article problem, each with a reason. */
  readonly ignore: readonly { readonly tag: string; readonly reason: string }[];
  /** Tag of an export -> tag that articles declare. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly minCell: number;
  readonly constants: Readonly<Record<string, number>>;
}

/**
 * `kb.config.yml` with every default filled in. Plain data.
 * Paths are relative to the project folder.
 */
export interface Config {
  /** The file it came from, for messages; exists is false when all is default. */
  readonly file: string;
  readonly exists: boolean;
  readonly title: string;
  readonly description?: string;
  /** Absolute address where the site is published, with a trailing slash; from `url` or `--base`. Undefined: no canonical links, no sitemap addresses. */
  readonly url?: string;
  readonly content: string;
  readonly out: string;
  readonly urls: UrlStyle;
  /** Default locale (BCP 47) and all locales, the default first. A first folder named like another locale holds that locale's articles. */
  readonly locale: string;
  readonly locales: readonly LocaleConfig[];
  readonly brand: {
    readonly name?: string;
    /** `#rrggbb`; shades are derived from it. */
    readonly colour: string;
    readonly colourAt?: Place;
    readonly logo?: string;
    readonly logoAlt?: string;
    readonly favicon?: string;
    readonly homeUrl?: string;
  };
  readonly owners: readonly string[];
  readonly review: {
    readonly every?: Interval | 'never';
    readonly dueSoonDays: number;
    /** More articles of one owner than this, reviewed on one day: `review-bulk-bump`. */
    readonly bulkLimit: number;
  };
  readonly contact: Contact;
  readonly charter?: Charter;
  readonly notices: readonly Notice[];
  readonly home: {
    readonly featured: readonly string[];
    readonly featuredAt?: Place;
    /** JSON file written by `kb gaps --top`. */
    readonly popular?: string;
    readonly intro?: string;
  };
  /** Where "Was this helpful?" and "Suggest a correction" send to. `{url}`, `{id}`, `{title}`, `{path}` are filled in. */
  readonly feedback: { readonly helpful?: string; readonly correction?: string };
  readonly footer: {
    readonly text?: string;
    readonly links: readonly { readonly label: string; readonly href: string }[];
  };
  /** Addresses of the old help center, `{id}` stands for the article id: such links become links inside this site. */
  readonly previousUrls: readonly string[];
  readonly redirects: Readonly<Record<string, string>>;
  readonly redirectsAt: Readonly<Record<string, Place>>;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Settings of single rules: limits, word lists. */
  readonly ruleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly images: { readonly maxKilobytes: number };
  readonly theme: { readonly folder?: string };
  readonly search: { readonly synonyms: string; readonly tests: string };
  readonly gaps: GapsConfig;
  readonly build: { readonly api: boolean };
  /** Where keys of the config stand, for messages: dotted key -> place. */
  readonly places: Readonly<Record<string, Place>>;
}

/** The severity that the config gives a rule; undefined when it does not name the rule. */
export function configuredSeverity(
  { rules }: Pick<Config, 'rules'>,
  rule: string,
): Severity | 'off' | undefined {
  return Object.hasOwn(rules, rule) ? rules[rule] : undefined;
}

/** The part of the config that parsing an article depends on; part of the parse cache's key. */
export interface ParseOptions {
  readonly locale: string;
  /** Codes of all locales. */
  readonly locales: readonly string[];
  readonly parser: 'satteri' | 'remark';
}
