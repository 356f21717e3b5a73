import { describe, expect, test } from 'vitest';
import { indexTheme, styleSheetOf, traceTheme } from '../../src/audit/trace-theme.ts';
import type { ElementName, PageElement } from '../../src/model/audit.ts';
import type { PageKind, Theme } from '../../src/model/output.ts';
import { ownTheme } from '../render/own-theme.ts';

const theme = ownTheme();
const index = indexTheme(theme);

function named(text: string): ElementName {
  const [tag = '', ...classes] = text.split('.');
  return { tag, id: '', classes };
}

/** An element and its ancestors, nearest first, as `tag.class`. */
function element(own: string, ...around: string[]): PageElement {
  return {
    ...named(own),
    around: around.map(named),
    html: '',
    text: '',
    address: '',
    byAuthor: false,
    part: '',
    turn: 0,
    below: '',
  };
}

function lineOf(found: PageElement | undefined, kind: PageKind): string {
  const { template, at } = traceTheme(found, kind, index);
  const line = theme.templates[template]?.text.split('\n')[at.line - 1] ?? '';
  expect(at.path).toBe(`templates/theme/${template}.hbs`);
  return `${template}: ${line.slice(at.column - 1, at.column + 15)}`;
}

describe('an element of the theme leads to its template', () => {
  test('by its own class', () => {
    expect(lineOf(element('span.brand-name', 'a.brand', 'div.wrap.site-header-row'), 'home')).toBe(
      'partials/header: <span class="bra',
    );
  });
  test('by what is around it, at the tag itself', () => {
    expect(lineOf(element('a', 'li', 'ul', 'nav.footer-links', 'div.wrap'), 'article')).toBe(
      'partials/footer: <a href="{{href}',
    );
  });
  test('what a script made leads to the template that the script works on', () => {
    expect(lineOf(element('li', 'ul.search-list', 'div.search-panel', 'form.search'), 'contact')).toBe(
      'partials/search-box: <form class="sea',
    );
  });
  test('a class in several templates leads to the one of the page', () => {
    expect(lineOf(element('p.lead', 'div.wrap.listing'), 'promise')).toBe('promise: <p class="lead">');
    expect(lineOf(element('p.lead', 'div.wrap.listing'), 'not-found')).toBe('not-found: <p class="lead">');
  });
  test('the page as a whole leads to its frame', () => {
    expect(lineOf(undefined, 'article')).toMatch(/^layout: /);
    expect(lineOf(undefined, 'redirect')).toMatch(/^redirect: /);
  });
  test('a template of the team is named as it is', () => {
    const own: Theme = {
      ...theme,
      templates: {
        ...theme.templates,
        'partials/footer': { text: '<p class="ours">x</p>', file: 'theme/partials/footer.hbs' },
      },
    };
    expect(traceTheme(element('p.ours'), 'home', indexTheme(own)).at).toEqual({
      path: 'theme/partials/footer.hbs',
      line: 1,
      column: 1,
    });
  });
  test('styles are named by the class that they set', () => {
    expect(styleSheetOf(element('a', 'nav.site-nav'), theme)).toBe('templates/theme/css/20-layout.css');
    expect(styleSheetOf(element('a', 'nav.nobody'), theme)).toBeUndefined();
  });
});
