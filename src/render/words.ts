import { escapeHtml } from '../model/html.ts';
import type { Strings, Theme } from '../model/output.ts';

/** Values for the `{name}` places of a text. A number under `count` chooses the plural form. */
export type WordValues = Readonly<Record<string, string | number>>;

/** The interface words of one locale. */
export interface Words {
  readonly locale: string;
  /** True when some strings file, English included, has this key. */
  has(key: string): boolean;
  /** Plain text. Throws for a key that no strings file has. */
  text(key: string, values?: WordValues): string;
  /** HTML: the text is escaped, the values are HTML already. */
  html(key: string, values: Readonly<Record<string, string>>): string;
  number(value: number): string;
}

interface Source {
  readonly strings: Strings;
  readonly plural: Intl.PluralRules;
}

/** Locale codes whose strings serve `locale`, the nearest first: `pt-BR`, `pt`, `en`. */
function lookupOrder(locale: string): string[] {
  const codes: string[] = [];
  for (let code = locale; code !== ''; code = code.slice(0, Math.max(0, code.lastIndexOf('-'))))
    codes.push(code);
  if (!codes.includes('en')) codes.push('en');
  return codes;
}

/**
 * Dates and numbers of plain `en` read "5 January 2026": day first with the month in words is understood everywhere
 * where English is a second language. A site that wants the American order says `en-US`.
 */
export function formatLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** Fills `{name}` places; a place without a value stays as it is. */
function fill(text: string, value: (name: string) => string | undefined): string {
  return !text.includes('{')
    ? text
    : text.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => value(name) ?? place);
}

/** The words of `locale`; a key that its strings file lacks falls back to the language, then to English. */
export function createWords(locale: string, strings: Theme['strings']): Words {
  const sources: Source[] = lookupOrder(locale)
    .filter((code) => strings[code] !== undefined)
    .map((code) => ({ strings: strings[code] as Strings, plural: new Intl.PluralRules(code) }));
  const numbers = new Intl.NumberFormat(formatLocale(locale));

  function find(key: string, count: number | undefined): string {
    for (const source of sources) {
      const entry = Object.hasOwn(source.strings, key) ? source.strings[key] : undefined;
      if (typeof entry === 'string') return entry;
      if (entry !== undefined) {
        const form = entry[source.plural.select(count ?? 0)] ?? entry.other;
        if (form !== undefined) return form;
      }
    }
    throw new Error(`No text for "${key}" in the strings of ${locale}.`);
  }

  return {
    locale,
    has: (key) => sources.some((source) => Object.hasOwn(source.strings, key)),
    text(key, values = {}) {
      const count = values.count;
      return fill(find(key, typeof count === 'number' ? count : undefined), (name) => {
        const value = values[name];
        return typeof value === 'number' ? numbers.format(value) : value;
      });
    },
    html: (key, values) => fill(escapeHtml(find(key, undefined)), (name) => values[name]),
    number: (value) => numbers.format(value),
  };
}
