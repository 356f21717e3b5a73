import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../model/output.ts';
import type { FindFile, MemoryFile } from './serve-memory.ts';

/**
 * Finds the files of a site that was just rendered, as a web server would: with and without `.html`, `index.html` of folders.
 * Files of the content folder are read when they are asked for. `root` is the project folder.
 */
export function findOutputs(outputs: readonly Output[], root: string): FindFile {
  const byPath = new Map(outputs.map((output) => [output.path, output]));
  return (address) => {
    const name = decode(address.replace(/\?.*$/s, ''));
    if (name === undefined) return undefined;
    for (const candidate of candidates(name)) {
      const output = byPath.get(candidate);
      const file = output && read(output, root);
      if (file) return file;
    }
    return undefined;
  };
}

/** What a web server tries for an address. */
export function candidates(name: string): string[] {
  if (name === '' || name.endsWith('/')) return [`${name}index.html`];
  return [name, `${name}.html`, `${name}/index.html`];
}

export function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

function read(output: Output, root: string): MemoryFile | undefined {
  const type = output.path.endsWith('.html') ? { type: 'text/html; charset=utf-8' } : {};
  if ('content' in output) return { bytes: output.content, ...type };
  try {
    return { bytes: readFileSync(path.join(root, output.copyOf)) };
  } catch {
    return undefined;
  }
}
