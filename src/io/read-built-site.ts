import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import { hashOf, keyOf } from './audit-cache.ts';
import { candidates, decode } from './audit-files.ts';
import { isInside } from './is-inside.ts';
import { mediaType } from './media-types.ts';
import type { FindFile } from './serve-memory.ts';

/** A site that somebody built: its pages, and a way to all its files. */
export interface BuiltSite {
  /** Addresses of pages, sorted, without a leading slash. */
  readonly pages: readonly string[];
  readonly find: FindFile;
  /** Text of a page. */
  readonly textOf: (page: string) => string;
  /** Changes when anything but the text of a page does that its looks depend on. */
  readonly stamp: string;
  /** The folder that it is in; undefined for an address. */
  readonly root?: string;
}

const mostPages = 20_000;
const mostHashed = 50_000_000;

/** Reads a folder with HTML files, whoever made it. Throws `UserError` when it is not there or has no page. */
export function readBuiltSite(folder: string, name: string): BuiltSite {
  let root: string;
  try {
    root = realpathSync(folder);
    if (!statSync(root).isDirectory()) throw new Error('no folder');
  } catch {
    throw new UserError(`There is no folder ${name}.`, { hint: 'Build the site first, or check the name.' });
  }
  const files = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort();
  const pages = files.filter((file) => /\.html?$/i.test(file));
  if (pages.length === 0) {
    throw new UserError(`${name} has no HTML page, so there is nothing to audit.`, {
      hint: 'Name the folder that the site was built into, for example --site site.',
    });
  }
  if (pages.length > mostPages) {
    throw new UserError(`${name} has ${pages.length} pages, more than kb audits at once.`, {
      hint: 'Name a folder inside it.',
    });
  }
  const fileAt = (address: string): string | undefined => {
    for (const candidate of candidates(address)) {
      try {
        const file = realpathSync(path.join(root, candidate));
        if (isInside(root, file) && statSync(file).isFile()) return file;
      } catch {
        // Not this one.
      }
    }
    return undefined;
  };
  return {
    pages,
    find: (address) => {
      const wanted = decode(address.replace(/\?.*$/s, ''));
      const file = wanted === undefined || wanted.includes('\0') ? undefined : fileAt(wanted);
      return file === undefined
        ? undefined
        : { bytes: readFileSync(file), type: mediaType(file.replace(/\.htm$/i, '.html')) };
    },
    textOf: (page) => readFileSync(path.join(root, page), 'utf8'),
    stamp: keyOf(files.filter((file) => !/\.html?$/i.test(file)).map((file) => [file, traitOf(root, file)])),
    root,
  };
}

/** What shows that a file is another one: of those that say how pages look and what they do, all; of pictures and films, the size. */
function traitOf(root: string, file: string): string | number {
  const name = path.join(root, file);
  const { size } = statSync(name);
  return /\.(?:css|m?js|json|svg|wasm|xml|webmanifest|vtt)$/i.test(file) && size < mostHashed
    ? hashOf(readFileSync(name))
    : size;
}
