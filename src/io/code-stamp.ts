import { hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageRoot, packageVersion } from './package-root.ts';

/**
 * Changes whenever kb itself may do something else: with its version, that of Node.js, and each change of its code or
 * templates, so that somebody who works on kb never sees yesterday's result.
 */
export function codeStamp(): string {
  known ??= readStamp();
  return known;
}

let known: string | undefined;

function readStamp(): string {
  const code = import.meta.url.endsWith('.ts') ? 'src' : 'dist';
  const files = [code, 'templates'].flatMap((folder) =>
    readdirSync(path.join(packageRoot, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort(),
  );
  const stamps = files.map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [path.relative(packageRoot, file), size, mtimeMs];
  });
  return hash('sha256', JSON.stringify([packageVersion(), process.version, stamps]));
}
