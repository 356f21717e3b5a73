import { createRequire } from 'node:module';

/**
 * Packages that are slow to start and that many texts do not need. They are loaded by the first text that needs them;
 * a plain `import` would cost every command up to half a second. Loading code is all that `node:module` is used for here.
 */
const load = createRequire(import.meta.url);

export type Satteri = typeof import('satteri');
export type HastUtilRaw = typeof import('hast-util-raw');
type Grammar = typeof import('lowlight').common[string];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The parser in Rust; undefined where its native part does not load. */
export const loadSatteri = once((): Satteri | undefined => {
  try {
    return load('satteri') as Satteri;
  } catch {
    return undefined;
  }
});

/** The YAML parser. */
export const loadYaml = once(() => load('yaml') as typeof import('yaml'));

/** Splits front matter. */
export const loadMatter = once(() => load('gray-matter') as typeof import('gray-matter'));

/** Understands HTML inside Markdown. */
export const loadRaw = once(() => load('hast-util-raw') as HastUtilRaw);

/** Colours code. The package's own entry loads the grammars of 190 languages; this is what it is made of, without any. */
export const loadLowlight = once(() => {
  const near = createRequire(load.resolve('lowlight'));
  const { createLowlight } = near('./lib/index.js') as typeof import('lowlight');
  return {
    createLowlight,
    loadGrammar: (name: string) => near(`highlight.js/lib/languages/${name}`) as Grammar,
  };
});

/** The parser in JavaScript, as a function from Markdown to an HTML tree. */
export const loadRemark = once(() => {
  const { unified } = load('unified') as typeof import('unified');
  const { default: remarkParse } = load('remark-parse') as typeof import('remark-parse');
  const { default: remarkGfm } = load('remark-gfm') as typeof import('remark-gfm');
  const { default: remarkRehype } = load('remark-rehype') as typeof import('remark-rehype');
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .freeze();
  return (markdown: string) => processor.runSync(processor.parse(markdown));
});
