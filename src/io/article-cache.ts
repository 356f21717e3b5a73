import { hash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Article, SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import { ArticlePack, NewPack, packEnding, sectionRoom } from './article-pack.ts';
import type { ArticleParts } from './article-parts.ts';
import { codeStamp } from './code-stamp.ts';

/*
 * The one memo of parsing: text of an article -> Article, in a few pack files.
 *
 * - The key is a hash of everything that parsing depends on: the file's text, names and reading problems, the parse
 *   options, the version and code of kb, and the version of Node.js. A changed article has another key; nothing is ever invalidated.
 * - A pack is written once, with a checksum, and moved into place. One that does not verify is ignored and removed.
 * - A run adds packs with what it parsed. When packs are many or mostly hold what the run did not use, they are written
 *   anew.
 */

const mostPacks = 6;
/** Packs are rewritten when they hold more unused bytes than used ones, and more than this. */
const toleratedWasteBytes = 4_000_000;
const mostPackBytes = 64_000_000;

/** Parsed articles of earlier runs. Two processes may use one folder at once. Without a folder, those of this run alone. */
export class ArticleCache {
  readonly #folder: string | undefined;
  readonly #room = sectionRoom();
  readonly #packs: ArticlePack[] = [];
  readonly #packOf = new Map<string, ArticlePack>();
  readonly #used = new Set<string>();
  /** Packs of this run, the last one open. */
  readonly #new: NewPack[] = [];
  /** Packs that were found damaged, and removed. */
  readonly damaged: number;

  constructor(folder?: string) {
    this.#folder = folder;
    let damaged = 0;
    for (const file of folder === undefined ? [] : listPacks(folder)) {
      const pack = ArticlePack.open(file, this.#room);
      if (pack === undefined) {
        damaged++;
        rmSync(file, { recursive: true, force: true });
        continue;
      }
      this.#packs.push(pack);
      for (const key of pack.keys()) this.#packOf.set(key, pack);
    }
    this.damaged = damaged;
  }

  get size(): number {
    return this.#packOf.size;
  }

  get(key: string): Article | undefined {
    const article = this.#packOf.get(key)?.get(key);
    if (article) {
      this.#used.add(key);
      keys.set(article, key);
    }
    return article;
  }

  /** Keeps an article and gives it back, its text on disk. */
  add(key: string, parsed: Article | ArticleParts): Article {
    const article = this.#packFor().add(key, parsed);
    keys.set(article, key);
    return article;
  }

  /** Keeps what was added for later runs, as far as the folder can be written. */
  save(): void {
    let usedBytes = 0;
    let allBytes = 0;
    for (const [key, pack] of this.#packOf) {
      const bytes = pack.sizeOf(key);
      allBytes += bytes;
      if (this.#used.has(key)) usedBytes += bytes;
    }
    const waste = allBytes - usedBytes;
    const isWasteful = waste > usedBytes && waste > toleratedWasteBytes;
    const isScattered = this.#new.length > 0 && this.#packs.length >= mostPacks && allBytes < mostPackBytes;
    const isAnew = isWasteful || isScattered;
    if (isAnew) for (const key of this.#used) this.#packOf.get(key)?.copy(key, this.#packFor());
    const isKept = this.#new.map((pack) => pack.finish()).every(Boolean);
    if (isAnew && isKept) for (const { path: file } of this.#packs) rmSync(file, { force: true });
  }

  #packFor(): NewPack {
    const last = this.#new.at(-1);
    if (last && last.bytes < mostPackBytes) return last;
    const pack = new NewPack(this.#room, this.#folder);
    this.#new.push(pack);
    return pack;
  }
}

const keys = new WeakMap<Article, string>();

/** The key of an article that a cache gave: equal keys mean equal articles. Undefined for those that are not kept. */
export function articleKey(article: Article): string | undefined {
  return keys.get(article) || undefined;
}

function listPacks(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(packEnding) && !name.startsWith('.'))
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** Makes the keys of one run. */
export function createKeys(options: ParseOptions): (source: SourceFile) => string {
  const prefix = JSON.stringify([codeStamp(), options]);
  return ({ path: name, file, text, problems = [] }) =>
    hash('sha256', JSON.stringify([prefix, name, file, problems, text]), 'base64url');
}
