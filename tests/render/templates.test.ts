import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import type { Theme } from '../../src/model/output.ts';
import { createRenderer } from '../../src/render/create-renderer.ts';
import { renderSite } from '../../src/render/render-site.ts';
import { precompileTemplate } from '../../src/render/template-tree.ts';
import { ownTheme } from './own-theme.ts';
import { sampleSite } from './sample-site.ts';

const theme = ownTheme();

function withTemplate(name: string, text: string): Theme {
  return { ...theme, templates: { ...theme.templates, [name]: { text, file: `theme/${name}.hbs` } } };
}

function errorOf(changed: Theme, page = 'returns/refund-time.html'): UserError {
  try {
    createRenderer(sampleSite(), changed).render(page);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a fault in a template names file, line and column', () => {
  test('a value that the page does not have', () => {
    const error = errorOf(withTemplate('article', '<h1>\n  {{titel}}</h1>'));
    expect(error.message).toContain('"titel"');
    expect(error.at).toEqual({ path: 'theme/article.hbs', line: 2, column: 5 });
    expect(error.hint).toBeTruthy();
  });
  test('a value in a partial', () => {
    const error = errorOf(withTemplate('partials/breadcrumb', '{{#each breadcrumb}}\n{{nope}}{{/each}}'));
    expect(error.at).toMatchObject({ path: 'theme/partials/breadcrumb.hbs', line: 2 });
  });
  test('blocks that do not fit', () => {
    const error = errorOf(withTemplate('article', 'a\n{{#if title}}x{{/each}}'));
    expect(error.at).toMatchObject({ path: 'theme/article.hbs', line: 2 });
  });
  test('a tag that is not closed', () => {
    const error = errorOf(withTemplate('article', 'a\nbc {{title}\n'));
    expect(error.at).toEqual({ path: 'theme/article.hbs', line: 2, column: expect.any(Number) });
    expect(error.message).not.toContain('Expecting');
  });
  test('a helper that does not exist', () => {
    const error = errorOf(withTemplate('article', '{{shout title}}'));
    expect(error.message).toContain('"shout"');
    expect(error.at).toMatchObject({ path: 'theme/article.hbs', line: 1 });
  });
  test('a partial that does not exist', () => {
    const error = errorOf(withTemplate('article', 'x\n\n  {{> partials/nope}}'));
    expect(error.message).toContain('partials/nope');
    expect(error.at).toEqual({ path: 'theme/article.hbs', line: 3, column: 3 });
    expect(error.hint).toMatch(
      /^There are: partials\/article-list, partials\/breadcrumb, .* make the file partials\/nope\.hbs in your theme folder\.$/,
    );
  });
  test.each([
    ['header', 'partials/header'],
    ['partials/haeder', 'partials/header'],
    ['serch-box', 'partials/search-box'],
  ])('a partial that is called by a wrong name (%s) has a near one (%s)', (name, meant) => {
    const error = errorOf(withTemplate('article', `x\n{{#if nothing}}\n {{> ${name}}}{{/if}}`));
    expect(error.message).toBe(`The template includes "${name}", which does not exist.`);
    expect(error.at).toEqual({ path: 'theme/article.hbs', line: 3, column: 2 });
    expect(error.hint).toBe(
      `Did you mean "${meant}"? To have a part of this name, make the file ${name}.hbs in your theme folder.`,
    );
  });
  test.each([
    ['a part to fall back on', '{{#> partials/none}}Instead{{/partials/none}}'],
    ['a part in the middle of the text', '{{#*inline "mine"}}Instead{{/inline}}{{> mine}}'],
  ])('%s needs no file', (_, text) => {
    const { render } = createRenderer(sampleSite(), withTemplate('article', text));
    expect(render('returns/refund-time.html')).toMatchObject({ content: expect.stringContaining('Instead') });
  });
  test.each([
    ["{{t 'serch.label'}}", 'Did you mean "search.label"? To have a text of this name, add it to'],
    ["{{t 'a.b.c.d'}}", 'To have a text of this name, add it to strings/en.yml in your theme folder.'],
    ["{{icon 'emial'}}", 'Did you mean "email"?'],
  ])('%s has a hint of its own', (text, hint) => {
    expect(errorOf(withTemplate('article', text)).hint).toContain(hint);
  });
  test('a text that no strings file has', () => {
    const error = errorOf(withTemplate('article', '\n{{t "article.nope"}}'));
    expect(error.message).toContain('article.nope');
    expect(error.at).toMatchObject({ path: 'theme/article.hbs', line: 2 });
  });
  test('an icon that is not there', () => {
    expect(errorOf(withTemplate('article', '{{icon "nope"}}')).message).toContain('nope');
  });
  test('a partial that includes itself', () => {
    const error = errorOf(withTemplate('partials/breadcrumb', '{{> partials/breadcrumb}}'));
    expect(error.message).toContain('itself');
  });
});

test('a fault in one template leaves pages without it alone', () => {
  const renderer = createRenderer(sampleSite(), withTemplate('article', '{{nope}}'));
  expect(renderer.render('index.html')).toBeDefined();
});

test('values are escaped', () => {
  const html = String(
    (createRenderer(sampleSite(), theme).render('returns/abroad/customs.html') as { content: string })
      .content,
  );
  expect(html).toContain('<h1>Who pays customs? &lt;b&gt;&amp;&quot;quotes&quot;</h1>');
  expect(html).not.toContain('<b>&"');
  expect(html).toContain('"headline":"Who pays customs? \\u003cb\\u003e\\u0026\\"quotes\\""');
});

test('templates that come compiled make the same pages', () => {
  const compiled = Object.fromEntries(
    Object.entries(theme.templates).map(([name, { text }]): [string, unknown] => [
      name,
      // What bin/compile.js writes into a file.
      new Function(`return ${precompileTemplate(text)}`)(),
    ]),
  );
  // Where one comes compiled its text is not read.
  const templates = { ...theme.templates, article: { text: '{{nope}}', file: 'theme/article.hbs' } };
  const made = [...renderSite(sampleSite(), { ...theme, templates, compiled })];
  expect(made).toEqual([...renderSite(sampleSite(), theme)]);
});

test('templates of a project replace single ones', () => {
  const html = String(
    (
      createRenderer(sampleSite(), withTemplate('partials/breadcrumb', '<p>Ours: {{title}}</p>')).render(
        'hello.html',
      ) as { content: string }
    ).content,
  );
  expect(html).toContain('<p>Ours: Hello</p>');
});

test('templates of a project may use all of Handlebars, and see the values of their page', () => {
  const page = [
    '{{#*inline "mine"}}<{{this}} {{@root.title}}>{{/inline}}{{#each breadcrumb}}{{@index}}{{> mine title}}{{/each}}',
    '{{#> partials/box}}{{lookup @root "title"}}{{/partials/box}}',
    '{{#breadcrumb}}{{#if @last}}{{../title}}{{/if}}{{/breadcrumb}}',
    '{{t "nav.home"}}',
  ].join('|');
  const changed = withTemplate('article', page);
  const box = { text: '({{> @partial-block}} {{@root.title}})', file: 'theme/partials/box.hbs' };
  const renderer = createRenderer(sampleSite(), {
    ...changed,
    templates: { ...changed.templates, 'partials/box': box },
  });
  const { content } = renderer.render('hello.html') as { content: string };
  expect(/<main[^>]*>\n([\s\S]*?)\n<\/main>/.exec(content)?.[1]).toBe(
    '0<Home Hello>|(Hello Hello)|Hello|Home',
  );
});
