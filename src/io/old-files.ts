import { lstatSync } from 'node:fs';
import path from 'node:path';

/** Finds files of the last build that may go on under another name, since a folder in their path is called after its content. */
export class OldFiles {
  readonly #out: string;
  readonly #names: ReadonlyMap<string, string>;
  readonly #real = new Map<string, boolean>([['.', true]]);

  /** `names`: paths below the output folder `out`. */
  constructor(out: string, names: readonly string[]) {
    this.#out = out;
    this.#names = new Map(names.map((name) => [withoutFolder(name), name]));
  }

  /** Where the file with this name was under another folder; undefined when there was none, or a link is in the way. */
  find(name: string): string | undefined {
    const old = this.#names.get(withoutFolder(name));
    return old !== undefined && this.#isReal(path.posix.dirname(old)) ? path.join(this.#out, old) : undefined;
  }

  #isReal(folder: string): boolean {
    let isReal = this.#real.get(folder);
    isReal ??=
      this.#isReal(path.posix.dirname(folder)) &&
      lstatSync(path.join(this.#out, folder), { throwIfNoEntry: false })?.isDirectory() === true;
    this.#real.set(folder, isReal);
    return isReal;
  }
}

/** `search/3f9c/t12.js` -> `search//t12.js` */
function withoutFolder(name: string): string {
  const { dir, base } = path.posix.parse(name);
  return `${path.posix.dirname(dir)}//${base}`;
}
