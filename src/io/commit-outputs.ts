import { randomUUID } from 'node:crypto';
import { accessSync, constants, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import type { AsBefore, Output } from '../model/output.ts';
import { withLock } from './build-lock.ts';
import { relativeName } from './is-inside.ts';
import { makeFolder } from './make-folder.ts';
import { OldFiles } from './old-files.ts';
import { checkOutFolder, foreignThings } from './out-folder.ts';
import { foldedPath, isOutputPath } from './output-path.ts';
import { readRecord, recordFile, writeRecord } from './site-record.ts';
import { isSameAsWritten, stageOutput } from './stage-output.ts';
import { applyChange, readJournal, type StagedChange, stagedFiles, writeJournal } from './staged-change.ts';

export interface CommitOptions {
  /** Absolute project folder: `copyOf` is relative to it, and the record of what kb wrote lies in its `.kb`. */
  readonly root: string;
  /** Write although the folder holds things that kb did not write. They stay, unless the site needs their name. */
  readonly force?: boolean;
  /** Folders that the output folder must not touch: content, theme. Absolute. */
  readonly keep?: readonly string[];
  /** Takes a sentence for the person who waits. */
  readonly say?: (message: string) => void;
}

/** What a site is made of, all there or made one by one. */
export type Outputs = Iterable<Output | AsBefore> | AsyncIterable<Output | AsBefore>;

export interface Committed {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/**
 * Makes `out` (absolute) hold `outputs`, all or nothing. New and changed files are staged beside it; then a journal is
 * written, and from that moment the change is carried out now or, if this process is killed, at the next start. Files
 * that are there already are left alone, with their time. Files of earlier builds that are no longer in `outputs` go.
 *
 * `outputs` may be a generator: nothing is changed before its last one. One that is `asBefore` is not looked at. Throws `UserError` when the folder is not kb's
 * to write (see `checkOutFolder`, `force`), and an ordinary error for outputs that contradict each other.
 */
export async function commitOutputs(
  out: string,
  outputs: Outputs,
  options: CommitOptions,
): Promise<Committed> {
  checkOutFolder(out, { root: options.root, keep: options.keep ?? [] });
  const beside = workFolder(out);
  const commit = new Commit(out, beside, options);
  const lock = path.join(beside, `${commit.prefix}lock`);
  return withLock(lock, options.say ?? (() => {}), () => {
    commit.finishInterrupted();
    return commit.run(outputs);
  });
}

/**
 * Where staging happens: beside the output folder, so that half a site is never inside it. When the output folder is a
 * disk of its own, moving files into it would not be one step; then inside it, under a hidden name.
 */
function workFolder(out: string): string {
  const parent = path.dirname(out);
  makeFolder(parent);
  const stats = statSync(out, { throwIfNoEntry: false });
  if (stats === undefined) return parent;
  try {
    accessSync(parent, constants.W_OK);
    return stats.dev === statSync(parent).dev ? parent : out;
  } catch {
    return out;
  }
}

class Commit {
  /** Begins the names of everything that kb keeps beside the site while it writes. */
  readonly prefix: string;
  readonly #out: string;
  readonly #beside: string;
  readonly #options: CommitOptions;

  constructor(out: string, beside: string, options: CommitOptions) {
    this.prefix = `.${path.basename(out)}.`;
    this.#out = out;
    this.#beside = beside;
    this.#options = options;
  }

  /** Carries out the journal of a build that was killed; removes what one left that was killed before its journal. */
  finishInterrupted(): void {
    for (const name of readdirSync(this.#beside)) {
      if (!name.startsWith(`${this.prefix}staging-`)) continue;
      const staging = path.join(this.#beside, name);
      const change = readJournal(staging);
      if (change) this.#carryOut(staging, change);
      else rmSync(staging, { recursive: true, force: true });
    }
  }

  async run(outputs: Outputs): Promise<Committed> {
    const before = readRecord(recordFile(this.#options.root, this.#out));
    const own = new Set(before.map(foldedPath));
    if (!this.#options.force) this.#refuseForeign(own);
    const staging = path.join(this.#beside, `${this.prefix}staging-${randomUUID().slice(0, 8)}`);
    try {
      const change = await this.#stage(staging, outputs, before, own);
      const { renames, deletes, files } = change;
      if (renames.length > 0 || deletes.length > 0) {
        writeJournal(staging, change);
        this.#carryOut(staging, change);
      } else if (files.length !== before.length) {
        writeRecord(this.#options.root, this.#out, files);
      }
      return { written: renames.length, unchanged: files.length - renames.length, removed: deletes.length };
    } catch (error) {
      if (!readJournal(staging)) rmSync(staging, { recursive: true, force: true });
      throw error;
    }
  }

  #refuseForeign(own: ReadonlySet<string>): void {
    const foreign = foreignThings(this.#out, '', own, this.prefix, 4);
    if (foreign.length === 0) return;
    const name = relativeName(this.#options.root, this.#out);
    const shown = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ' and more' : '');
    const usual =
      'Choose another folder with --out, or add --force: kb then writes between them and leaves them.';
    const lost = `If it is an old site of kb whose record in .kb is gone, delete ${name} and build again. Else: `;
    throw new UserError(`The folder ${name} holds things that kb did not write: ${shown}.`, {
      hint: own.size === 0 ? `${lost}${usual}` : usual,
    });
  }

  async #stage(
    staging: string,
    outputs: Outputs,
    before: readonly string[],
    own: ReadonlySet<string>,
  ): Promise<StagedChange> {
    const renames: string[] = [];
    const files: string[] = [];
    const folded = new Set<string>();
    const folders = new Map<string, boolean>([['.', true]]);
    const staged = new Set<string>();
    const old = new OldFiles(this.#out, before);
    for await (const output of outputs) {
      if (!isOutputPath(output.path)) throw new Error(`Not a path inside the site: ${output.path}`);
      const key = foldedPath(output.path);
      if (folded.has(key)) throw new Error(`Two outputs have the path ${output.path}`);
      folded.add(key);
      files.push(output.path);
      if ('asBefore' in output) continue;
      const target = path.join(this.#out, output.path);
      const isInRealFolder = this.#inspectFolder(path.posix.dirname(output.path), folders, own);
      if (isInRealFolder && isSameAsWritten(target, output, this.#options.root)) continue;
      if (isInRealFolder) this.#refuseFolder(output.path, own);
      const file = path.join(stagedFiles(staging), output.path);
      const folder = path.dirname(file);
      if (!staged.has(folder)) makeFolder(folder);
      staged.add(folder);
      stageOutput(file, output, this.#options.root, old.find(output.path));
      renames.push(output.path);
    }
    const current = new Set(files);
    return { renames, deletes: before.filter((name) => !current.has(name)), files: files.sort() };
  }

  /** True when the folder is there and no part of it is a link. A file that somebody put in its place is refused. */
  #inspectFolder(folder: string, known: Map<string, boolean>, own: ReadonlySet<string>): boolean {
    let isReal = known.get(folder);
    if (isReal !== undefined) return isReal;
    isReal = this.#inspectFolder(path.posix.dirname(folder), known, own);
    if (isReal) {
      const stats = lstatSync(path.join(this.#out, folder), { throwIfNoEntry: false });
      if (stats?.isFile() && !own.has(foldedPath(folder))) this.#refuseName(folder, folder);
      isReal = stats?.isDirectory() === true;
    }
    known.set(folder, isReal);
    return isReal;
  }

  /** With `--force` a folder with somebody's things may stand where the site needs a file. */
  #refuseFolder(name: string, own: ReadonlySet<string>): void {
    if (!lstatSync(path.join(this.#out, name), { throwIfNoEntry: false })?.isDirectory()) return;
    const [foreign] = foreignThings(this.#out, name, own, this.prefix, 1);
    if (foreign !== undefined) this.#refuseName(name, foreign);
  }

  #refuseName(name: string, foreign: string): never {
    throw new UserError(
      `The site needs the name ${name}, but ${foreign}, which kb did not write, stands there.`,
      {
        hint: `Move ${path.join(this.#out, foreign)} away, and run kb again.`,
      },
    );
  }

  #carryOut(staging: string, change: StagedChange): void {
    applyChange(this.#out, staging, change);
    writeRecord(this.#options.root, this.#out, change.files);
    rmSync(staging, { recursive: true, force: true });
  }
}
