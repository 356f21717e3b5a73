import { describe, expect, it } from 'vitest';
import type { Media } from '../../src/model/article.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, asset, input } from './make.ts';

function images(...sources: string[]) {
  const site = assembleSite(
    input({
      articles: [article('a/b/c.md', { images: sources })],
      assets: [
        asset('a/b/img/Box.png', { width: 3, height: 4 }),
        asset('a/img/pipe.svg'),
        asset('top.jpg'),
        asset('a/b/100%25.png'),
        asset('a/b/café.png'.normalize('NFD')),
      ],
    }),
  );
  return { found: site.entries[0]?.images ?? [], problems: site.problems };
}

describe('images', () => {
  it('are found from the folder, from the root, encoded or not', () => {
    const { found, problems } = images('img/Box.png', '../img/pipe.svg', '/top.jpg?v=2', '100%25.png');
    expect(found.map((one) => (one.kind === 'asset' ? one.url : one))).toEqual([
      'a/b/img/box.png',
      'a/img/pipe.svg',
      'top.jpg',
      'a/b/100-25.png',
    ]);
    expect(found[0]).toMatchObject({ width: 3, height: 4, bytes: 100 });
    expect(problems).toEqual([]);
  });

  it('of other hosts stay as they are', () => {
    expect(images('https://x.example/a.png').found).toEqual([
      { kind: 'external', url: 'https://x.example/a.png' },
    ]);
  });

  it.each([
    ['img/box.png', 'a/b/img/Box.png', '"img/Box.png"'],
    ['Box.png', 'a/b/img/Box.png', '"img/Box.png"'],
    ['img/Boxx.png', 'a/b/img/Box.png', '"img/Box.png"'],
    ['pipe.svg', 'a/img/pipe.svg', '"../img/pipe.svg"'],
    ['café.png'.normalize('NFC'), 'a/b/café.png'.normalize('NFD'), 'café.png'.normalize('NFD')],
  ])('that are missing say which was meant: %s', (src, meant, hint) => {
    const { found, problems } = images(src);
    expect(found).toEqual([{ kind: 'missing', meant }]);
    expect(problems.map(({ rule, at }) => [rule, at.line])).toEqual([['image-missing', 100]]);
    expect(problems[0]?.hint).toContain(hint);
  });

  it('outside the content folder are missing', () => {
    const { found, problems } = images('../../../../etc/passwd', 'quite-other.webp');
    expect(found).toEqual([{ kind: 'missing' }, { kind: 'missing' }]);
    expect(problems).toHaveLength(2);
  });
});

describe('media', () => {
  it('is copied, and reported where it is missing', () => {
    const at = { path: 'content/a.md', line: 5, column: 1 };
    const media: Media[] = [
      { src: 'v/film.mp4', kind: 'internal', element: 'video', at },
      { src: 'v/film.en.vtt', kind: 'internal', element: 'track', at },
      { src: 'v/poster.jpg', kind: 'internal', element: 'poster', at },
      { src: 'https://x.example/v.mp4', kind: 'external', element: 'source', at },
    ];
    const site = assembleSite(
      input({ articles: [article('a.md', { media })], assets: [asset('v/film.mp4')] }),
    );
    expect(site.entries[0]?.media).toEqual([
      { kind: 'asset', url: 'v/film.mp4' },
      { kind: 'broken', reason: 'no-target' },
      { kind: 'broken', reason: 'no-target' },
      { kind: 'external', url: 'https://x.example/v.mp4' },
    ]);
    expect([...site.assets.keys()]).toEqual(['v/film.mp4']);
    expect(site.problems.map(({ rule }) => rule)).toEqual(['image-missing', 'link-broken']);
  });
});
