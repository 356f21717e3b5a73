import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { Article, Section } from '../model/article.ts';
import { type ArticleFacts, type PageText, pageTextKeys } from '../model/page-text.ts';
import { type ArticleParts, factsOf, isParts, partsOf } from './article-parts.ts';
import { fillBuffer } from './fill-buffer.ts';
import { makeFolder } from './make-folder.ts';

/*
 * A file of parsed articles: records, an index as JSON, and 16 bytes that say where the index starts and what all bytes
 * before them add up to. A record is an article in three parts, as JSON: the facts, which are read at once, the sections,
 * and what only its page shows. The two are most of an article and read when they are asked for: those of 20,000 would
 * fill the memory.
 */

export const packEnding = '.pack';
/** Begins the name of one that is being written. */
export const draftPrefix = '.kb-articles-';
const footerBytes = 16;
const footerMark = 0x6b_62_70_32;
const chunkBytes = 1 << 20;
/** A page and its twin are made one after the other. */
const textsKept = 2;
/** Several rules read the sections of all articles, one rule after the other: so many bytes of JSON stay in memory. */
const sectionBytesKept = 16_000_000;

/** What is left of that for the articles of one run. */
export interface SectionRoom {
  bytes: number;
}

/** Room for the sections that one run keeps in memory. */
export function sectionRoom(): SectionRoom {
  return { bytes: sectionBytesKept };
}

/** Where a record is, and the bytes of its parts. */
type Entry = readonly [key: string, start: number, facts: number, sections: number, text: number];

type Read = (start: number, length: number) => Buffer;

/** An open file. It is closed when no article needs it any more, and may be deleted before. */
class OpenFile {
  static readonly #abandoned = new FinalizationRegistry((descriptor: number) => closeSync(descriptor));
  readonly descriptor: number;

  constructor(file: string, flags: string) {
    this.descriptor = openSync(file, flags);
    OpenFile.#abandoned.register(this, this.descriptor);
  }

  read(start: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    fillBuffer(this.descriptor, bytes, start);
    return bytes;
  }
}

/** Makes articles whose larger parts are read when they are asked for. */
class ArticleMaker {
  readonly #read: Read;
  readonly #texts: [start: number, text: PageText][] = [];
  readonly #sections = new Map<number, readonly Section[]>();
  readonly #room: SectionRoom;

  constructor(read: Read, room: SectionRoom) {
    this.#read = read;
    this.#room = room;
  }

