import fc from 'fast-check';

const words = fc.constantFrom(
  'order',
  'Refund',
  'the 2nd step',
  'a_b_c',
  'Café',
  '日本語',
  '100 %',
  'it’s',
  'x < y & z',
  '\\*star\\*',
  '&copy; &#35; &nbsp;',
  'https://example.com/a?b=c&d',
  'www.example.com.',
  'me@example.com',
  'a*b',
  '2 * 3 * 4',
  '[y]',
  '!',
  '😀',
);

const address = fc.constantFrom(
  'other.md',
  '../a b.md',
  'https://example.com/(x)',
  '#part',
  'id:77',
  'mailto:a@b.c',
  'img/ä.png',
  '//host/x',
);

/** Without what only stands in the list of differences: a link whose text is nothing but a line break or a footnote mark. */
const linkText = (text: string) => text.replace(/\[\^1\]|\\\n| {2}\n|\n/g, ' go ');

/** One line of Markdown: words and nested inline constructs. */
const inline: fc.Memo<string> = fc.memo((depth) => {
  if (depth <= 1) return words;
  const inner = inline(depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: words },
    inner.map((text) => `*${text}*`),
    inner.map((text) => `**${text}**`),
    inner.map((text) => `_${text}_`),
    inner.map((text) => `~~${text}~~`),
    words.map((text) => `\`${text}\``),
    fc.tuple(inner, address).map(([text, to]) => `[${linkText(text)}](<${to}>)`),
    fc.tuple(inner, address).map(([text, to]) => `[${linkText(text)}](${to.replaceAll(' ', '%20')} "title")`),
    fc.tuple(words, address).map(([text, to]) => `![${text}](<${to}>)`),
    fc.tuple(words, address).map(([text, to]) => `[${text}](<${to}>){.button}`),
    inner.map((text) => `<kbd>${text}</kbd>`),
    inner.map((text) => `<span lang="fr">${text}</span>`),
    fc.constantFrom('<br>', '<!-- note -->', '<port>', '[^1]', '[ref]', '  \n', '\\\n', '\n'),
    fc.tuple(inner, inner).map(([a, b]) => `${a} ${b}`),
  );
});

const line = inline(3).map((text) => text.replace(/\n\s*\n/g, '\n').trim() || 'x');
const single = line.map((text) => text.replace(/\s*\n\s*/g, ' '));

const indent = (text: string, by: string) => text.replace(/\n(?=[^\n])/g, `\n${by}`);

/** Blocks inside blocks. */
const block: fc.Memo<string> = fc.memo((depth) => {
  const leaf = fc.oneof(
    { weight: 3, arbitrary: line },
    fc.tuple(fc.integer({ min: 1, max: 6 }), single).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    single.map((text) => `${text}\n---`),
    fc.constantFrom(
      '---',
      '***',
      '```js\nconst a = 1;\n```',
      '~~~\n*plain*\n~~~',
      '    code\n    more',
      '<!-- expires 2026-12-31 -->',
    ),
    fc
      .array(fc.tuple(single, single), { minLength: 1, maxLength: 3 })
      .map(
        (rows) =>
          `| A | B |\n|:--|--:|\n${rows.map(([a, b]) => `| ${a.replaceAll('|', '')} | ${b.replaceAll('|', '')} |`).join('\n')}`,
      ),
    fc.constantFrom(
      '<div>\n\n',
      '</div>',
      '<details><summary>More</summary>',
      '</details>',
      '<p>a <b>b</p>',
      '<table><tr><td>x</table>',
      '<li>loose',
    ),
    line.map((text) => `<div class="x">\n${text}\n</div>`),
  );
  if (depth <= 1) return leaf;
  const inner = block(depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    fc
      .array(inner, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${indent(item, '  ')}`).join('\n')),
    fc
      .array(inner, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item, n) => `${n + 1}. ${indent(item, '   ')}`).join('\n\n')),
    line.map((text) => `- [x] ${text}\n- [ ] open`),
    inner.map((text) => `> ${indent(text, '> ').replace(/\n\n/g, '\n>\n')}`),
    fc
      .tuple(fc.constantFrom('NOTE', 'TIP', 'WARNING'), line)
      .map(([kind, text]) => `> [!${kind}]\n> ${indent(text, '> ')}`),
  );
});

/** A whole body: blocks, with definitions of the references and the footnote that they may use. */
export const randomMarkdown: fc.Arbitrary<string> = fc
  .tuple(fc.array(block(3), { minLength: 1, maxLength: 6 }), fc.boolean(), fc.boolean())
  .map(([blocks, hasReference, hasNote]) =>
    [
      ...blocks,
      ...(hasReference ? ['[ref]: other.md "a title"'] : []),
      ...(hasNote ? ['[^1]: The *note* with [a link](note.md).'] : []),
    ].join('\n\n'),
  );

const tagNames = [
  'a',
  'b',
  'i',
  'span',
  'div',
  'p',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'caption',
  'details',
  'summary',
  'h1',
  'h3',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'pre',
  'code',
  'blockquote',
  'em',
  'img',
  'br',
  'video',
  'source',
  'track',
  'font',
  'center',
  'form',
  'input',
  'script',
  'style',
  'svg',
  'iframe',
  'section',
  'label',
  'ruby',
  'rt',
  'sub',
  'hr',
  'summary',
  'tbody',
  'thead',
  'ins',
  'bdo',
  'audio',
  'port',
];
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' id="x"',
  ' id="kbMain"',
  ' class="y" style="color:red"',
  ' href="a.md"',
  ' href="javascript:alert(1)"',
  ' src="a.png"',
  ' onclick="alert(1)"',
  ' colspan=3 rowspan=2',
  ' lang=fr',
  ' hidden',
  ' align=right',
  ' open',
  ' srcset="b.png 2x"',
);

/** HTML with tags opened and closed in any order, between pieces of Markdown. */
export const randomHtml: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom(...tagNames), attributes)
          .map(([name, extra]) => `<${name}${extra}>`),
      },
      { weight: 3, arbitrary: fc.constantFrom(...tagNames).map((name) => `</${name}>`) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'word',
          ' ',
          '\n',
          '\n\n',
          '\n\n- item ',
          '*md*',
          '<!-- c -->',
          '[l](x.md)',
          '&lt;',
          '\n\n# Head\n\n',
          '| a |\n|---|\n| b |\n\n',
        ),
      },
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));
