import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { loadRaw } from '../../../src/parse/load-package.ts';
import { createContext } from '../../../src/parse/markdown/context.ts';
import { markMarkdown } from '../../../src/parse/markdown/mark-markdown.ts';
import type { Node, RootNode } from '../../../src/parse/markdown/nodes.ts';
import { repairHtml } from '../../../src/parse/markdown/repair-html.ts';
import { serialise } from '../../../src/parse/markdown/serialise.ts';
import { toTree } from '../../../src/parse/markdown/to-tree.ts';
import { understandHtml } from '../../../src/parse/markdown/understand-html.ts';
import { randomHtml } from './random-markdown.ts';
import { article, bodyOf, pageOf } from './render.ts';

describe('HTML in an article is made valid', () => {
  const table = (cells: string) =>
    `<div class="table-scroll" role="region" tabindex="0" aria-labelledby="kbTable1"><span id="kbTable1" hidden><span data-kb-string="table.label">Table</span> 1</span><table>${cells}</table></div>`;

  test.each([
    ['list items outside a list', '<li>one</li><li>two</li>', '<ul><li>one</li><li>two</li></ul>'],
    ['text in a list', '<ul>words<li>one</li></ul>', '<ul><li>words</li><li>one</li></ul>'],
    [
      'a list directly in a list',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    ['an empty list', '<ul></ul>', ''],
    ['a block in an inline element', '<div><b>bold <p>text</p></b></div>', '<div>bold <p>text</p></div>'],
    [
      'a block in a span',
      '<div><span lang="fr"><p>oui</p></span></div>',
      '<div><div lang="fr"><p>oui</p></div></div>',
    ],
    ['a block in a heading', '<h2>Pay <div>later</div></h2>', '<h2 id="pay-later">Pay  later </h2>'],
    [
      'a heading in a table header',
      '<table><tr><th><h3>A</h3></th></tr><tr><td>1</td></tr></table>',
      table('<tbody><tr><th scope="col"><strong>A</strong></th></tr><tr><td>1</td></tr></tbody>'),
    ],
    [
      'a cell that spans past its table',
      '<table><tr><td rowspan=9 colspan=2>a</td></tr></table>',
      table('<tbody><tr><td colspan="2">a</td></tr></tbody>'),
    ],
    [
      'header cells in the first column',
      '<table><tr><th>A</th><td>1</td></tr></table>',
      table('<tbody><tr><th scope="row">A</th><td>1</td></tr></tbody>'),
    ],
    [
      'a link in a link',
      '<a href="a.md">one <a href="b.md">two</a></a>',
      '<p><a href="a.md">one </a><a href="b.md">two</a></p>',
    ],
    [
      'a link around a table',
      '<a href="a.md"><table><tr><td>x</td></tr></table></a>',
      table('<tbody><tr><td>x</td></tr></tbody>'),
    ],
    [
      'details without a summary',
      '<details>text</details>',
      '<details><summary data-kb-string="details.summary">Details</summary>text</details>',
    ],
    ['a summary outside details', '<summary>text</summary>', '<p>text</p>'],
    [
      'a second caption of a figure',
      '<figure><img src="a.png" alt="A"><figcaption>one</figcaption><figcaption>two</figcaption></figure>',
      '<figure><img src="a.png" alt="A"><div>two</div><figcaption>one</figcaption></figure>',
    ],
    ['a term without description', '<dl><dt>Only</dt></dl>', '<p><strong>Only</strong></p>'],
    ['terms with descriptions', '<dl><dt>T</dt><dd>D</dd></dl>', '<dl><dt>T</dt><dd>D</dd></dl>'],
    [
      'old elements',
      '<center>a <font size=4>b</font> <tt>c</tt> <strike>d</strike> <acronym title="x">e</acronym></center>',
      '<div>a <span>b</span> <code>c</code> <s>d</s> <abbr title="x">e</abbr></div>',
    ],
    ['old attributes', '<p align="center" bgcolor="red" onclick="x()">a</p>', '<p>a</p>'],
    [
      'sectioning elements',
      '<section><nav>a</nav><aside>b</aside></section>',
      '<div><div>a</div><div>b</div></div>',
    ],
    ['an anchor with a name', 'See <a name="fees"></a>below', '<p>See <span id="fees"></span>below</p>'],
    [
      'a link with an id',
      '<p><a id="keep" href="a.md">go</a></p>',
      '<p><span id="keep"></span><a href="a.md">go</a></p>',
    ],
    ['ids used twice', '<p id="a">1</p><p id="a">2</p>', '<p id="a">1</p><p>2</p>'],
    ['ids that kb keeps for itself', '<p id="kbMain">1</p><p id="a b">2</p>', '<p>1</p><p id="a-b">2</p>'],
    [
      'a card with an empty link',
      '<div><a href="a.md"></a><img src="i.png" alt=""> <span>Refunds</span></div>',
      '<div><a href="a.md"><img src="i.png" alt=""> <span>Refunds</span></a></div>',
    ],
    ['tags that are left open', '<div><p>one <b>two', '<div><p>one <b>two</b></p></div>'],
    ['closing tags without opening', 'a</div></p></b> b', '<p>a</p><p> b</p>'],
    [
      'words in angle brackets',
      'Replace <port name> and COM<N> in `<x>`.',
      '<p>Replace &lt;port name&gt; and COM&lt;N&gt; in <code>&lt;x&gt;</code>.</p>',
    ],
    [
      'a player',
      '<video src="v.mp4" autoplay loop><track src="c.vtt" kind=captions srclang=en>old</video>',
      '<p><video src="v.mp4" controls><track src="c.vtt" kind="captions" srclang="en">old</video></p>',
    ],
    ['a player without file', '<audio controls></audio>', ''],
    ['sources outside a player', '<source src="a.mp4"><track src="b.vtt">', ''],
    [
      'languages of parts',
      '<span lang="fr" dir="ltr">oui</span> <span lang="french!">non</span>',
      '<p><span dir="ltr" lang="fr">oui</span> <span>non</span></p>',
    ],
    [
      'an embedded video',
      '<iframe src="https://www.youtube.com/embed/abc_1" title="How to pay"></iframe>',
      '<p><a href="https://www.youtube.com/watch?v=abc_1">How to pay</a></p>',
    ],
    [
      'elements that survive',
      '<kbd>K</kbd> <sub>1</sub> <sup>2</sup> <abbr title="a">b</abbr> <mark>m</mark> <ruby>漢<rt>kan</rt></ruby>',
      '<p><kbd>K</kbd> <sub>1</sub> <sup>2</sup> <abbr title="a">b</abbr> <mark>m</mark> <ruby>漢<rt>kan</rt></ruby></p>',
    ],
  ])('%s', (_, markdown, html) => {
    expect(bodyOf(markdown)).toBe(html);
  });

  test('Markdown goes on inside HTML blocks', () => {
    expect(
      bodyOf('<details>\n<summary>More</summary>\n\nThis is **Markdown**.\n\n- a\n\n</details>\n\nAfter'),
    ).toBe(
      '<details><summary>More</summary>\n\n<p>This is <strong>Markdown</strong>.</p>\n<ul>\n<li>a</li>\n</ul>\n</details>\n<p>After</p>',
    );
  });

  test('what is left out is reported at its place', () => {
    const { problems, elements } = article(
      '# Text\n\n<form><input></form>\n\n<p style="display: none">words to find</p>\n\nA <font color="red">red word</font>\n',
    );
    expect(problems.map(({ rule, at }) => [rule, at.line])).toEqual([
      ['html-removed', 3],
      ['html-removed', 5],
    ]);
    expect(elements).toEqual([
      {
        kind: 'colour-only',
        at: { path: 'content/page.md', line: 7, column: 3 },
        ok: false,
        text: 'red word',
      },
    ]);
  });
});

/** All blocks through the HTML parser at once, as a browser would read the page. */
function inOnePiece(markdown: string): string {
  const root = toTree(markdown, 'satteri');
  markMarkdown(root, markdown);
  const parsed = loadRaw().raw(root as never) as unknown as RootNode;
  return htmlOf(repairHtml(parsed.children, createContext(markdown, 'a.md', 1)));
}

function inPieces(markdown: string): string {
  const root = toTree(markdown, 'satteri');
  markMarkdown(root, markdown);
  const context = createContext(markdown, 'a.md', 1);
  understandHtml(root, context);
  // The other blocks need no repair; it only takes away what the parser notes for later steps.
  return htmlOf(repairHtml(root.children, context));
}

/**
 * Without marks for words of the theme (a tree in pieces is repaired twice here, and the second time takes them for an author's), and without
 * white space beside the tags of blocks, which shows nothing.
 */
function htmlOf(nodes: Node[]): string {
  const { parts, holes } = serialise(nodes, createContext('', 'a.md', 1));
  return JSON.stringify({
    parts: parts.map((part) =>
      part
        .replaceAll(/ data-kb-string="[a-z.]+"/g, '')
        .replaceAll(
          /\s*(<\/?(?:p|h[1-6]|div|[uod]l|li|d[td]|blockquote|details|summary|figure|table)\b[^>]*>)\s*/g,
          '$1',
        ),
    ),
    holes,
  });
}

describe('properties', () => {
  test('parsing only the blocks with HTML gives the same as parsing all', () => {
    fc.assert(
      fc.property(randomHtml, (markdown) => {
        expect(inPieces(markdown)).toBe(inOnePiece(markdown));
      }),
      { numRuns: 400 },
    );
  });

  test('a browser reads back exactly the elements that were written', () => {
    fc.assert(
      fc.property(randomHtml, (markdown) => {
        const html = pageOf(article(markdown));
        const again =
          new JSDOM(`<main>${html}</main>`).window.document.querySelector('main')?.innerHTML ?? '';
        const tags = (text: string) => (text.match(/<\/?[a-z][a-z0-9-]*/g) ?? []).join(' ');
        expect(tags(again)).toBe(tags(html));
      }),
      { numRuns: 150 },
    );
  });

  test('a conformance checker finds nothing', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'valid-id': ['error', { relaxed: true }],
        'void-style': 'off',
        'no-raw-characters': 'off',
        'prefer-native-element': 'off',
      },
    });
    await fc.assert(
      fc.asyncProperty(randomHtml, async (markdown) => {
        const page = `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main>${pageOf(article(markdown))}</main></body></html>`;
        const { results } = await validator.validateString(page);
        const messages = results.flatMap((result) =>
          result.messages.map((each) => `${each.ruleId}: ${each.message}`),
        );
        expect(messages).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