  /** The article with these facts; `article` itself is changed. */
  article(article: ArticleFacts, [, start, facts, sections, text]: Entry): Article {
    const define = (key: keyof Article, get: () => unknown) =>
      Object.defineProperty(article, key, { enumerable: true, configurable: true, get });
    const textStart = start + facts + sections;
    define('sections', () => this.#sectionsAt(start + facts, sections));
    for (const key of pageTextKeys) define(key, () => this.#textAt(textStart, text)[key]);
    return article as Article;
  }

  #sectionsAt(start: number, length: number): readonly Section[] {
    const known = this.#sections.get(start);
    if (known) return known;
    const sections = JSON.parse(this.#read(start, length).toString()) as Section[];
    if (this.#room.bytes >= length) {
      this.#room.bytes -= length;
      this.#sections.set(start, sections);
    }
    return sections;
  }

  #textAt(start: number, length: number): PageText {
    const known = this.#texts.find(([from]) => from === start);
    if (known) return known[1];
    const text = JSON.parse(this.#read(start, length).toString()) as PageText;
    if (this.#texts.length === textsKept) this.#texts.shift();
    this.#texts.push([start, text]);
    return text;
  }
}

/** A pack that an earlier run wrote. */
export class ArticlePack {
  readonly path: string;
  readonly #file: OpenFile;
  readonly #maker: ArticleMaker;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Opens a pack after reading it once; undefined when any byte of it is not what was written. */
  static open(file: string, room: SectionRoom): ArticlePack | undefined {
    try {
      return new ArticlePack(file, room);
    } catch {
      return undefined;
    }
  }

  private constructor(file: string, room: SectionRoom) {
    this.path = file;
    this.#file = new OpenFile(file, 'r');
    this.#maker = new ArticleMaker((start, length) => this.#file.read(start, length), room);
    const end = fstatSync(this.#file.descriptor).size - footerBytes;
    const footer = this.#file.read(Math.max(0, end), footerBytes);
    const indexStart = footer.readDoubleLE(0);
    let sum = 0;
    for (let at = 0; at < end; at += chunkBytes)
      sum = crc32(this.#file.read(at, Math.min(chunkBytes, end - at)), sum);
    if (footer.readUInt32LE(12) !== footerMark || footer.readUInt32LE(8) !== sum)
      throw new Error('Not a pack.');
    const index = JSON.parse(this.#file.read(indexStart, end - indexStart).toString()) as Entry[];
    this.#entries = new Map(index.map((entry) => [entry[0], entry]));
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  get(key: string): Article | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const [, start, factsBytes] = entry;
    return this.#maker.article(factsOf(this.#file.read(start, factsBytes).toString()), entry);
  }

  /** Bytes of the record with this key; 0 without one. */
  sizeOf(key: string): number {
    const entry = this.#entries.get(key);
    return entry ? bytesOf(entry) : 0;
  }

  /** Copies a record into a new pack. */
  copy(key: string, to: NewPack): void {
    const entry = this.#entries.get(key) as Entry;
    const [, start, facts, sections, text] = entry;
    to.addRecord(this.#file.read(start, bytesOf(entry)), [key, to.bytes, facts, sections, text]);
  }
}

function bytesOf([, , facts, sections, text]: Entry): number {
  return facts + sections + text;
}

/**
 * A pack that is being written. With a folder, `finish` moves it there under its name; else it is a nameless file among the
 * temporary ones and ends with the process. Where nothing can be written, articles stay in memory: a full or read-only disk
 * is no reason to fail here, and the site itself will say so if it matters.
 */
export class NewPack {
  readonly #folder: string | undefined;
  readonly #draft: string;
  readonly #maker: ArticleMaker;
  readonly #index: Entry[] = [];
  #file: OpenFile | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #writtenBytes = 0;
  #sum = 0;
  #hasFailed = false;

  constructor(room: SectionRoom, folder?: string) {
    this.#folder = folder;
    this.#maker = new ArticleMaker((start, length) => this.#read(start, length), room);
    const parent = folder ?? tmpdir();
    this.#draft = path.join(parent, `${draftPrefix}${randomUUID().slice(0, 8)}`);
    this.#try(() => {
      makeFolder(parent);
      this.#file = new OpenFile(this.#draft, 'wx+');
      if (folder === undefined) rmSync(this.#draft, { force: true });
    });
  }

  get bytes(): number {
    return this.#writtenBytes + this.#waitingBytes;
  }

  /** Adds an article, parsed or as JSON, and gives it without its larger parts in memory. */
  add(key: string, parsed: Article | ArticleParts): Article {
    const { facts, sections, text } = isParts(parsed) ? parsed : partsOf(parsed);
    const record = Buffer.from(facts + sections + text);
    const [factsBytes, sectionsBytes] = [Buffer.byteLength(facts), Buffer.byteLength(sections)];
    const textBytes = record.length - factsBytes - sectionsBytes;
    const entry: Entry = [key, this.bytes, factsBytes, sectionsBytes, textBytes];
    this.addRecord(record, entry);
    return this.#maker.article(isParts(parsed) ? factsOf(facts) : parsed, entry);
  }

  /** Adds a record that starts at `bytes`. */
  addRecord(record: Buffer, entry: Entry): void {
    this.#index.push(entry);
    this.#append(record);
  }

  /** Ends the pack. False when it could not be kept for later runs. */
  finish(): boolean {
    const folder = this.#folder;
    if (folder === undefined) {
      this.#flush();
      return false;
    }
    const footer = Buffer.alloc(footerBytes);
    footer.writeDoubleLE(this.bytes, 0);
    this.#append(Buffer.from(JSON.stringify(this.#index)));
    this.#flush();
    footer.writeUInt32LE(this.#sum, 8);
    footer.writeUInt32LE(footerMark, 12);
    this.#append(footer);
    this.#flush();
    const name = `articles-${randomUUID().slice(0, 8)}${packEnding}`;
    this.#try(() => renameSync(this.#draft, path.join(folder, name)));
    if (!this.#hasFailed) return true;
    try {
      rmSync(this.#draft, { force: true });
    } catch {
      // Its folder is none.
    }
    return false;
  }

  #append(bytes: Buffer): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= chunkBytes) this.#flush();
  }

  #flush(): void {
    this.#try(() => {
      const bytes = Buffer.concat(this.#waiting);
      const { descriptor } = this.#file as OpenFile;
      for (let done = 0; done < bytes.length; )
        done += writeSync(descriptor, bytes, done, bytes.length - done, this.#writtenBytes + done);
      this.#sum = crc32(bytes, this.#sum);
      this.#writtenBytes += bytes.length;
      this.#waiting = [];
      this.#waitingBytes = 0;
    });
  }

  #read(start: number, length: number): Buffer {
    if (start < this.#writtenBytes) return (this.#file as OpenFile).read(start, length);
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [bytes];
    const from = start - this.#writtenBytes;
    return bytes.subarray(from, from + length);
  }

  /** Does what may fail, unless something has failed before. */
  #try(write: () => void): void {
    if (this.#hasFailed) return;
    try {
      write();
    } catch {
      this.#hasFailed = true;
    }
  }
}
