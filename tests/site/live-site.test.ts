import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, ArticleMeta } from '../../src/model/article.ts';
import { finishSteps } from '../../src/model/finish-steps.ts';
import type { SiteInput } from '../../src/model/site.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { assemblingLiveSite } from '../../src/site/live-site.ts';
import { article, asset, config, input, link } from './make.ts';

const paths = ['a.md', 'b.md', 'x/c.md', 'x/d.md', 'x/e.md', 'x/y/f.md', 'es/a.md', 'es/x/c.md'];

const href = fc.oneof(
  fc.constantFrom(...paths, ...paths.map((path) => `/${path}`), ...paths.map((path) => `../${path}#two`)),
  fc.constantFrom(
    '#one',
    '#two',
    'id:one',
    'c.md#one',
    'c.md#tow',
    'x/z.md',
    'img/one.png',
    '../img/one.png',
    'e.html',
  ),
);
const word = fc.constantFrom(
  'refund',
  'parcel',
  'delivery',
  'voucher',
  'money back',
  'café',
  '10 things',
  '9 things',
);

/** What a writer changes all the time. */
const text = fc.record({
  title: word,
  answerText: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  anchors: fc.subarray(['one', 'two']),
  links: fc.array(href, { maxLength: 4 }),
  images: fc.subarray(['img/one.png', '/img/two.png', 'img/none.png']),
  order: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  tags: fc.subarray(['money', 'post']),
  related: fc.subarray(['a.md', 'x/c.md', 'id:one', 'nobody']),
});
/** What moves other things, and is changed now and then. */
const face = fc.record({
  id: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  status: fc.option(fc.constantFrom('draft', 'unlisted', 'archived', 'published'), { nil: undefined }),
  redirectFrom: fc.option(fc.subarray(['/old', '/older.html', 'b.html']), { nil: undefined }),
  translationOf: fc.option(fc.constantFrom('a.md', 'b.md'), { nil: undefined }),
});
type Text = typeof text extends fc.Arbitrary<infer T> ? T : never;
type Face = typeof face extends fc.Arbitrary<infer T> ? T : never;

function articleOf(path: string, says: Text, is: Face): Article {
  const { title, answerText, anchors, links, images, ...more } = says;
  const given = Object.entries({ ...more, ...is }).filter(([, value]) => value !== undefined);
  return article(path, {
    meta: Object.fromEntries(given) as ArticleMeta,
    ...{ title, answerText, anchors, images },
    links: links.map((to, i) => link(to, i + 5)),
    locale: path.startsWith('es/') ? 'es' : 'en',
  });
}

const one = fc.record({ says: text, is: face });
const start = fc.tuple(...paths.map(() => one));
const edits = fc.array(
  fc.record({
    at: fc.nat(paths.length - 1),
    to: one,
    isText: fc.boolean(),
    isTwo: fc.boolean(),
    isFlip: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

test('after any edits a live site equals one that is assembled anew', () => {
  let taken = 0;
  fc.assert(
    fc.property(start, edits, fc.boolean(), (first, changes, drafts) => {
      // An article that says what it said is the same object, as in `kb dev`.
      const madeOf = (path: string, says: Text, is: Face) => ({ says, is, made: articleOf(path, says, is) });
      const now = first.map(({ says, is }, i) => madeOf(paths[i] as string, says, is));
      const there = now.map(() => true);
      const inputOf = (): SiteInput =>
        input({
          articles: now.map(({ made }) => made).filter((_, i) => there[i]),
          config: config({ locales: [{ code: 'en' }, { code: 'es' }] }),
          assets: [asset('img/one.png'), asset('img/two.png')],
          drafts,
        });
      let live = finishSteps(assemblingLiveSite(inputOf()));
      for (const { at, to, isText, isTwo, isFlip } of changes) {
        const indexes = isTwo ? [at, (at + 1) % now.length] : [at];
        for (const index of indexes) {
          const { is } = now[index] as (typeof now)[number];
          now[index] = madeOf(paths[index] as string, to.says, isText ? is : to.is);
        }
        if (isFlip) there[at] = !there[at];
        const wanted = inputOf();
        const changed = indexes.filter((index) => there[index]).map((index) => now[index]?.made as Article);
        if (!isFlip && live.update(changed)) taken++;
        else live = finishSteps(assemblingLiveSite(wanted, live));
        const anew = assembleSite(wanted);
        // Both compare the same; the second is slow and says where the difference is.
        if (!isDeepStrictEqual(live.site, anew)) expect(live.site).toEqual(anew);
      }
    }),
    { numRuns: 50 },
  );
  // The short way is the usual one: a test that never took it would prove nothing.
  expect(taken).toBeGreaterThan(30);
});
