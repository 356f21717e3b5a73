import { describe, expect, it } from 'vitest';
import type { Heading } from '../../src/model/article.ts';
import type { Remember } from '../../src/model/remember.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, config, input } from './make.ts';

const filler = Array.from({ length: 30 }, (_, i) =>
  article(`filler/${i}.md`, { title: `Word${i} thing${i} how`, answerText: `Other${i} stuff${i} the` }),
);
const relatedOf = (path: string, articles: readonly ReturnType<typeof article>[]) =>
  assembleSite(input({ articles: [...articles, ...filler] })).byPath.get(path)?.related;

describe('related articles', () => {
  it('share tags and rare words, best first', () => {
    expect(
      relatedOf('refund.md', [
        article('refund.md', { title: 'Get a refund for a parcel', meta: { tags: ['Refunds'] } }),
        article('late.md', { title: 'Late parcel refund', meta: { tags: ['refunds'] } }),
        article('parcel.md', { title: 'Refunds and parcels' }),
        article('tax.md', { title: 'Tax rates' }),
      ]),
    ).toEqual(['late.md', 'parcel.md']);
  });

  it('need more than one ordinary word', () => {
    expect(
      relatedOf('a.md', [
        article('a.md', { title: 'Printer trouble' }),
        article('b.md', { title: 'Printer' }),
      ]),
    ).toEqual([]);
  });

  it('that the writer names come first, then at most five in all', () => {
    const tagged = Array.from({ length: 7 }, (_, i) => article(`t${i}.md`, { meta: { tags: ['vat'] } }));
    const found = relatedOf('a.md', [
      article('a.md', { meta: { tags: ['vat'], related: ['z.md', 't6.md'] } }),
      article('z.md'),
      ...tagged,
    ]);
    expect(found).toEqual(['z.md', 't6.md', 't0.md', 't1.md', 't2.md']);
  });

  it('are of the same language, listed, and never the article itself', () => {
    const meta = { tags: ['vat', 'tax'] };
    const site = assembleSite(
      input({
        config: config({ locales: [{ code: 'en' }, { code: 'es' }] }),
        articles: [
          article('a.md', { meta }),
          article('b.md', { meta: { ...meta, status: 'unlisted' } }),
          article('c.md', { meta: { ...meta, status: 'draft' } }),
          article('d.md', { meta: { ...meta, status: 'archived' } }),
          article('es/e.md', { locale: 'es', meta }),
          article('f.md', { meta }),
        ],
      }),
    );
    expect(site.byPath.get('a.md')?.related).toEqual(['f.md']);
    expect(site.byPath.get('es/e.md')?.related).toEqual([]);
    expect(site.byPath.get('b.md')?.related).toEqual([]);
  });

  it('are found in scripts without spaces', () => {
    expect(
      relatedOf('a.md', [
        article('a.md', { title: '返金の方法' }),
        article('b.md', { title: '返金の手続き方法' }),
        article('c.md', { title: '配送について' }),
      ]),
    ).toEqual(['b.md']);
  });
});

describe('what related articles are found from', () => {
  const heading = (text: string): Heading[] => [
    { text, id: text, depth: 2, written: 2, at: { path: '', line: 1, column: 1 } },
  ];
  const parts = {
    title: 'Get a refund for a parcel',
    meta: { tags: ['vat'], phrases: ['money back'] },
    headings: heading('Late parcel'),
    answerText: 'Open your order',
  };
  const others = [article('b.md', parts), article('c.md', { ...parts, meta: { tags: ['vat'] } }), ...filler];

  type Parts = NonNullable<Parameters<typeof article>[1]>;

  /** The related articles of a.md, and the inputs that a build would remember them by. */
  function lookUp(own: Parts, more: readonly ReturnType<typeof article>[] = others) {
    let inputs: string[] = [];
    const remember: Remember = (_, given, make) => {
      inputs = [...given];
      return JSON.parse(JSON.stringify(make()));
    };
    const articles = [article('a.md', { ...parts, ...own }), ...more];
    const related = assembleSite(input({ articles }), remember).byPath.get('a.md')?.related;
    expect(related).toEqual(assembleSite(input({ articles })).byPath.get('a.md')?.related);
    expect(related).toContain('b.md');
    return inputs;
  }

  const before = lookUp({});

  it.each<[string, Parts]>([
    ['tags', { meta: { ...parts.meta, tags: ['vat', 'tax'] } }],
    ['the title', { title: 'Get a refund for a letter' }],
    ['phrases', { meta: { ...parts.meta, phrases: ['money'] } }],
    ['headings', { headings: heading('Late letter') }],
    ['the answer', { answerText: 'Open your parcel' }],
  ])('are %s', (_, own) => {
    expect(lookUp(own)).not.toEqual(before);
  });

  it('are the list of articles', () => {
    expect(lookUp({}, [...others, article('d.md', parts)])).not.toEqual(before);
  });

  it('is nothing else', () => {
    expect(lookUp({ markdown: 'Another text.', wordCount: 2 })).toEqual(before);
  });
});
