import { foldName } from './paths.ts';

/** Who holds an address, for messages and for deciding which rule a collision breaks. */
export interface Claimant {
  readonly kind: 'page' | 'folder' | 'article' | 'asset' | 'redirect' | 'file';
  /** In words: `the search page`, `content/billing/refunds.md`. */
  readonly label: string;
}

/** Hands out files below the output folder so that no two can meet, on no file system. */
export interface Claims {
  /**
   * Takes the file and the address for the claimant. Gives undefined when they were free; otherwise nothing is taken and
   * the answer says who holds them. Letter case and composed or decomposed accents do not tell two names apart; a file
   * never has the name of a folder.
   */
  take(output: string, url: string, claimant: Claimant): Claimant | undefined;
  /** Makes sure that no file gets the name of this folder or one above it. */
  keepFolder(folder: string, claimant: Claimant): void;
}

/** Starts with everything free. */
export function createClaims(): Claims {
  const files = new Map<string, Claimant>();
  const folders = new Map<string, Claimant>();
  const addresses = new Map<string, Claimant>();

  function parentsOf(file: string): string[] {
    const parents: string[] = [];
    for (let slash = file.indexOf('/'); slash !== -1; slash = file.indexOf('/', slash + 1)) {
      parents.push(file.slice(0, slash));
    }
    return parents;
  }

  function addFolders(paths: readonly string[], claimant: Claimant): void {
    for (const path of paths) if (!folders.has(path)) folders.set(path, claimant);
  }

  return {
    keepFolder: (folder, claimant) => addFolders(parentsOf(`${foldName(folder)}/`), claimant),
    take(output, url, claimant) {
      const file = foldName(output);
      const address = foldName(url.endsWith('/') ? url.slice(0, -1) : url);
      const parents = parentsOf(file);
      let holder = files.get(file) ?? folders.get(file) ?? addresses.get(address);
      for (const parent of parents) holder ??= files.get(parent);
      if (holder) return holder;
      files.set(file, claimant);
      addresses.set(address, claimant);
      addFolders(parents, claimant);
      return undefined;
    },
  };
}
