import { describe, expect, it } from 'vitest';
import type { ArticleMeta } from '../../src/model/article.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { visibilityOf } from '../../src/site/visibility.ts';
import { article, day, folder, input } from './make.ts';

const today = day('2026-06-15');
const see = (
  meta: ArticleMeta,
  options: { drafts?: boolean; internal?: boolean } = {},
  chain: ReturnType<typeof folder>[] = [],
) => {
  const { visibility, shown } = visibilityOf(article('a.md', { meta }), chain, {
    today,
    drafts: false,
    internal: false,
    ...options,
  });
  return `${visibility} ${shown ? 'shown' : 'hidden'}`;
};

describe('visibilityOf', () => {
  it.each<[string, ArticleMeta, string]>([
    ['says nothing', {}, 'listed shown'],
    ['is published', { status: 'published' }, 'listed shown'],
    ['is unlisted', { status: 'unlisted' }, 'unlisted shown'],
    ['is a draft', { status: 'draft' }, 'draft hidden'],
    ['is archived', { status: 'archived' }, 'archived shown'],
    ['has an archived block', { archived: { reason: 'gone' } }, 'archived shown'],
    ['is archived from tomorrow on', { archived: { on: day('2026-06-16') } }, 'listed shown'],
    ['is internal', { audience: 'internal' }, 'internal hidden'],
    ['is published today', { publishOn: today }, 'listed shown'],
    ['is published tomorrow', { publishOn: day('2026-06-16') }, 'scheduled hidden'],
    ['ends today', { unpublishOn: today }, 'expired hidden'],
    ['ends tomorrow', { unpublishOn: day('2026-06-16') }, 'listed shown'],
    ['is internal and archived', { audience: 'internal', status: 'archived' }, 'internal hidden'],
    ['has a publish day that is none', { invalid: ['publish_on'] }, 'withheld hidden'],
    ['has a review day that is none', { invalid: ['reviewed'] }, 'listed shown'],
  ])('an article that %s', (_, meta, expected) => {
    expect(see(meta)).toBe(expected);
  });

  it('shows drafts and internal articles when asked, both for an internal draft', () => {
    expect(see({ status: 'draft' }, { drafts: true })).toBe('draft shown');
    expect(see({ audience: 'internal' }, { internal: true })).toBe('internal shown');
    const both: ArticleMeta = { status: 'draft', audience: 'internal' };
    expect(see(both, { drafts: true })).toBe('internal hidden');
    expect(see(both, { internal: true })).toBe('draft hidden');
    expect(see(both, { drafts: true, internal: true })).toBe('draft shown');
  });

  it('takes the audience from the nearest folder that has one', () => {
    const team = folder('team', { audience: 'internal' });
    expect(see({}, {}, [folder('team/open'), team])).toBe('internal hidden');
    expect(see({}, {}, [folder('team/open', { audience: 'public' }), team])).toBe('listed shown');
    expect(see({ audience: 'public' }, {}, [team])).toBe('listed shown');
  });

  it('never shows what cannot be read', () => {
    const options = { today, drafts: true, internal: true };
    expect(visibilityOf(article('a.md', { withheld: true }), [], options).shown).toBe(false);
    const broken = folder('a', { withheld: true });
    expect(visibilityOf(article('a.md', { meta: { audience: 'public' } }), [broken], options)).toEqual({
      visibility: 'withheld',
      shown: false,
    });
  });
});

describe('what is not listed', () => {
  const site = assembleSite(
    input({
      articles: [
        article('a/listed.md', { meta: { related: ['unlisted', 'draft', 'archived'] } }),
        article('a/unlisted.md', { meta: { status: 'unlisted' } }),
        article('a/draft.md', { meta: { status: 'draft' } }),
        article('a/archived.md', { meta: { status: 'archived' } }),
        article('b/hidden.md', { meta: { audience: 'internal' } }),
      ],
    }),
  );

  it('is in no folder and in no list', () => {
    expect(site.folders.get('a')?.articles).toEqual(['a/listed.md']);
    expect(site.folders.get('a')?.count).toBe(1);
    expect(site.folders.has('b')).toBe(false);
    expect(site.locales[0]?.alphabetical).toEqual(['a/listed.md']);
  });

  it('can be related on purpose when it has a page with text', () => {
    expect(site.byPath.get('a/listed.md')?.related).toEqual(['a/unlisted.md']);
  });

  it('is in the lists of a build that shows it', () => {
    const shown = assembleSite(
      input({ articles: [article('draft.md', { meta: { status: 'draft' } })], drafts: true }),
    );
    expect(shown.locales[0]?.alphabetical).toEqual(['draft.md']);
    expect(shown.byPath.get('draft.md')?.visibility).toBe('draft');
  });
});
