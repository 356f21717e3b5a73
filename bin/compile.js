// Compiles src/ into dist/: the program by tsc, the browser scripts by esbuild. Run by `npm run compile`.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', root], { stdio: 'inherit' });
await build({
  entryPoints: ['kb', 'search'].map((name) => `${root}src/client/${name}.ts`),
  outdir: `${root}dist/client`,
  bundle: true,
  format: 'iife',
  target: 'es2020',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
});
