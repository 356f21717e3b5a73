import path from 'node:path';
import type { CodeOwners } from '../model/site.ts';
import { relativeName } from './is-inside.ts';
import { readOptional } from './read-text.ts';

const places = ['CODEOWNERS', '.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'docs/CODEOWNERS'];

/** Looks for a CODEOWNERS file where code hosts look, in the project folder and then in `top`, the repository's. */
export function readCodeOwners(root: string, top: string = root): CodeOwners | undefined {
  for (const folder of new Set([root, top])) {
    for (const place of places) {
      const absolute = path.join(folder, place);
      const text = readOptional(absolute, root);
      if (text !== undefined) return { file: relativeName(root, absolute), names: namesIn(text) };
    }
  }
  return undefined;
}

/** Everybody whom a CODEOWNERS file names: what follows the pattern of each line. */
function namesIn(text: string): string[] {
  const names = new Set<string>();
  for (const line of text.split('\n').slice(0, 100_000)) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#')) continue;
    for (const word of bare.split(/\s+/)) if (word.includes('@')) names.add(word);
  }
  return [...names];
}
