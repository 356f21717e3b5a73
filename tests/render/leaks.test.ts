import { expect, test } from 'vitest';
import { renderSite } from '../../src/render/render-site.ts';
import { article, link } from './literal-site.ts';
import { ownTheme } from './own-theme.ts';
import { sampleArticles, sampleSite } from './sample-site.ts';

const theme = ownTheme();

function texts(articles = sampleArticles): [string, string][] {
  return [...renderSite(sampleSite({ articles }), theme)].map((output) => [
    output.path,
    'content' in output ? Buffer.from(output.content).toString() : output.copyOf,
  ]);
}

test('owners, review notes, hashes, tags, internal and unpublished articles are nowhere', () => {
  for (const [path, text] of texts()) {
    expect(`${path}\n${text}`).not.toContain('SECRET');
    expect(path).not.toMatch(/internal|draft|soon|unreadable/);
    expect(text, path).not.toContain('internal/team');
  }
});

test('the twin hides the address of what may not be seen, however the link is written', () => {
  const hrefs = ['../internal/team.md', '/internal/team', 'id:TEAM-1'];
  const markdown = [
    '[a](../internal/team.md "title") and [b][ref] and <a href="/internal/team">c</a> and [d](<id:TEAM-1>)',
    '[ref]: ../internal/team.md',
  ].join('\n\n');
  const team = article('internal/team.md', 'Team', { meta: { audience: 'internal', id: 'TEAM-1' } });
  const leaky = article('a/leaky.md', 'Leaky', { links: hrefs.map((href) => link(href)), markdown });
  const twin = texts([team, leaky]).find(([path]) => path === 'a/leaky.md')?.[1];
  expect(twin).toContain('# Leaky');
  expect(twin).not.toMatch(/internal|TEAM-1/);
});

test('short addresses do not change words of the twin', () => {
  const other = article('b.md', 'B');
  const one = article('a.md', 'A', { links: [link('b')], markdown: 'A big [bear](b) bit b.' });
  expect(texts([one, other]).find(([path]) => path === 'a.md')?.[1]).toContain(
    'A big [bear](https://help.example.com/kb/b.md) bit b.',
  );
});

test('an unlisted article has a page and is in no list', () => {
  const all = texts();
  expect(all.map(([path]) => path)).toContain('hidden.html');
  expect(all.map(([path]) => path)).not.toContain('hidden.md');
  for (const [path, text] of all)
    if (path !== 'hidden.html') expect(text, path).not.toMatch(/hidden\.|A hidden page/);
});
