// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code.
import fc from 'fast-check';
import { common, createLowlight } from 'lowlight';
import { describe, expect, test, vi } from 'vitest';
import { codeLanguages, embedded } from '../../../src/parse/markdown/colour-code.ts';

/** The highlighter with all its usual grammars at once. */
const whole = createLowlight(common);
const languages = Object.keys(common);

/** Code in which one language stands inside another, and some of those that hold none. */
const samples = {
  html: '<!doctype html>\n<style>a > b { color: #fff }</style>\n<script type="module">const a = `x${b}`; // c\n</script>\n<p class="x">&amp;</p>\n<?php echo 1; ?>\n',
  jsx: 'const page = html`<b title="x">${name}</b>`;\nconst look = css`a { color: red }`;\nconst query = gql`query Q($id: ID!) { user(id: $id) { name } }`;\nexport const App = () => <div className="x">{items.map((i) => <Row key={i} />)}</div>;\n',
  ts: 'interface A<T> { readonly b?: T }\nconst c = html`<i>${d as string}</i>`;\nconst e = graphql`{ f }`;\nconst g = <T,>(h: T) => <H>{h}</H>;\n@Dec() class K extends L {}\n',
  markdown:
    '# A *b* `c`\n\n<div id="x"><script>let a = 1</script></div>\n\n```js\nlet b = 2;\n```\n\n> [d](e)\n',
  php: '<h1><?= htmlspecialchars($a) ?></h1>\n<?php\nfunction f(int $x): string { return "v {$x}"; } // end\n?>\n<p>b</p>\n',
  session: '$ ls -la | grep "$HOME" && echo done\nfile one\n> for i in 1 2; do echo $i; done\n',
  python:
    '>>> def f(x: int) -> str:\n...     return f"{x!r}"\n>>> f(1)\n\'1\'\n@property\ndef g(self): pass\n',
  yaml: 'a: &b "c"\nd: <%= e.map { |f| f.to_s }.join(", ") %>\n- !tag [1, true, ~] # g\n',
  perl: 'my ($a) = @_; print <<"END";\nx $a\nEND\n__DATA__\n@@ index.html.ep\n<h1><%= $b %></h1>\n',
  c: '#include <stdio.h>\nint main(void) { return printf("%d\\n", 0x1F) ? 1 : 0; } /* a */\nvoid loop() { digitalWrite(13, HIGH); }\n',
  sql: "SELECT a, COUNT(*) FROM b WHERE c = 'd' GROUP BY a; -- e\n[section]\nkey = 1\n",
  diff: '--- a/b\n+++ a/b\n@@ -1 +1 @@\n-old\n+new\nall: main.o\n\tcc -o $@ $<\n',
};

/** As in a thread that has not coloured anything yet. */
async function freshColours() {
  vi.resetModules();
  return (await import('../../../src/parse/markdown/colour-code.ts')).colourCode;
}

type Grammar = ReturnType<(typeof common)[string]>;

function grammarOf(language: string): Grammar {
  let grammar: Grammar = { contains: [] };
  createLowlight().register(language, (core) => {
    grammar = common[language]?.(core) ?? grammar;
    return grammar;
  });
  return grammar;
}

/** Every language to which some part of a grammar hands its text on. */
function insideOf(grammar: object): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = [grammar];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    for (const name of [(part as { subLanguage?: string | string[] }).subLanguage ?? []].flat())
      found.add(name);
    open.push(...Object.values(part).filter((value) => value !== undefined));
  }
  return found;
}

describe('colours of code', () => {
  test('as many languages and other names as the highlighter has by itself, with the same meaning', async () => {
    expect(Object.keys(codeLanguages)).toEqual(languages);
    expect(languages).toHaveLength(37);
    const named = languages.map((language) => [language, grammarOf(language).aliases ?? []]);
    expect(codeLanguages).toEqual(Object.fromEntries(named));
    const colourCode = await freshColours();
    for (const name of Object.values(codeLanguages).flat()) {
      expect(colourCode(name, samples.c), name).toEqual(whole.highlight(name, samples.c).children);
    }
    for (const name of ['', 'constructor', '__proto__', 'nginx', 'handlebars']) {
      expect(colourCode(name, samples.c), name).toBeUndefined();
      expect(whole.registered(name), name).toBe(false);
    }
  });

  test.each(languages)('%s is coloured alike when nothing else was loaded before', async (language) => {
    for (const text of Object.values(samples)) {
      const colourCode = await freshColours();
      expect(colourCode(language, text)).toEqual(whole.highlight(language, text).children);
    }
  });

  test('what was loaded before makes no difference', async () => {
    const pairs = languages.flatMap((language) => Object.values(samples).map((text) => ({ language, text })));
    const orders = fc.shuffledSubarray(pairs, { minLength: 100, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const colourCode = await freshColours();
        for (const { language, text } of order) {
          expect(colourCode(language, text), language).toEqual(whole.highlight(language, text).children);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('the table of languages inside others is what the grammars say', () => {
    const found = languages.map((language) => {
      const known = [...insideOf(grammarOf(language))].filter((inside) => languages.includes(inside));
      return [language, known.filter((inside) => inside !== language).sort()] as const;
    });
    const listed = Object.entries(embedded).map(([language, inside]) => [language, [...inside].sort()]);
    expect(Object.fromEntries(found.filter(([, inside]) => inside.length > 0))).toEqual(
      Object.fromEntries(listed),
    );
  });

  test('the samples have every language inside every other one that can hold it', () => {
    for (const [language, grammar] of Object.entries(common)) {
      const alone = createLowlight({ [language]: grammar });
      const isSame = Object.values(samples).every((text) => {
        const [one, all] = [alone, whole].map(
          (highlighter) => highlighter.highlight(language, text).children,
        );
        return JSON.stringify(one) === JSON.stringify(all);
      });
      expect(isSame, language).toBe(!Object.hasOwn(embedded, language));
    }
  });
});
