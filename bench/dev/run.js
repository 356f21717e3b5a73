// How long a saved, a new and a deleted article take to be served; `--help` says how to run it.
// kb in one process: changes a file, waits for the news that every open browser gets, asks for the page, and looks for the new text.
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dev } from '../../dist/commands/dev.js';
import { writeArticles } from '../generate-articles.js';
import { median } from '../median.js';
import { choosePeers, generators } from '../peers/generators.js';
import { articleToEdit, changes, pause } from './changes.js';
import { measurePeers } from './peers.js';

const edits = 10;
const additions = 6;
const targets = { 1000: 60, 20000: 150 };
const { kb: _, ...knownPeers } = Object.fromEntries(
  Object.entries(generators).filter(([, { serve }]) => serve),
);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(`Usage: node bench/dev/run.js [COUNT ...] [--peers ${Object.keys(knownPeers)}]

How long a saved, a new and a deleted article take to be served by kb dev, on so many articles (1000 and 20000).

  --peers LIST  kb dev as a process beside the watch modes of these as well, from the write of a file to the new words

Needs \`npm run compile\`; for peers Hugo (Debian: apt-get install -y hugo) and \`npm ci\` in bench/.`);
  process.exit();
}
const peers = choosePeers(values.peers, '', knownPeers);

for (const count of positionals.length > 0 ? positionals.map(Number) : [1000, 20_000]) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'kb-bench-dev-'));
  try {
    await measure(root, writeArticles(path.join(root, 'content'), { count }));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  if (peers.length > 0) await measurePeers(count, peers);
}

async function measure(root, names) {
  const stop = new AbortController();
  const started = performance.now();
  let address = '';
  const done = dev(
    { port: 0 },
    {
      cwd: root,
      stdout: (text) => {
        address = /http:\S+/.exec(text)?.[0] ?? address;
      },
      stderr: (text) => process.stderr.write(text),
      isTerminal: false,
      columns: 80,
      colour: false,
      env: {},
      signal: stop.signal,
    },
  );
  await until(() => address !== '');
  const readyMs = performance.now() - started;
  // Until everything is watched.
  await pause(names.length);
  const saved = [];
  for (let i = -2; i < edits; i++) {
    const ms = await edit(root, address, articleToEdit(names, i, edits), i);
    if (i >= 0) saved.push(ms);
    await pause(300);
  }
  const added = [];
  const deleted = [];
  for (let i = 0; i < additions; i++) {
    const folder = path.dirname(names[Math.floor(((i + 1) * names.length) / (additions + 2))]);
    added.push(await add(root, address, folder, i));
    await pause(1_500);
    deleted.push(await remove(root, address, folder, i));
    await pause(1_500);
  }
  const { rss } = process.memoryUsage();
  stop.abort();
  await done;
  console.log(
    `${names.length} articles: ready in ${Math.round(readyMs)} ms, ${Math.round(rss / 1e6)} MB at the end; from the file to the page:`,
  );
  const target = targets[names.length];
  tell(`saved${target ? ` (wanted: under ${target} ms)` : ''}`, saved);
  tell('added', added);
  tell('deleted', deleted);
}

function tell(what, times) {
  console.log(
    `  ${what}: median ${median(times).toFixed(1)} ms, ${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} ms`,
  );
}

/** An open window that shows a page: waits until it is told something. */
async function openWindow(address, page) {
  const html = await (await fetch(address + page.slice(1))).text();
  const version = /data-version="([^"]*)"/.exec(html)[1];
  const controller = new AbortController();
  const news = await fetch(`${address}_kb/events?${new URLSearchParams({ page, version })}`, {
    signal: controller.signal,
  });
  const reader = news.body.getReader();
  const hears = async (kind) => {
    for (let text = ''; !text.includes(`"${kind}"`); ) {
      text += new TextDecoder().decode((await reader.read()).value);
    }
  };
  await hears('fine');
  return { hears, close: () => controller.abort() };
}

async function edit(root, address, name, i) {
  const page = `/${name.replace(/\.md$/, '.html')}`;
  const window = await openWindow(address, page);
  const file = path.join(root, 'content', name);
  const word = `Edit${i + 3}times`;
  const text = changes[(i + 3) % changes.length](readFileSync(file, 'utf8'), word);
  const started = performance.now();
  writeFileSync(file, text);
  await window.hears('reload');
  const html = await (await fetch(address + page.slice(1))).text();
  const ms = performance.now() - started;
  window.close();
  if (!html.includes(word)) throw new Error(`${page} does not show what was saved.`);
  return ms;
}

/** A new article, until the page of its folder and its own are served. */
async function add(root, address, folder, i) {
  const window = await openWindow(address, `/${folder}/index.html`);
  const started = performance.now();
  writeFileSync(
    path.join(root, 'content', folder, `a-new-one-${i}.md`),
    `---\ntitle: A new one ${i}\n---\n\nWhat it says.\n`,
  );
  await window.hears('reload');
  const html = await (await fetch(`${address}${folder}/a-new-one-${i}.html`)).text();
  const ms = performance.now() - started;
  window.close();
  if (!html.includes('What it says.')) throw new Error(`The new article in ${folder} is not there.`);
  return ms;
}

async function remove(root, address, folder, i) {
  const window = await openWindow(address, `/${folder}/index.html`);
  const started = performance.now();
  unlinkSync(path.join(root, 'content', folder, `a-new-one-${i}.md`));
  await window.hears('reload');
  const { status } = await fetch(`${address}${folder}/a-new-one-${i}.html`);
  const ms = performance.now() - started;
  window.close();
  if (status !== 404) throw new Error(`The deleted article in ${folder} is still there (${status}).`);
  return ms;
}

async function until(isTrue) {
  while (!isTrue()) await pause(20);
}
