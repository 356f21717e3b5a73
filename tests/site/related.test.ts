import { describe, expect, it } from 'vitest';
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
