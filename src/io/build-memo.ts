import { createHash, hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import type { AsBefore, Output } from '../model/output.ts';
import { codeStamp } from './code-stamp.ts';
import { type Kept, readKept, writeKept } from './kept-result.ts';
import type { Project } from './read-project.ts';
import { recordFile } from './site-record.ts';

/*
 * What the last build into a folder came to, for the build after it in which nothing has changed.
 *
 * - The key is a hash of all that a build depends on: every text and setting that was read, size and times of every image and
 *   other file, the theme, the flags, the day, and kb itself.
 * - It counts only while every file and folder of the site has the size, times and inode that it had right after that
 *   build: a page that somebody touched, added or removed makes the next build a whole one, which compares bytes.
 * - When something has changed, a page is still not made again if it is as it was left and made of the same things; nor is the
 *   search index, all of it together.
 */

/** A build to remember: its result, and the files that it left. */
export interface BuildMemo<Result> {
  /** The result of the last build with the same inputs, if its site still is as it was left. */
  recall(): Result | undefined;
  /**
   * Begins a build whose pages are made of `shared` and of things of their own. The function that it gives says of one page
   * whether the last build made it of the same and it still is as it was left, and notes what it is made of for the next build.
   */
  begin(shared: unknown): IsAsBefore;
  /**
   * The outputs that `make` makes of `inputs`, which are told one by one. When the last build made those of this `name` of the same
   * and they all still are as it left them, nothing is made.
   */
  outputs(
    name: string,
    inputs: Iterable<unknown>,
    make: () => Iterable<Output>,
  ): Generator<Output | AsBefore, void>;
  /** Keeps the result of a build whose `files` (below the output folder) are all written. */
  keep(result: Result, files: readonly string[]): void;
}

/** `made` says what the page is made of besides. */
export type IsAsBefore = (page: string, made: string) => boolean;

interface KeptBuild<Result> extends Kept<Result> {
  /** What wrote it: another kb may have kept other things. */
  readonly code: string;
  /** Path below the output folder -> stamp. */
  readonly stamps: Readonly<Record<string, string>>;
  /** A hash of what all pages are made of. */
  readonly shared: string;
  /** Page -> hash of what it alone is made of. */
  readonly made: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, Group>>;
}

/** Files that were made together: a hash of what they were made of, and their paths. */
interface Group {
  readonly inputs: string;
  readonly files: readonly string[];
}

/**
 * The memo for builds of `project` with `settings` (anything that changes what is built and is not in the project).
 * `theme` is the project's own theme folder.
 */
export function openBuildMemo<Result>(
  project: Project,
  theme: string | undefined,
  settings: unknown,
): BuildMemo<Result> {
  const { root, out } = project;
  const file = path.join(root, '.kb', 'cache', `build-${path.basename(recordFile(root, out))}`);
  const key = keyOfInputs(project, theme, settings);
  const code = codeStamp();
  const read = hasUnfinished(out) ? undefined : readKept<KeptBuild<Result>>(file);
  const kept = read?.code === code ? read : undefined;
  let shared = '';
  const made: Record<string, string> = {};
  const groups: Record<string, Group> = {};
  // What is left as it was is not looked at twice.
  const left = new Set<string>();
  const isLeft = (name: string) => {
    const stamp = kept?.stamps[name];
    if (stamp === undefined || stamp !== stampOf(`${out}/${name}`)) return false;
    left.add(name);
    return true;
  };
  return {
    recall() {
      if (kept?.key !== key) return undefined;
      return Object.entries(kept.stamps).every(([name, stamp]) => stampOf(`${out}/${name}`) === stamp)
        ? kept.result
        : undefined;
    },
    begin(whole) {
      shared = hash('sha256', asJson(whole));
      const isShared = kept?.shared === shared;
      let last: { readonly inputs: string; readonly hash: string } | undefined;
      return (page, inputs) => {
        // A page and its twin come one after the other and are made of the same.
        if (last?.inputs !== inputs) last = { inputs, hash: hash('sha1', inputs, 'base64') };
        const now = last.hash;
        made[page] = now;
        return isShared && kept.made[page] === now && isLeft(page);
      };
    },
    *outputs(name, inputs, make) {
      const before = kept?.groups[name];
      const now = hashOfAll(inputs);
      if (before?.inputs === now && before.files.every(isLeft)) {
        groups[name] = before;
        for (const file of before.files) yield { path: file, asBefore: true };
        return;
      }
      const files: string[] = [];
      for (const output of make()) {
        files.push(output.path);
        yield output;
      }
      groups[name] = { inputs: now, files };
    },
    keep(result, files) {
      const folders = new Set(['.', ...files.flatMap(foldersOf)]);
      const stamps = Object.fromEntries(
        [...folders, ...files].map((name) => [
          name,
          (left.has(name) && kept?.stamps[name]) || stampOf(`${out}/${name}`),
        ]),
      );
      writeKept(file, { code, key, result, stamps, shared, made, groups } satisfies KeptBuild<Result>);
    },
  };
}

/** Says the same of equal values, whether they were parsed or come from the cache; their V8 serialization differs. */
function asJson(value: unknown): string {
  return JSON.stringify(
    value,
    function (this: Readonly<Record<string, unknown>>, key: string, json: unknown) {
      // Buffers come as lists of numbers.
      const part = this[key];
      if (part instanceof Map || part instanceof Set) return [...part];
      return part instanceof Uint8Array ? hash('sha256', part) : json;
    },
  );
}

/** A hash of values, each read when its turn comes: those of a large site would fill the memory. */
export function hashOfAll(values: Iterable<unknown>): string {
  const sum = createHash('sha256');
  for (const value of values)
    sum.update(`${typeof value === 'string' ? JSON.stringify(value) : asJson(value)}\n`);
  return sum.digest('base64');
}

/** A hash of all that kb works from: what was read of the project, its images, the theme, the settings, and kb itself. */
export function keyOfInputs(project: Project, theme: string | undefined, settings: unknown): string {
  const assets = project.assets.map(({ file }) => stampOf(path.resolve(project.root, file)));
  return hash('sha256', serialize([codeStamp(), project, assets, theme && filesIn(theme), settings]));
}

function filesIn(folder: string): [name: string, bytes: Buffer][] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, Buffer] => {
        const name = path.join(entry.parentPath, entry.name);
        return [name, readFileSync(name)];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    // The whole build says what is wrong with it.
    return [];
  }
}

/** Size, times and identity: what changes when anybody but this build touches a file. Nothing for what is not there. */
function stampOf(file: string): string {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats ? [stats.mode, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join(' ') : '';
}

/** `a/b/c.html` -> `a/b`, `a`. */
function foldersOf(name: string): string[] {
  const folders: string[] = [];
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1))
    folders.push(name.slice(0, at));
  return folders;
}

/** True when another build is at work, or one was killed: both keep things beside the site while they write. */
function hasUnfinished(out: string): boolean {
  const prefix = `.${path.basename(out)}.`;
  return [path.dirname(out), out].some((folder) => {
    try {
      return readdirSync(folder).some((name) => name.startsWith(prefix));
    } catch {
      return true;
    }
  });
}
