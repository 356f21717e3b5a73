import { describe, expect, it } from 'vitest';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, asset, config, day, folder, input, names } from './make.ts';

describe('assembleSite', () => {
  it('makes a site of nothing', () => {
    const site = assembleSite(input());
    expect(site.entries).toEqual([]);
    expect(site.problems).toEqual([]);
    expect(site.locales.map(({ code, pages }) => [code, pages.home])).toEqual([['en', 'index.html']]);
  });

  it('puts articles, folders, links and images in their places', () => {
    const site = assembleSite(
      input({
        articles: [
          article('Store Support/Shipping/Track an order.md', {
            title: 'Track an order',
            links: ['../Get a refund.md#steps', 'nowhere.md'],
            images: ['img/Box.PNG'],
          }),
          article('Store Support/Get a refund.md', { title: 'Get a refund', anchors: ['steps'] }),
        ],
        assets: [asset('Store Support/Shipping/img/Box.PNG', { width: 20, height: 10 }), asset('unused.png')],
        folders: [folder('Store Support', { title: 'The store', owners: ['kim'] })],
      }),
    );
    const track = site.byPath.get('Store Support/Shipping/Track an order.md');
    expect(track).toMatchObject({
      url: 'store-support/shipping/track-an-order.html',
      folder: 'Store Support/Shipping',
      visibility: 'listed',
      shown: true,
      ownership: { ids: ['kim'], from: 'folder' },
      links: [
        {
          kind: 'article',
          to: 'Store Support/Get a refund.md',
          url: 'store-support/get-a-refund.html#steps',
          anchor: 'steps',
        },
        { kind: 'broken', reason: 'no-target' },
      ],
      images: [
        { kind: 'asset', url: 'store-support/shipping/img/box.png', width: 20, height: 10, bytes: 100 },
      ],
    });
    expect(site.folders.get('Store Support')).toMatchObject({
      title: 'The store',
      url: 'store-support/index.html',
      depth: 1,
      parent: '',
      folders: ['Store Support/Shipping'],
      articles: ['Store Support/Get a refund.md'],
      count: 2,
    });
    expect(site.byPath.get('Store Support/Get a refund.md')?.backlinks).toEqual([
      'Store Support/Shipping/Track an order.md',
    ]);
    expect([...site.assets]).toEqual([
      ['Store Support/Shipping/img/Box.PNG', 'store-support/shipping/img/box.png'],
    ]);
    expect(names(site.problems)).toEqual(['link-broken content/Store Support/Shipping/Track an order.md:11']);
    expect(site.locales[0]).toMatchObject({
      categories: ['Store Support'],
      alphabetical: ['Store Support/Get a refund.md', 'Store Support/Shipping/Track an order.md'],
    });
  });

  it('keeps assets that only hidden articles use out of the site', () => {
    const site = assembleSite(
      input({
        articles: [article('a.md', { meta: { status: 'draft' }, images: ['secret.png'] })],
        assets: [asset('secret.png')],
        config: config(),
        today: day('2026-01-01'),
      }),
    );
    expect(site.assets.size).toBe(0);
  });
});
