import { expect, it } from 'vitest';
import { concatHtml, escapeHtml, fillHtml, htmlOf, isEmptyHtml } from '../../src/model/html.ts';

it('fills holes in order and keeps the text between them', () => {
  const html = {
    parts: ['<p>', 'text', '</p>'],
    holes: [
      { kind: 'link-open', index: 3 },
      { kind: 'link-close', index: 3 },
    ] as const,
  };
  expect(fillHtml(html, (hole) => `[${hole.kind} ${hole.index}]`)).toBe(
    '<p>[link-open 3]text[link-close 3]</p>',
  );
});

it('joins pieces without losing a part or a hole', () => {
  const image = { parts: ['a', 'b'], holes: [{ kind: 'image', index: 0 }] as const };
  const joined = concatHtml(htmlOf('<'), image, htmlOf('-'), image, htmlOf('>'));
  expect(joined.parts).toHaveLength(joined.holes.length + 1);
  expect(fillHtml(joined, () => '*')).toBe('<a*b-a*b>');
  expect(fillHtml(concatHtml(), () => '*')).toBe('');
});

it('knows when there is nothing to show', () => {
  expect(isEmptyHtml(htmlOf(' \n'))).toBe(true);
  expect(isEmptyHtml(htmlOf('x'))).toBe(false);
  expect(isEmptyHtml({ parts: ['', ''], holes: [{ kind: 'image', index: 0 }] })).toBe(false);
});

it('escapes what could end text or an attribute', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  );
});
