// Compiles src/ into dist/: tsc looks at the types, esbuild writes the files. Run by `npm run compile`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const fresh = `${root}.kb/compile-${process.pid}`;

/** What is started by itself, then what scripts of bin/, bench/ and tests/ import. All other modules are in `dist/chunks/`. */
const entries = [
  ...['cli', 'io/parse-worker', 'commands/search-thread'],
  ...['commands/audit-subject', 'commands/dev', 'commands/load-site'],
  ...['io/audit-run', 'io/commit-outputs', 'io/find-browser', 'io/launch-browser', 'io/serve-memory'],
  'render/template-tree',
  ...['search/build-index', 'search/create-search', 'search/search-documents', 'search/search-outputs'],
];

// Compiled aside and moved into place when all is well, so that a running kb never misses half of its files.
mkdirSync(`${root}.kb`, { recursive: true });
try {
  const tsc = [`${root}node_modules/typescript/bin/tsc`, '-p', root];
  const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
  if (status === 0) await finish();
  else process.exitCode = status ?? 1;
} finally {
  for (const folder of [fresh, `${fresh}-old`]) rmSync(folder, { recursive: true, force: true });
}

async function finish() {
  await compileProgram();
  await compileTheme();
  await bundle(['kb', 'search'], 'client', 'es2020');
  // Set into pages by `kb audit`; apart, since every file of `client` is published.
  await bundle(['audit-probe'], 'probe', 'es2022');
  // Added to pages by `kb dev`.
  await bundle(['dev'], 'dev', 'es2022');
  if (existsSync(`${root}dist`)) renameSync(`${root}dist`, `${fresh}-old`);
  renameSync(fresh, `${root}dist`);
}

/**
 * Loading 60 larger files costs a run less than 300 small ones. What a command does not need stays in files that it does not
 * load. Names and line breaks stay too, for whoever reads a stack.
 */
function compileProgram() {
  return build({
    entryPoints: entries.map((name) => `${root}src/${name}.ts`),
    outbase: `${root}src`,
    outdir: fresh,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    charset: 'utf8',
  });
}

/** Templates of kb's own theme, each with the text that it was made of: a project may have another one of that name. */
async function compileTheme() {
  const { precompileTemplate } = await import(`${fresh}/render/template-tree.js`);
  const theme = `${root}templates/theme`;
  const names = readdirSync(theme, { recursive: true }).filter((name) => name.endsWith('.hbs'));
  const entries = names.sort().map((file) => {
    const text = readFileSync(`${theme}/${file}`, 'utf8');
    const name = file.replaceAll('\\', '/').slice(0, -'.hbs'.length);
    return `${JSON.stringify(name)}: { text: ${JSON.stringify(text)}, made: ${precompileTemplate(text)} },\n`;
  });
  const { code } = await transform(`export const compiled = {\n${entries.join('')}};\n`, {
    minifyWhitespace: true,
    charset: 'utf8',
  });
  mkdirSync(`${fresh}/theme`);
  writeFileSync(`${fresh}/theme/templates.js`, code);
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
