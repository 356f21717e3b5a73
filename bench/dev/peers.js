// kb dev beside the watch modes of its peers, all as processes of their own, asked in the same way: what a browser would see.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../median.js';
import { environment, generators, makeSite } from '../peers/generators.js';
import { articleToEdit, changes, pause } from './changes.js';

const work = fileURLToPath(new URL('../work', import.meta.url));
const edits = 10;
/** Asked so often, counted from the answer before. */
const askMs = 3;
/** After an edit nothing is changed for so long, and twice as long as the edit took: a peer may still be at work. */
const restMs = 1_500;
const patienceMs = 60_000;

/** Servers that are running; whatever ends this program ends them, each by its process id. */
const running = new Set();
process.on('exit', () => {
  for (const { child } of running) child.kill('SIGKILL');
});
for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) {
  process.on(signal, () => process.exit(128 + number));
}

/**
 * Prints, for kb and these peers, how long it takes from the write of a file to the new words being served, on `count` articles:
 * the servers run side by side and are edited in turn. Throws when one ends, or does not serve what was saved.
 */
export async function measurePeers(count, peers) {
  const servers = [];
  try {
    for (const key of ['kb', ...peers]) servers.push(await start(key, count));
    // Until everything is watched.
    await pause(2_000 + count);
    for (let i = -2; i < edits; i++) {
      for (const server of servers) {
        const ms = await edit(server, i);
        if (i >= 0) server.times.push(ms);
        await pause(restMs + 2 * ms);
      }
    }
  } finally {
    await Promise.all(servers.map(stop));
  }
  const [kb] = servers;
  console.log(
    `\n${count} articles, ${edits} edits each, in turn; from the write of a file to the new words in an answer, ms:\n`,
  );
  console.log(
    '| server | first page after | median | fastest to slowest | kb / it |\n| --- | ---: | ---: | ---: | ---: |',
  );
  for (const { name, readyMs, times } of servers) {
    const ratio = median(times.map((ms, i) => kb.times[i] / ms)).toFixed(2);
    const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
    console.log(`| ${name} | ${readyMs.toFixed(0)} | ${median(times).toFixed(0)} | ${range} | ${ratio} |`);
  }
}

/** Makes a site and starts its server; gives it once it serves the site. */
async function start(key, count) {
  const { serve, page, content, name } = generators[key];
  const folder = path.join(work, `dev-${count}`, key);
  rmSync(folder, { recursive: true, force: true });
  const names = makeSite(generators[key], folder, count);
  const port = await freePort();
  const [command, ...args] = serve(port);
  const started = performance.now();
  const child = spawn(command, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const server = {
    name,
    child,
    said: '',
    ended: '',
    times: [],
    port,
    page,
    names,
    content: path.join(folder, content),
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      server.said = `${server.said}${chunk}`.slice(-2_000);
    });
  }
  server.end = new Promise((resolve) => {
    child.on('error', (error) => {
      server.ended = error.message;
      resolve();
    });
    child.on('exit', (code, signal) => {
      server.ended ||= `it ended with ${code ?? signal}`;
      resolve();
    });
  }).then(() => running.delete(server));
  running.add(server);
  await served(server, page(names[0]), '<h1', 10 * patienceMs);
  server.readyMs = performance.now() - started;
  return server;
}

async function edit(server, i) {
  const article = articleToEdit(server.names, i, edits);
  const file = path.join(server.content, article);
  const word = `Edit${i + 3}times`;
  const text = changes[(i + 3) % changes.length](readFileSync(file, 'utf8'), word);
  const started = performance.now();
  writeFileSync(file, text);
  await served(server, server.page(article), word, patienceMs);
  return performance.now() - started;
}

/** Asks for a page until the words are in it. */
async function served(server, address, words, withinMs) {
  const deadline = performance.now() + withinMs;
  while (!(await ask(server.port, address)).includes(words)) {
    const why = server.ended || (performance.now() > deadline && `not served within ${withinMs / 1000} s`);
    if (why) throw new Error(`${server.name}, ${words} in ${address}: ${why}\n${server.said}`);
    await pause(askMs);
  }
}

/** The page; nothing while it is not there, or nobody answers. */
async function ask(port, address) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${address}`);
    const html = await response.text();
    return response.ok ? html : '';
  } catch {
    return '';
  }
}

/** A port that nobody listened to a moment ago. */
async function freePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function stop(server) {
  server.child.kill('SIGTERM');
  const timer = setTimeout(() => server.child.kill('SIGKILL'), 5_000);
  await server.end;
  clearTimeout(timer);
}
