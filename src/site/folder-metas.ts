import type { FolderMeta } from '../model/article.ts';
import { folderOf } from './paths.ts';

/** Finds the `_meta.yml` values that hold for a path. */
export interface FolderMetas {
  get(folder: string): FolderMeta | undefined;
  /** The metas of a folder and its parents, nearest first. */
  chain(folder: string): readonly FolderMeta[];
}

/** Indexes the metas by folder; chains are made once for each folder. */
export function indexFolderMetas(metas: readonly FolderMeta[]): FolderMetas {
  const byPath = new Map(metas.map((meta) => [meta.path, meta]));
  const chains = new Map<string, readonly FolderMeta[]>();

  function chain(folder: string): readonly FolderMeta[] {
    const known = chains.get(folder);
    if (known) return known;
    const found: FolderMeta[] = [];
    for (let at = folder; ; at = folderOf(at)) {
      const own = byPath.get(at);
      if (own) found.push(own);
      if (at === '') break;
    }
    chains.set(folder, found);
    return found;
  }

  return { get: (folder) => byPath.get(folder), chain };
}
