import { expect, test } from 'vitest';
import { parseArticle } from '../../src/parse/parse-article.ts';
import { createRenderer } from '../../src/render/create-renderer.ts';
import { site } from './literal-site.ts';
import { ownTheme } from './own-theme.ts';

const theme = ownTheme();

/** The body of a page made from Markdown. */
function bodyOf(markdown: string): string {
  const source = {
    path: 'a.md',
    file: 'content/a.md',
    text: `---\ntitle: A\nanswer: B\n---\n\n${markdown}\n`,
  };
  const article = parseArticle(source, { locale: 'en', locales: ['en'], parser: 'satteri' });
  const assets = ['clip.mp4', 'clip.vtt'].map((path) => ({ path, file: `content/${path}`, bytes: 1 }));
  const page = createRenderer(site({ articles: [article], assets }), theme).render('a.html') as {
    content: string;
  };
  return /<div class="prose">\n([\s\S]*?)\n<\/div>/.exec(page.content)?.[1] ?? '';
}

test('a player of an own file stays, with its captions', () => {
  const html = bodyOf(
    '<video src="clip.mp4" controls><track kind="captions" src="clip.vtt" srclang="en"></video>',
  );
  expect(html).toContain('src="./clip.mp4"');
  expect(html).toContain('src="./clip.vtt"');
});

test('a player of a file elsewhere becomes a link', () => {
  const html = bodyOf(
    '<video src="https://tube.example/v.mp4" poster="https://tube.example/p.png"></video>\n\n<audio src="https://tube.example/a.mp3?x=1&y=2"></audio>',
  );
  expect(html).toContain(
    '<a href="https://tube.example/v.mp4" rel="noreferrer">Watch the video on tube.example</a>',
  );
  expect(html).toContain(
    '<a href="https://tube.example/a.mp3?x=1&amp;y=2" rel="noreferrer">Listen on tube.example</a>',
  );
  expect(html).not.toMatch(/<video|<audio|src=/);
});

test('a missing file leaves no empty player, a missing poster or track no empty address', () => {
  expect(bodyOf('<video src="gone.mp4"></video>')).not.toContain('<video');
  const html = bodyOf(
    '<video src="clip.mp4" poster="gone.png"><track kind="captions" src="gone.vtt" srclang="en"></video>',
  );
  expect(html).toContain('src="./clip.mp4"');
  expect(html).not.toMatch(/poster|<track|=""/);
});
