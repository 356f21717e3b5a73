import { editDistance, nearest } from '../model/similar.ts';
import { compareText, folderOf, foldName, nameOf } from './paths.ts';

export type PathKind = 'article' | 'asset' | 'output';

/** Guesses which file or anchor a writer meant. */
export interface Suggest {
  /** A path of an article or asset on disk, or the output of an article, for the one that is not there. */
  file(kind: PathKind, path: string): string | undefined;
  anchor(wanted: string, anchors: readonly string[]): string | undefined;
  /** The same with a fresh allowance of comparisons. */
  renew(): Suggest;
}

/** Comparisons by edit distance in one run; beyond it only equal names are found. Keeps thousands of broken links cheap. */
const maxComparisons = 400_000;

interface Index {
  readonly sorted: readonly string[];
  readonly byFolded: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

function group(paths: readonly string[], keyOf: (path: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = keyOf(path);
    const same = groups.get(key);
    if (same) same.push(path);
    else groups.set(key, [path]);
  }
  return groups;
}

/** Number of leading folders that two paths share. */
function sharedFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let count = 0;
  while (count < left.length - 1 && count < right.length - 1 && left[count] === right[count]) count++;
  return count;
}

/** Indexes are made when the first guess is asked for. Same input, same guesses. */
export function createSuggest(
  paths: Readonly<Record<PathKind, readonly string[]>>,
  indexes = new Map<string, Index>(),
): Suggest {
  const answers = new Map<string, string | undefined>();
  let comparisons = 0;

  function indexOf(kind: PathKind): Index {
    const known = indexes.get(kind);
    if (known) return known;
    const sorted = [...paths[kind]].sort(compareText);
    const made: Index = {
      sorted,
      byFolded: new Map(sorted.map((path) => [foldName(path), path])),
      byName: group(sorted, (path) => foldName(nameOf(path))),
      byFolder: group(sorted, (path) => foldName(folderOf(path))),
    };
    indexes.set(kind, made);
    return made;
  }

  function guess(kind: PathKind, path: string): string | undefined {
    const index = indexOf(kind);
    const sameButForCase = index.byFolded.get(foldName(path));
    if (sameButForCase !== undefined) return sameButForCase;
    const sameName = index.byName.get(foldName(nameOf(path))) ?? [];
    let best: string | undefined;
    for (const candidate of sameName.slice(0, 200)) {
      if (best === undefined || sharedFolders(path, candidate) > sharedFolders(path, best)) best = candidate;
    }
    if (best !== undefined) return best;
    const inFolder = index.byFolder.get(foldName(folderOf(path))) ?? [];
    const length = nameOf(path).length;
    return (
      nearestName(inFolder, path, Math.min(4, Math.max(1, Math.floor(length / 3)))) ??
      // In another folder only a slip of the pen counts.
      nearestName(index.sorted, path, Math.min(2, Math.floor((length - 1) / 3)))
    );
  }

  /** The path whose file name is at most `limit` edits away, the nearest and first. */
  function nearestName(candidates: readonly string[], path: string, limit: number): string | undefined {
    const wanted = nameOf(path).toLowerCase();
    let best: string | undefined;
    let bestDistance = limit + 1;
    for (const candidate of candidates) {
      const name = nameOf(candidate).toLowerCase();
      if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
      if (++comparisons > maxComparisons) break;
      const distance = editDistance(wanted, name, bestDistance - 1);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  return {
    file(kind, path) {
      if (path.length > 1000) return undefined;
      const key = `${kind}:${path}`;
      if (!answers.has(key)) answers.set(key, guess(kind, path));
      return answers.get(key);
    },
    anchor(wanted, anchors) {
      if (wanted.length > 200 || comparisons > maxComparisons) return undefined;
      comparisons += anchors.length;
      return nearest(wanted, anchors);
    },
    renew: () => createSuggest(paths, indexes),
  };
}
