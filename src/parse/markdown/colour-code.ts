import { loadLowlight } from '../load-package.ts';
import type { Node } from './nodes.ts';

/** The languages whose code is coloured, and what else an author may call each. */
export const codeLanguages: Readonly<Record<string, readonly string[]>> = {
  arduino: ['ino'],
  bash: ['sh', 'zsh'],
  c: ['h'],
  cpp: ['cc', 'c++', 'h++', 'hpp', 'hh', 'hxx', 'cxx'],
  csharp: ['cs', 'c#'],
  css: [],
  diff: ['patch'],
  go: ['golang'],
  graphql: ['gql'],
  ini: ['toml'],
  java: ['jsp'],
  javascript: ['js', 'jsx', 'mjs', 'cjs'],
  json: ['jsonc', 'json5'],
  kotlin: ['kt', 'kts'],
  less: [],
  lua: ['pluto'],
  makefile: ['mk', 'mak', 'make'],
  markdown: ['md', 'mkdown', 'mkd'],
  objectivec: ['mm', 'objc', 'obj-c', 'obj-c++', 'objective-c++'],
  perl: ['pl', 'pm'],
  php: [],
  'php-template': [],
  plaintext: ['text', 'txt'],
  python: ['py', 'gyp', 'ipython'],
  'python-repl': ['pycon'],
  r: [],
  ruby: ['rb', 'gemspec', 'podspec', 'thor', 'irb'],
  rust: ['rs'],
  scss: [],
  shell: ['console', 'shellsession'],
  sql: [],
  swift: [],
  typescript: ['ts', 'tsx', 'mts', 'cts'],
  vbnet: ['vb'],
  wasm: [],
  xml: ['html', 'xhtml', 'rss', 'atom', 'xjb', 'xsd', 'xsl', 'plist', 'wsf', 'svg'],
  yaml: ['yml'],
};

/** Languages that may stand inside another one: without their grammars that code would stay plain. */
export const embedded: Readonly<Record<string, readonly string[]>> = {
  javascript: ['xml', 'css', 'graphql'],
  markdown: ['xml'],
  'php-template': ['xml', 'php'],
  'python-repl': ['python'],
  shell: ['bash'],
  typescript: ['xml', 'css', 'graphql'],
  xml: ['css', 'javascript'],
  yaml: ['ruby'],
};

const byName = new Map(
  Object.entries(codeLanguages).flatMap(([language, others]) =>
    [language, ...others].map((name) => [name, language] as const),
  ),
);

type Lowlight = ReturnType<ReturnType<typeof loadLowlight>['createLowlight']>;
let lowlight: Lowlight | undefined;

/**
 * The highlighter's tree of a text in the language that an author calls `name` (lower case); undefined when it is not known.
 * The highlighter and each grammar are loaded when the first text needs them: all of them would cost a thread 0.2 s.
 */
export function colourCode(name: string, text: string): Node[] | undefined {
  const language = byName.get(name);
  if (language === undefined) return undefined;
  lowlight ??= loadLowlight().createLowlight();
  learn(lowlight, language);
  return lowlight.highlight(language, text).children as unknown as Node[];
}

function learn(highlighter: Lowlight, language: string): void {
  if (highlighter.registered(language)) return;
  highlighter.register(language, loadLowlight().loadGrammar(language));
  for (const inside of embedded[language] ?? []) learn(highlighter, inside);
}
