// Compiles src/ into dist/: the program by tsc, the browser scripts by esbuild. Run by `npm run compile`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const fresh = `${root}.kb/compile-${process.pid}`;

// Compiled aside and moved into place when all is well, so that a running kb never misses half of its files.
mkdirSync(`${root}.kb`, { recursive: true });
try {
  const tsc = [`${root}node_modules/typescript/bin/tsc`, '-p', root, '--outDir', fresh];
  const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
  if (status === 0) await finish();
  else process.exitCode = status ?? 1;
} finally {
  for (const folder of [fresh, `${fresh}-old`]) rmSync(folder, { recursive: true, force: true });
}

async function finish() {
  await bundle(['kb', 'search'], 'client', 'es2020');
  // Set into pages by `kb audit`; apart, since every file of `client` is published.
  await bundle(['audit-probe'], 'probe', 'es2022');
  // Added to pages by `kb dev`.
  await bundle(['dev'], 'dev', 'es2022');
  if (existsSync(`${root}dist`)) renameSync(`${root}dist`, `${fresh}-old`);
  renameSync(fresh, `${root}dist`);
}

function bundle(names, folder, target) {
  return build({
    entryPoints: names.map((name) => `${root}src/client/${name}.ts`),
    outdir: `${fresh}/${folder}`,
    bundle: true,
    format: 'iife',
    target,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
  });
}
