import { parseArticles } from '../io/parse-articles.ts';
import type { Project } from '../io/read-project.ts';
import type { Article, SourceFile } from '../model/article.ts';
import { cacheFolder, parseOptions } from './load-site.ts';

interface Kept {
  readonly source: SourceFile;
  readonly article: Article;
}

/** So many new texts are looked for in the cache of earlier runs; reading it is not worth it for fewer. */
const worthTheCache = 100;

/** The articles of a project by path: an article whose source says what it said is not parsed again. */
export class ArticleKeeper {
  #options = '';
  #kept = new Map<string, Kept>();
  #byFile = new Map<string, SourceFile>();

  /** The source of an article by the name of its file, as findings give it. */
  sourceOf(file: string): SourceFile | undefined {
    return this.#byFile.get(file);
  }

  /** The articles of all readable sources, in their order. */
  async articles({ root, config, sources }: Project): Promise<Article[]> {
    const options = parseOptions(config);
    const key = JSON.stringify(options);
    if (key !== this.#options) this.#kept = new Map();
    this.#options = key;
    const readable = sources.filter((source) => !source.unreadable);
    const missing = readable.filter((source) => !isSame(this.#kept.get(source.path)?.source, source));
    const settings = missing.length < worthTheCache ? { threads: 0 } : { cacheFolder: cacheFolder(root) };
    const parsed = await parseArticles(missing, options, settings);
    const kept = missing.length === readable.length ? new Map<string, Kept>() : this.#kept;
    missing.forEach((source, i) => {
      kept.set(source.path, { source, article: parsed[i] as Article });
    });
    if (kept.size !== readable.length) {
      const there = new Set(readable.map((source) => source.path));
      for (const path of kept.keys()) if (!there.has(path)) kept.delete(path);
    }
    this.#kept = kept;
    if (missing.length > 0 || this.#byFile.size !== readable.length)
      this.#byFile = new Map(readable.map((source) => [source.file, source]));
    return readable.map((source) => (kept.get(source.path) as Kept).article);
  }

  /** Parses single sources of the project that say something new, and gives their articles. */
  async take({ config }: Project, sources: readonly SourceFile[]): Promise<Article[]> {
    const articles = await parseArticles(sources, parseOptions(config), { threads: 0 });
    sources.forEach((source, i) => {
      this.#kept.set(source.path, { source, article: articles[i] as Article });
      this.#byFile.set(source.file, source);
    });
    return articles;
  }
}

function isSame(a: SourceFile | undefined, b: SourceFile): boolean {
  if (a === undefined) return false;
  if (a === b) return true;
  return a.text === b.text && a.file === b.file && JSON.stringify(a.problems) === JSON.stringify(b.problems);
}
