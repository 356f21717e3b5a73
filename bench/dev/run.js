// How long a saved article takes to be served: `node bench/dev/run.js [COUNT ...]`, default 1000 20000.
// One process: writes a file, waits for the news that every open browser gets, asks for the page, and looks for the new text.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dev } from '../../dist/commands/dev.js';
import { generateArticles } from '../generate-articles.js';

const edits = 10;
const targets = { 1000: 60, 20000: 150 };
/** What a writer changes, in turn: the text, the title, a heading. */
const changes = [
  (text, word) => `${text}\n\nA new paragraph with ${word}.\n`,
  (text, word) => text.replace(/^title: .*$/m, `title: ${word} and more`),
  (text, word) => `${text}\n\n## ${word}\n\nMore text.\n`,
];

for (const count of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 20_000]) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'kb-bench-dev-'));
  try {
    const names = [];
    for (const { path: name, text } of generateArticles({ count })) {
      const file = path.join(root, 'content', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      names.push(name);
    }
    await measure(root, names);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
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
  const times = [];
  // Until everything is watched.
  await new Promise((resolve) => setTimeout(resolve, names.length));
  for (let i = -2; i < edits; i++) {
    const name = names[Math.floor(((i + 3) * names.length) / (edits + 4))];
    const ms = await edit(root, address, name, i);
    if (i >= 0) times.push(ms);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  stop.abort();
  await done;
  times.sort((a, b) => a - b);
  const median = (times[edits / 2 - 1] + times[edits / 2]) / 2;
  const target = targets[names.length];
  console.log(
    `${names.length} articles: ready in ${Math.round(readyMs)} ms; saved to served: median ${median.toFixed(1)} ms, ` +
      `${times[0].toFixed(1)} to ${times.at(-1).toFixed(1)} ms${target ? ` (target: under ${target})` : ''}`,
  );
}

async function edit(root, address, name, i) {
  const page = `/${name.replace(/\.md$/, '.html')}`;
  const before = await (await fetch(address + page.slice(1))).text();
  const version = /data-version="([^"]*)"/.exec(before)[1];
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
  const file = path.join(root, 'content', name);
  const word = `Edit${i + 3}times`;
  const text = changes[(i + 3) % changes.length](readFileSync(file, 'utf8'), word);
  const started = performance.now();
  writeFileSync(file, text);
  await hears('reload');
  const html = await (await fetch(address + page.slice(1))).text();
  const ms = performance.now() - started;
  controller.abort();
  if (!html.includes(word)) throw new Error(`${page} does not show what was saved.`);
  return ms;
}

async function until(isTrue) {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}
