import { beforeAll, describe, expect, test } from 'vitest';
import { createRenderer, type Renderer } from '../../src/render/create-renderer.ts';
import { renderSite } from '../../src/render/render-site.ts';
import { article, site } from './literal-site.ts';
import { ownTheme } from './own-theme.ts';
import { sampleConfig, samplePages, sampleSite } from './sample-site.ts';

const theme = ownTheme();
let renderer: Renderer;

beforeAll(() => {
  renderer = createRenderer(sampleSite(), theme);
});

function page(path: string, from: Renderer = renderer): string {
  const output = from.render(path);
  if (!output || !('content' in output)) throw new Error(`no ${path}`);
  return String(output.content);
}

describe('golden pages', () => {
  // Names of hashed files change with every style; what a reader sees does not.
  // The search box and its results have tests of their own.
  const stable = (html: string) =>
    html
      .replace(/((?:kb|icon|search)-)[0-9a-f]{10}/g, '$1HASH')
      .replace(/<form[^>]*role="search"[\s\S]*?<\/form>/g, '(search box)')
      .replace(/(search-page">\s*<h1>.*<\/h1>)[\s\S]*<\/main>/, '$1\n(search results)\n</main>');

  for (const [kind, path] of Object.entries(samplePages)) {
    test(kind, async () => {
      await expect(stable(page(path))).toMatchFileSnapshot(`golden/${kind}.html`);
    });
  }
  test('texts beside the pages', async () => {
    for (const path of ['returns/return-an-item.md', 'llms.txt', 'feed.xml', 'sitemap.xml', 'robots.txt']) {
      await expect(stable(page(path))).toMatchFileSnapshot(`golden/${path.replace(/.*\//, '')}.txt`);
    }
  });
});

describe('an article page', () => {
  test('links are relative, keep their anchor, and lead nowhere when there is nothing to see', () => {
    const html = page('returns/return-an-item.html');
    expect(html).toContain('<a href="../returns/refund-time.html#banks">when the money comes</a>');
    expect(html).toContain(
      'See <a href="../returns/refund-time.html#banks">when the money comes</a>, the team page, the old page,',
    );
    expect(html).toContain('<a href="#label">the label</a>');
    expect(html).toContain('<a href="https://carrier.example/?a=1&amp;b=2" rel="noopener">the carrier</a>');
  });

  test('the first image loads at once, the next when near; sizes keep their proportions', () => {
    const html = page('returns/return-an-item.html');
    expect(html).toContain(
      '<img src="../returns/img/box.png" alt="A box with a label" width="640" height="480" decoding="async">',
    );
    expect(html).toContain(
      '<img src="../returns/img/box.png" alt="The same box" width="100" height="75" loading="lazy" decoding="async">',
    );
  });

  test('asks no other host for a picture and keeps the words of one that is missing', () => {
    const html = page('returns/return-an-item.html');
    expect(html).toContain('<span class="no-image">Picture: A lost picture</span>');
    expect(html).toContain(
      '<a class="no-image" href="https://elsewhere.example/p.png" rel="noreferrer">Picture: A picture elsewhere</a>',
    );
    expect(html).not.toMatch(
      /<(img|script|link|video|source|track)[^>]+(src|href)="(https?:)?\/\/(?!help\.example\.com)/,
    );
  });

  test('says when it was reviewed only when that is known', () => {
    expect(page('returns/return-an-item.html')).toContain(
      'Last reviewed on <time datetime="2026-01-05">5 January 2026</time>',
    );
    expect(page('returns/refund-time.html')).not.toContain('reviewed');
    const future = article('a.md', 'A', { meta: { reviewed: '2027-01-01' as never } });
    expect(page('a.html', createRenderer(site({ articles: [future] }), theme))).not.toContain('reviewed');
  });

  test('carries the article to the human: address, number, title and what was tried', () => {
    expect(page('returns/return-an-item.html')).toContain(
      'href="https://example.com/request?article=https%3A%2F%2Fhelp.example.com%2Fkb%2Freturns%2Freturn-an-item.html&amp;id=KB-12&amp;title=How%20do%20I%20return%20an%20item%3F&amp;tried=How%20do%20I%20return%20an%20item%3F"',
    );
  });

  test('shows contents only when it is long', () => {
    expect(page('returns/return-an-item.html')).toContain('id="kbContents"');
    expect(page('returns/refund-time.html')).not.toContain('id="kbContents"');
  });

  test('feedback goes where the config says, else by mail or to the contact page; not without a way to a person', () => {
    expect(page('returns/return-an-item.html')).toContain('Was this helpful?');
    const withConfig = (text: string) => {
      const parts = { config: text, articles: [article('a.md', 'A & B?')] };
      return page('a.html', createRenderer(site(parts), theme)).replaceAll('&#x3D;', '=');
    };
    const mail =
      'contact: {channels: [{type: phone, number: "112"}, {type: email, address: help@example.com}]}';
    expect(withConfig(mail)).toMatch(
      /Was this helpful\? <a href="mailto:help@example\.com\?subject=Was%20this%20helpful%3F%20A%20%26%20B%3F&amp;body=a\.html">/,
    );
    expect(withConfig(mail)).toContain(
      'subject=Suggest%20a%20correction%20A%20%26%20B%3F&amp;body=a.html">Suggest a correction',
    );
    expect(withConfig('contact: {channels: [{type: phone, number: "112"}]}')).toContain(
      'Was this helpful? <a href="./contact.html">',
    );
    expect(withConfig(`${mail}\nfeedback: {helpful: off, correction: off}`)).not.toContain(
      'class="feedback"',
    );
    const bare = createRenderer(site({ articles: [article('a.md', 'A')] }), theme);
    expect(page('a.html', bare)).not.toContain('class="feedback"');
    expect(page('a.html', bare)).not.toContain('class="help"');
  });

  test('marks what customers cannot see', () => {
    const drafts = createRenderer(sampleSite({ drafts: true, internal: true }), theme);
    expect(page('draft.html', drafts)).toContain('Draft: customers cannot see this page.');
    expect(page('internal/team.html', drafts)).toContain('Internal: customers cannot see this page.');
    expect(page('draft.html', drafts)).toContain('<meta name="robots" content="noindex">');
  });
});

describe('every page', () => {
  test('is at most one link away from a human', () => {
    for (const path of renderer.outputs().filter((name) => name.endsWith('.html'))) {
      expect(page(path), path).toMatch(/href="[^"]*contact\.html"/);
    }
  });

  test('the page for addresses that do not exist starts its links at the published path', () => {
    const html = page('404.html');
    expect(html).toContain('href="/kb/contact.html"');
    expect(html).toMatch(/<link rel="stylesheet" href="\/kb\/assets\//);
    expect(html).not.toMatch(/(href|src|action)="\.\.?\//);
  });

  test('notices are shown on their days', () => {
    const html = page('index.html');
    expect(html).toContain('Parcels to Norway take longer.');
    expect(html).toContain('data-until="2026-06-30"');
    expect(html).not.toContain('An old notice.');
    expect(html).not.toContain('A later notice.');
  });

  test('holds no inline script, style or handler, and no request to another host', () => {
    for (const path of renderer.outputs().filter((name) => name.endsWith('.html'))) {
      const html = page(path);
      expect(html, path).not.toMatch(/<script(?![^>]*(?:src=|type="application\/ld\+json"))/);
      expect(html, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
      expect(html, path).not.toMatch(/<(?:img|script|iframe|source|track|video)[^>]+src="(?:https?:)?\/\//);
    }
  });
});

describe('outputs', () => {
  test('are the same from one render to the next and in any order of asking', () => {
    const again = createRenderer(sampleSite(), theme);
    for (const path of again.outputs().reverse()) {
      expect(again.render(path), path).toEqual(renderer.render(path));
    }
    expect([...renderSite(sampleSite(), theme)].map(({ path }) => path)).toEqual(renderer.outputs());
  });

  test('copy the files that pages use', () => {
    expect(renderer.render('returns/img/box.png')).toEqual({
      path: 'returns/img/box.png',
      copyOf: 'content/returns/img/box.png',
    });
  });

  test('have no page for what customers may not see', () => {
    expect(renderer.render('internal/team.html')).toBeUndefined();
    expect(renderer.render('draft.html')).toBeUndefined();
    expect(renderer.render('no/such.html')).toBeUndefined();
  });

  test('an empty help center still has its pages', () => {
    const empty = createRenderer(site({}), theme);
    expect(empty.outputs()).toEqual(
      expect.arrayContaining(['404.html', 'a-z.html', 'contact.html', 'index.html', 'search.html']),
    );
    expect(page('index.html', empty)).toContain('There are no articles here yet.');
    for (const path of empty.outputs()) empty.render(path);
  });

  test('a logo and favicon of the content folder are used', () => {
    const assets = [{ path: 'logo.svg', file: 'content/logo.svg', bytes: 10, width: 120, height: 40 }];
    const branded = createRenderer(
      site({
        articles: [article('a.md', 'A')],
        assets,
        config: 'brand: {logo: content/logo.svg, logo_alt: Acme, favicon: logo.svg}',
      }),
      theme,
    );
    expect(page('a.html', branded)).toContain(
      '<img class="brand-logo" src="./assets/logo.svg" alt="Acme" width="120" height="40">',
    );
    expect(branded.render('assets/favicon.svg')).toEqual({
      path: 'assets/favicon.svg',
      copyOf: 'content/logo.svg',
    });
  });
});

test('the urls of a site in folders lead from folder to folder', () => {
  const folders = createRenderer(sampleSite({ config: `urls: directory\n${sampleConfig}` }), theme);
  expect(page('returns/refund-time/index.html', folders)).toContain('href="../../contact/"');
});

test('the A to Z follows the alphabet of the language, whatever stands before the first letter', () => {
  const letters = (locale: string, titles: string[]) => {
    const articles = titles.map((title, index) => article(`a${index}.md`, title, { locale }));
    const html = page('a-z.html', createRenderer(site({ articles, config: `locale: ${locale}` }), theme));
    return [
      ...html.matchAll(/<h2 id="kbLetter\d+">(.*?)<\/h2>|<li><a href="\.\/a\d+\.html">(.*?)<\/a>/g),
    ].map((match) => match[1] ?? match[2]);
  };
  expect(
    letters('en', ['Zoo', '"Error" one', 'apple', 'Éclair', '10 things', '9 things', '???', 'Error two']),
  ).toEqual([
    ...[
      '#',
      '???',
      '0–9',
      '9 things',
      '10 things',
      'A',
      'apple',
      'E',
      'Éclair',
      'Error two',
      '&quot;Error&quot; one',
    ],
    ...['Z', 'Zoo'],
  ]);
  expect(letters('sv', ['Ål', 'Apa', 'Zebra'])).toEqual(['A', 'Apa', 'Z', 'Zebra', 'Å', 'Ål']);
  expect(letters('de', ['Ärger', 'Apfel', 'Zoo'])).toEqual(['A', 'Apfel', 'Ärger', 'Z', 'Zoo']);
});
