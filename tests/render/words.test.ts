import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { createWords } from '../../src/render/words.ts';
import { ownTheme } from './own-theme.ts';

const theme = ownTheme();

describe('the words of a locale', () => {
  test('plural forms follow the language', () => {
    const ar = createWords('ar', theme.strings);
    expect(ar.text('category.count', { count: 1 })).toBe('مقالة واحدة');
    expect(ar.text('category.count', { count: 2 })).toBe('مقالتان');
    expect(ar.text('category.count', { count: 3 })).toBe('3 مقالات');
    expect(ar.text('category.count', { count: 11 })).toBe('11 مقالة');
    const en = createWords('en', theme.strings);
    expect(en.text('category.count', { count: 1 })).toBe('1 article');
    expect(en.text('category.count', { count: 1200 })).toBe('1,200 articles');
  });

  test('a key that a locale lacks comes from its language, then from English', () => {
    const strings = { en: { a: 'A', b: 'B', c: 'C' }, pt: { a: 'pA', b: 'pB' }, 'pt-BR': { a: 'bA' } };
    const words = createWords('pt-BR', strings);
    expect([words.text('a'), words.text('b'), words.text('c')]).toEqual(['bA', 'pB', 'C']);
    expect(createWords('xx', strings).text('a')).toBe('A');
    expect(() => words.text('d')).toThrow('"d"');
  });

  test('values are put in once, as they are', () => {
    const words = createWords('en', { en: { x: '<{a}> & {b} {c}' } });
    expect(words.text('x', { a: '{b} $&', b: 'B' })).toBe('<{b} $&> & B {c}');
    expect(words.html('x', { a: '<i>1</i>' })).toBe('&lt;<i>1</i>&gt; &amp; {b} {c}');
  });

  test('a key named like a property of every object is no key', () => {
    expect(() => createWords('en', { en: {} }).text('constructor')).toThrow('constructor');
  });
});

describe("the theme's strings", () => {
  const english = theme.strings.en ?? {};
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

  for (const [locale, strings] of Object.entries(theme.strings)) {
    test(`${locale} has every text, every plural form of the language and every place`, () => {
      expect(Object.keys(strings)).toEqual(Object.keys(english));
      const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.sort();
      for (const [key, value] of Object.entries(strings)) {
        const base = english[key] as string | Record<string, string>;
        if (typeof value === 'string') {
          expect(places(value), key).toBe(places(base as string));
        } else {
          expect(Object.keys(value).sort(), key).toEqual(categories);
        }
        if (locale !== 'en' && typeof value === 'string' && /[a-z]{4}/i.test(value.replace(/\{\w+\}/g, ''))) {
          const same = [
            'search.suggestions',
            'video.title',
            'category.count',
            'alert.important',
            'home.articles',
            'note.title',
          ];
          if (!same.includes(key)) expect(value, `${locale} ${key} is translated`).not.toBe(base);
        }
      }
    });
  }
});

describe('templates', () => {
  /** Text that a template would show: content outside tags, and attributes that readers meet. */
  function literalWords(source: string): string[] {
    const content: string[] = [];
    class Reader extends Handlebars.Visitor {
      override ContentStatement(statement: hbs.AST.ContentStatement): void {
        content.push(statement.value);
      }
      override MustacheStatement(): void {
        content.push('\u0001');
      }
    }
    new Reader().accept(Handlebars.parse(source));
    const text = content.join('');
    const shown = text.replace(/<[^>]*>/g, ' ');
    const attributes = [
      ...text.matchAll(/\s(?:alt|title|placeholder|aria-label|label|summary)="([^"]*)"/g),
    ].map((match) => match[1] ?? '');
    return [shown, ...attributes].flatMap((part) => part.match(/\p{L}{2,}/gu) ?? []);
  }

  for (const [name, { text }] of Object.entries(theme.templates)) {
    test(`${name} has no words of its own`, () => {
      expect(literalWords(text)).toEqual([]);
    });
  }

  test('the search for literal words finds some', () => {
    expect(literalWords('<p title="Hello">{{x}} there</p>')).toEqual(['there', 'Hello']);
  });

  test('every text is used', () => {
    const sources = Object.values(theme.templates)
      .map(({ text }) => text)
      .join('\n');
    const fromCode =
      /^(?:alert|table\.|check\.|details\.|note\.|article\.(?:reviewed|image|draft|internal|scheduled)|list\.|channel\.|hours\.(?:days|span|everyDay|closed|allDay)|notices\.|nav\.(?:index|contact|home)|index\.|page\.|promise\.|notFound\.title|contact\.title|search\.|video\.(?:captions|listen))/;
    for (const key of Object.keys(theme.strings.en ?? {})) {
      if (!fromCode.test(key))
        expect(sources, key).toMatch(new RegExp(`["']${key.replaceAll('.', '\\.')}["']`));
    }
  });
});
