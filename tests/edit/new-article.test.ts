import { expect, test } from 'vitest';
import { newArticleText } from '../../src/edit/new-article.ts';

const template =
  '---\ntitle: {{title}}\ntype: how-to\nowner: # who keeps this true\ntags: []\n---\n\nAnswer to {{ title }} for {{tags}} and {{other}}.\n';

test('fills keys and places', () => {
  expect(
    newArticleText(template, {
      title: 'How do I pay: now or "later"?',
      owner: 'ana',
      tags: ['a', 'b'],
      id: undefined,
      reviewed: '2026-01-05',
    }),
  ).toBe(
    '---\ntitle: "How do I pay: now or \\"later\\"?"\ntype: how-to\nowner: ana # who keeps this true\ntags: [a, b]\nreviewed: 2026-01-05\n---\n\nAnswer to How do I pay: now or "later"? for a, b and {{other}}.\n',
  );
});

test('values are never taken for patterns or places', () => {
  expect(
    newArticleText('---\ntitle: x\n---\n{{title}} {{toString}}\n', { title: '$& {{owner}}', owner: 'ana' }),
  ).toBe('---\ntitle: $& {{owner}}\nowner: ana\n---\n$& {{owner}} {{toString}}\n');
});
