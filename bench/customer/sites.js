import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateArticles, writeArticles } from '../generate-articles.js';

const bench = fileURLToPath(new URL('..', import.meta.url));
const peers = path.join(bench, 'customer', 'peers');

/**
 * The sites that are compared. `build` makes one in a folder of its own, `site` is what it serves of it, `page` the address of an
 * article; `open` is pressed before a reader can type into `field` (absent where the field is on the page); each `result` is one.
 */
export const contenders = {
  kb: {
    name: 'kb',
    site: 'site',
    page: (article) => `/${article.path.replace(/\.md$/, '.html')}`,
    field: '#kbSearch',
    result: '.search-list [role=option]',
    build: buildWithKb,
  },
  'hugo-pagefind': {
    name: 'Hugo + Pagefind',
    site: 'site',
    page: (article) => `/${article.path.replace(/\.md$/, '/')}`,
    field: '.pagefind-ui__search-input',
    result: 'a.pagefind-ui__result-link',
    build: buildWithHugo,
  },
  starlight: {
    name: 'Starlight',
    site: 'dist',
    page: (article) => `/${article.path.replace(/\.md$/, '/')}`,
    open: 'button[data-open-modal]',
    field: '.pagefind-ui__search-input',
    result: 'a.pagefind-ui__result-link',
    build: buildWithStarlight,
  },
};

function run(command, args, cwd, fine = [0]) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (error) throw error;
  if (!fine.includes(status))
    throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
}

function buildWithKb(folder, count) {
  writeArticles(path.join(folder, 'content'), { count });
  writeFileSync(
    path.join(folder, 'kb.config.yml'),
    'title: Help\nurl: https://help.example.com/\ncontact:\n  channels:\n    - type: phone\n      number: +49 30 1234567\n    - type: email\n      address: help@example.com\n',
  );
  // 1: made-up articles may have findings.
  run(process.execPath, [path.join(bench, '..', 'bin', 'kb.js'), 'build'], folder, [0, 1]);
}

function buildWithHugo(folder, count) {
  cpSync(path.join(bench, 'build', 'peers', 'hugo'), folder, { recursive: true });
  cpSync(path.join(peers, 'hugo'), folder, { recursive: true });
  writeArticles(path.join(folder, 'content'), { count });
  run('hugo', ['--quiet', '--minify', '--destination', 'site'], folder);
  const pagefind = path.join(bench, 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs');
  if (!existsSync(pagefind)) throw new Error('Pagefind is not installed: run `npm ci` in bench/.');
  run(process.execPath, [pagefind, '--site', 'site', '--quiet'], folder);
}

function buildWithStarlight(folder, count) {
  const peer = path.join(peers, 'starlight');
  if (!existsSync(path.join(peer, 'node_modules'))) run('npm', ['ci'], peer);
  cpSync(peer, folder, { recursive: true, filter: (name) => path.basename(name) !== 'node_modules' });
  symlinkSync(path.join(peer, 'node_modules'), path.join(folder, 'node_modules'));
  for (const { path: name, text } of generateArticles({ count })) {
    const file = path.join(folder, 'src', 'content', 'docs', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, withAnswerInText(text));
  }
  writeFileSync(
    path.join(folder, 'src', 'content', 'docs', 'index.md'),
    '---\ntitle: Help\n---\n\nHow can we help?\n',
  );
  run(process.execPath, [path.join('node_modules', 'astro', 'astro.js'), 'build'], folder);
}

/** Starlight shows the title and the text alone: the answer, what one needs and the pitfalls become text, as a writer would do. */
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

/** Builds the site of a contender, unless it is there and `keep` says to use it. Gives the folder to serve. */
export function prepareSite(key, count, keep) {
  const { site, build } = contenders[key];
  const folder = path.join(bench, 'work', `customer-${count}`, key);
  if (!(keep && existsSync(path.join(folder, site)))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    build(folder, count);
  }
  return path.join(folder, site);
}
