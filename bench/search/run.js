// Measures kb's search beside its peers on a set of questions, and prints a Markdown table with the targets.
// Usage: node bench/search/run.js QUESTIONS.json [OTHER-ARTICLES] [--sizes 1000,10000] [--seed 1] [--no-peers]
// Needs `npm ci` in bench/, GNU time, and kb compiled (`npm run compile`). QUESTIONS.json is described in README.md.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../median.js';
import { randomFrom } from '../random.js';
import { buildSite, openKb, scriptBytes } from './kb-peer.js';
import { miniSearches } from './minisearch-peers.js';
import { indexWithPagefind, openPagefind } from './pagefind-peer.js';
import { writeMadeUp, writeMixed, writeShuffled } from './projects.js';
import { madeUpQueries } from './queries.js';
import { keywordForms, misspelt, readQuestions } from './read-questions.js';
import { printTable, targetsTable } from './tables.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: true },
  },
});
const [file, others] = positionals;
if (!file) {
  console.error('Usage: node bench/search/run.js QUESTIONS.json [OTHER-ARTICLES]');
  process.exit(2);
}
const work = (name) => path.join(here, '..', 'work', `search-${name}`);
const percent = (share) => (share * 100).toFixed(1);
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** Shares of queries with a right article at 1 and among 5, and with no result; CPU of each when what it needs was loaded. */
async function quality(peer, queries, paths) {
  for (const { text } of queries) await peer.search(text);
  let atOne = 0;
  let atFive = 0;
  let none = 0;
  const before = process.cpuUsage();
  for (const { text, relevant } of queries) {
    const found = await peer.search(text);
    const right = new Set(relevant.map((id) => paths.get(id)));
    const place = found.findIndex((name) => right.has(name));
    if (place === 0) atOne++;
    if (place >= 0 && place < 5) atFive++;
    if (found.length === 0) none++;
  }
  const { user, system } = process.cpuUsage(before);
  const count = Math.max(1, queries.length);
  return {
    atOne: atOne / count,
    atFive: atFive / count,
    none: none / count,
    ms: (user + system) / 1000 / count,
  };
}

const { docs, questions } = readQuestions(file);
const project = work('questions');
const paths = writeMixed(project, docs, others);
buildSite(project);
if (values.peers) indexWithPagefind(project);
const mini = miniSearches(project);
const peers = [openKb(project), ...(values.peers ? [...mini, await openPagefind(project)] : [])];
const keywords = keywordForms(
  questions,
  docs.map(({ title, body }) => `${title} ${body}`),
);
const wrong = misspelt(questions, Number(values.seed));
const measured = {};
const rows = [];
for (const peer of peers) {
  const asked = await quality(peer, questions, paths);
  const short = await quality(peer, keywords, paths);
  const typed = await quality(peer, wrong, paths);
  const none = (asked.none + short.none + typed.none) / 3;
  const lost = asked.atOne - typed.atOne;
  if (peer.name === 'kb') Object.assign(measured, { asked, short, none, lost });
  rows.push([
    peer.name,
    ...[asked.atOne, asked.atFive, short.atOne, short.atFive, lost, none].map(percent),
    asked.ms.toFixed(2),
  ]);
}
console.log(
  `${questions.length} questions and ${keywords.length} keyword forms about ${docs.length} articles among ${mini[0].articles}. Node ${process.version}.\n`,
);
printTable(
  [
    '',
    'questions: at 1 %',
    'at 5 %',
    'keywords: at 1 %',
    'at 5 %',
    'lost to a typo, points',
    'no result %',
    'CPU ms',
  ],
  rows,
);

/** What a first query costs: medians. */
async function firstQueries(peer, queries) {
  const costs = [];
  for (const query of queries) costs.push(await peer.first(query));
  return {
    bytes: median(costs.map(({ bytes }) => bytes)),
    requests: median(costs.map(({ requests }) => requests)),
    most: Math.max(...costs.map(({ requests }) => requests)),
  };
}

const random = randomFrom(7);
const some = (list) => Array.from({ length: 100 }, () => list[Math.floor(random() * list.length)].text);
const realQueries = { keywords: some(keywords), questions: some(questions) };
const kinds = [
  ['made-up', (folder, count) => writeMadeUp(folder, count), (folder) => madeUpQueries(folder)],
  ['shuffled', (folder, count) => writeShuffled(folder, docs, others, count), () => realQueries],
];
measured.sizes = [];
for (const count of values.sizes.split(',').map(Number).filter(Boolean)) {
  for (const [kind, write, queriesOf] of kinds) {
    const folder = work(`${kind}-${count}`);
    write(folder, count);
    // Pagefind wants pages; kb alone needs no more than its search files.
    if (values.peers) buildSite(folder);
    const queries = queriesOf(folder);
    const indexCpu = Number(
      execFileSync(process.execPath, [path.join(here, 'index-cpu.js'), folder], { encoding: 'utf8' }),
    );
    const pagefindCpu = values.peers ? indexWithPagefind(folder) : undefined;
    const table = [];
    for (const peer of [openKb(folder), ...(values.peers ? [await openPagefind(folder)] : [])]) {
      const short = await firstQueries(peer, queries.keywords);
      const long = await firstQueries(peer, queries.questions);
      const warm = await quality(
        peer,
        queries.questions.map((text) => ({ text, relevant: [] })),
        paths,
      );
      const isKb = peer.name === 'kb';
      if (isKb) measured.sizes.push({ kind, count, short, long, ms: warm.ms, indexCpu, pagefindCpu });
      table.push([
        peer.name,
        kilobytes(short.bytes),
        kilobytes(long.bytes),
        `${short.requests} / ${short.most}`,
        `${long.requests} / ${long.most}`,
        warm.ms.toFixed(2),
        (isKb ? indexCpu : pagefindCpu).toFixed(2),
      ]);
    }
    if (values.peers) {
      const [whole] = miniSearches(folder);
      table.push([
        whole.name,
        kilobytes(whole.bytes()),
        kilobytes(whole.bytes()),
        '1',
        '1',
        '',
        whole.cpu.toFixed(2),
      ]);
    }
    console.log(`\n${count} ${kind} articles\n`);
    printTable(
      [
        'first query',
        'keywords KB',
        'question KB',
        'requests: median / most',
        'question: median / most',
        'CPU ms, again',
        'index CPU s',
      ],
      table,
    );
  }
}
console.log('');
targetsTable({ ...measured, script: await scriptBytes() });
