import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { Article, SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import { codeStamp } from './code-stamp.ts';
import { writeAtomically } from './write-atomically.ts';

/*
 * The one memo of kb: text of an article -> Article, as JSON, in a few pack files.
 *
 * - The key is a hash of everything that parsing depends on: the file's text, names and reading problems, the parse
 *   options, the version and code of kb, and the version of Node.js. A changed article has another key; nothing is ever invalidated.
 * - A pack is written once, with a checksum, and moved into place. One that does not verify is ignored and removed.
 * - A run adds one pack with what it parsed. When packs are many or mostly hold what the run did not use, they are
 *   written anew as one.
 */

const packEnding = '.pack';
const mostPacks = 6;
/** Packs are rewritten when they hold more unused bytes than used ones, and more than this. */
const toleratedWasteBytes = 4_000_000;
const mostPackBytes = 64_000_000;

type Entry = readonly [key: string, json: Buffer];

/** Parsed articles of earlier runs. Two processes may use one folder at once. */
export class ArticleCache {
  readonly #folder: string;
  readonly #entries = new Map<string, Buffer>();
  readonly #packs: string[] = [];
  readonly #used = new Set<string>();
  readonly #added: Entry[] = [];
  /** Packs that were found damaged, and removed. */
  readonly damaged: number;

  constructor(folder: string) {
    this.#folder = folder;
    let damaged = 0;
    for (const name of listPacks(folder)) {
      const file = path.join(folder, name);
      const entries = readPack(file);
      if (entries === undefined) {
        damaged++;
        rmSync(file, { force: true });
      } else {
        this.#packs.push(file);
        for (const [key, json] of entries) this.#entries.set(key, json);
      }
    }
    this.damaged = damaged;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Article | undefined {
    const json = this.#entries.get(key);
    if (json === undefined) return undefined;
    this.#used.add(key);
    return JSON.parse(json.toString()) as Article;
  }

  add(key: string, json: string): void {
    this.#added.push([key, Buffer.from(json)]);
  }

  /** Keeps what was added. A cache that cannot be written is no reason to fail: the next run parses again. */
  save(): void {
    const used: Entry[] = [];
    let usedBytes = 0;
    let allBytes = 0;
    for (const [key, json] of this.#entries) {
      allBytes += json.length;
      if (!this.#used.has(key)) continue;
      usedBytes += json.length;
      used.push([key, json]);
    }
    const waste = allBytes - usedBytes;
    const isWasteful = waste > usedBytes && waste > toleratedWasteBytes;
    const isScattered = this.#added.length > 0 && this.#packs.length >= mostPacks && allBytes < mostPackBytes;
    try {
      if (isWasteful || isScattered) {
        this.#writePacks([...used, ...this.#added]);
        for (const file of this.#packs) rmSync(file, { force: true });
      } else {
        this.#writePacks(this.#added);
      }
    } catch {
      // A full or read-only disk; the site itself will say so if it matters.
    }
  }

  #writePacks(entries: readonly Entry[]): void {
    let pack: Entry[] = [];
    let bytes = 0;
    for (const entry of entries) {
      if (bytes > mostPackBytes) {
        this.#writePack(pack);
        pack = [];
        bytes = 0;
      }
      pack.push(entry);
      bytes += entry[1].length;
    }
    if (pack.length > 0) this.#writePack(pack);
  }

  #writePack(entries: readonly Entry[]): void {
    mkdirSync(this.#folder, { recursive: true });
    const payload = Buffer.concat(entries.map(([, json]) => json));
    const index = entries.map(([key, json]) => [key, json.length]);
    const head = `${JSON.stringify({ crc: crc32(payload), index })}\n`;
    const name = `articles-${randomUUID().slice(0, 8)}${packEnding}`;
    writeAtomically(path.join(this.#folder, name), Buffer.concat([Buffer.from(head), payload]));
  }
}

function listPacks(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(packEnding) && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

/** The entries of a pack; undefined when it is damaged. */
function readPack(file: string): Entry[] | undefined {
  try {
    const bytes = readFileSync(file);
    const headEnd = bytes.indexOf(10);
    const { crc, index } = JSON.parse(bytes.toString('utf8', 0, headEnd)) as {
      crc: number;
      index: [string, number][];
    };
    const payload = bytes.subarray(headEnd + 1);
    if (crc32(payload) !== crc) return undefined;
    let at = 0;
    const entries = index.map(([key, length]): Entry => {
      const json = payload.subarray(at, at + length);
      at += length;
      return [key, json];
    });
    return at === payload.length ? entries : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the keys of one run. */
export function createKeys(options: ParseOptions): (source: SourceFile) => string {
  const prefix = JSON.stringify([codeStamp(), options]);
  return ({ path: name, file, text, problems = [] }) =>
    hash('sha256', JSON.stringify([prefix, name, file, problems, text]), 'base64url');
}
