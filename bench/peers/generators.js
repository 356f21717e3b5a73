import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeArticles } from '../generate-articles.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const bench = path.join(here, '..');
const node = process.execPath;
const kb = path.join(bench, '..', 'bin', 'kb.js');
const inBench = (name) => path.join(bench, 'node_modules', name);
const loopback = pathToFileURL(path.join(here, 'loopback.js')).href;

/** What kb and its peers run with: nothing asks the network for news or tells anybody anything. */
export const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' };

const hugo = {
  name: 'Hugo',
  search: 'no search',
  folder: 'hugo',
  content: 'content',
  site: 'site',
  made: ['site', 'resources'],
  page: asFolder,
  builds: [['hugo', '--quiet', '--destination', 'site']],
  serve: (port) => ['hugo', 'server', '--quiet', '--bind', '127.0.0.1', '--port', `${port}`],
  version: hugoVersion,
  get: 'apt-get install -y hugo',
};
const eleventy = [inBench('@11ty/eleventy/cmd.cjs'), '--config=eleventy.config.cjs', '--quiet'];

/**
 * kb and its peers, each with a site of the same articles. `folder` (beside this file) holds what the site has beside its articles,
 * which come into `content`, in the words of `convert`; `builds` are the commands that build it into `site`, `fine` what they may end
 * with beside 0, `made` what a cold build starts without, `serve` the command of its watch mode, `page` the address of an article.
 * `version` gives undefined where it cannot be run; `get` says how to get it, or `installs` that it has packages of its own.
 */
export const generators = {
  kb: {
    name: 'kb',
    search: 'search and checks included',
    folder: 'kb',
    content: 'content',
    site: 'site',
    made: ['site', '.kb'],
    page: (article) => `/${article.replace(/\.md$/, '.html')}`,
    builds: [[node, kb, 'build']],
    // Made-up articles may have findings.
    fine: [1],
    serve: (port) => [node, kb, 'dev', '--port', `${port}`],
  },
  hugo,
  pagefind: {
    ...hugo,
    name: 'Hugo + Pagefind',
    search: 'with search',
    serve: undefined,
    builds: [...hugo.builds, [node, inBench('pagefind/lib/runner/bin.cjs'), '--site', 'site', '--quiet']],
    version: () => hugoVersion() && packageVersion(inBench('pagefind')),
    get: 'apt-get install -y hugo, and `npm ci` in bench/',
  },
  eleventy: {
    name: 'Eleventy',
    search: 'no search',
    folder: 'eleventy',
    content: 'content',
    site: 'site',
    made: ['site'],
    page: asFolder,
    builds: [[node, ...eleventy]],
    serve: (port) => [node, '--import', loopback, ...eleventy, '--serve', `--port=${port}`],
    version: () => packageVersion(inBench('@11ty/eleventy')),
    get: '`npm ci` in bench/',
  },
  starlight: {
    name: 'Starlight',
    search: 'with search',
    folder: 'starlight',
    installs: true,
    content: 'src/content/docs',
    convert: withAnswerInText,
    site: 'dist',
    made: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    page: asFolder,
    builds: [[node, 'node_modules/astro/astro.js', 'build']],
    version: () => packageVersion(path.join(here, 'starlight/node_modules/@astrojs/starlight')),
    get: '`npm ci` in bench/peers/starlight',
  },
  docusaurus: {
    name: 'Docusaurus',
    search: 'with search',
    folder: 'docusaurus',
    installs: true,
    content: 'docs',
    convert: withAnswerInText,
    site: 'build',
    made: ['build', '.docusaurus', 'node_modules/.cache'],
    page: asFolder,
    builds: [[node, 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build']],
    version: () => packageVersion(path.join(here, 'docusaurus/node_modules/@docusaurus/core')),
    get: '`npm ci` in bench/peers/docusaurus',
  },
};

function asFolder(article) {
  return `/${article.replace(/\.md$/, '/')}`;
}

function hugoVersion() {
  return spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout?.match(/v(\d+\.\d+\.\d+)/)?.[1];
}

function packageVersion(folder) {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/** These show the title and the text alone: the answer, what one needs and the pitfalls become text, as a writer would do. */
function withAnswerInText(text) {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  const [, title] = /^title: (.*)$/m.exec(head);
  const [, answer] = /^answer: "(.*)"$/m.exec(head);
  const needs = /^youll_need:\n((?: {2}- .*\n)+)/m.exec(head)?.[1].replace(/^ {2}/gm, '') ?? '';
  const pitfalls = [...head.matchAll(/symptom: (.*)\n\s+fix: (.*)/g)]
    .map(([, symptom, fix]) => `**${symptom}**\n\n${fix}\n`)
    .join('\n');
  return `---\ntitle: ${title}\ndescription: "${answer}"\n---\n\n${answer}\n\n## You'll need\n\n${needs}\n${body}\n\n## Common pitfalls\n\n${pitfalls}`;
}

/** Makes the folder of a site with so many articles, all but what a build makes. Gives the paths of the articles. */
export function makeSite({ folder: template, content, convert, installs }, folder, count) {
  const from = path.join(here, template);
  mkdirSync(folder, { recursive: true });
  cpSync(from, folder, { recursive: true, filter: (name) => path.basename(name) !== 'node_modules' });
  if (installs) symlinkSync(path.join(from, 'node_modules'), path.join(folder, 'node_modules'));
  return writeArticles(path.join(folder, content), { count, convert });
}

/** Builds a site that `makeSite` made, or throws an error that shows what the command said. */
export function buildSite({ builds, fine = [] }, folder) {
  for (const [command, ...args] of builds) {
    const result = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: environment,
    });
    mustBeFine(result, [command, ...args], fine);
  }
}

/** Throws where a process was not started, or ended with something else than 0 and what is `fine` too. */
export function mustBeFine({ status, stdout, stderr, error }, command, fine = []) {
  if (error) throw error;
  if (status === 0 || fine.includes(status)) return;
  throw new Error(`${command.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
}

/**
 * The peers to measure, of `known` (key to generator): those that `flag` names, or the `usual` ones without it. What is unknown ends
 * the program, with the names that are known; so does what is named and cannot be run. A usual one is left out then, and stderr says so.
 */
export function choosePeers(flag, usual, known) {
  const keys = (flag ?? usual).split(',').filter(Boolean);
  const unknown = keys.filter((key) => !Object.hasOwn(known, key));
  if (unknown.length > 0) {
    process.stderr.write(
      `No such peer: ${unknown.join(', ')}. There are: ${Object.keys(known).join(', ')}.\n`,
    );
    process.exit(1);
  }
  const missing = keys.filter((key) => !isThere(known[key]));
  for (const { name, get } of missing.map((key) => known[key])) {
    process.stderr.write(`${name} is not measured: it is not installed. Get it with: ${get}.\n`);
  }
  if (flag !== undefined && missing.length > 0) process.exit(1);
  return keys.filter((key) => !missing.includes(key));
}

/** Installs what has packages of its own, nothing else. */
function isThere({ name, folder, installs, version }) {
  if (!installs || version() !== undefined) return version() !== undefined;
  process.stderr.write(`Installing ${name}: npm ci in bench/peers/${folder}\n`);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: path.join(here, folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0 && version() !== undefined;
}
