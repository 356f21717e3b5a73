// Times kb beside other generators on the same made-up articles and prints Markdown tables; `--help` says how to run it.
// Every figure is of a whole process: wall seconds, CPU seconds (user + system), peak memory; medians over runs in turn.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../median.js';
import { choosePeers, environment, generators, makeSite, mustBeFine } from '../peers/generators.js';

const bench = fileURLToPath(new URL('..', import.meta.url));
const usualPeers = 'hugo,pagefind,eleventy';
const { kb: ours, ...knownPeers } = generators;
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    peers: { type: 'string' },
    grown: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  console.log(`Usage: node bench/build/run.js [--articles 1000] [--runs 5] [--peers ${usualPeers}] [--grown 20000]

Times kb beside its peers on the same made-up articles, in turn, and prints Markdown tables.

  --articles N  how many articles
  --runs N      how many runs of each
  --peers LIST  of ${Object.keys(knownPeers).join(', ')}; without it ${usualPeers}, as far as they are there
  --grown N     builds so many articles once as well, and says what one of them costs beside one of the few

Needs GNU time and Hugo (Debian: apt-get install -y time hugo), \`npm run compile\`, and for Pagefind and Eleventy
\`npm ci\` in bench/. Starlight and Docusaurus are installed below bench/peers/ when they are named.`);
  process.exit();
}
const count = Number(values.articles);
const runs = Number(values.runs);
const grown = Number(values.grown ?? 0);
/** Starting takes so little that the clock cannot tell one from another. */
const starts = 10;
let putAwayCount = 0;
const peers = choosePeers(values.peers, usualPeers, knownPeers);
const work = path.join(bench, 'work', `build-${count}`);
const trash = path.join(bench, 'work', `trash-${process.pid}`);
const [[node, kb]] = ours.builds;

/** One process: its figures, or an error that names the command and shows what it said. */
function measure(command, cwd, fine) {
  const figures = path.join(work, 'time.txt');
  rmSync(figures, { force: true });
  const args = ['-f', '%e %U %S %M', '-o', figures, ...command];
  const result = spawnSync('/usr/bin/time', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: environment,
  });
  mustBeFine(result, command, fine);
  const [wall, user, system, kilobytes] = readFileSync(figures, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system, megabytes: kilobytes / 1024 };
}

const sum = (...parts) => ({
  wall: parts.reduce((total, part) => total + part.wall, 0),
  cpu: parts.reduce((total, part) => total + part.cpu, 0),
  megabytes: Math.max(...parts.map((part) => part.megabytes)),
});

/**
 * Takes the output of the run before out of the way. It is deleted after the last measurement only: ext4 without a journal passes over
 * inodes that were deleted a moment ago, one by one, which made a new file cost up to a millisecond.
 */
function putAway(folder) {
  if (existsSync(folder)) renameSync(folder, path.join(trash, `${++putAwayCount}`));
}

/** Changes one article, a different word each time. */
function editOne(key) {
  const article = path.join(work, key, generators[key].content, 'topic-1', 'part-1', 'article-1.md');
  appendFileSync(article, `\nEdited ${++edits}.\n`);
}

const clean = (key) => {
  for (const name of generators[key].made) putAway(path.join(work, key, name));
};
const build = (key) =>
  sum(
    ...generators[key].builds.map((command) => measure(command, path.join(work, key), generators[key].fine)),
  );
const runKb = (...flags) => measure([node, kb, ...flags], path.join(work, 'kb'), ours.fine);
const often = (...args) => sum(...Array.from({ length: starts }, () => measure([node, ...args], work)));
const coldName = (key) => `${generators[key].name}, cold (${generators[key].search})`;
const againName = (key) => `${generators[key].name}, nothing changed`;
const editedName = (key) => `${generators[key].name}, one article changed`;

let edits = 0;
const contenders = [
  { name: coldName('kb'), before: () => clean('kb'), run: () => runKb('build', '--no-cache') },
  ...peers.map((key) => ({ name: coldName(key), before: () => clean(key), run: () => build(key) })),
  { name: againName('kb'), before: () => runKb('build'), run: () => build('kb') },
  ...peers.filter((key) => key === 'hugo').map((key) => ({ name: againName(key), run: () => build(key) })),
  ...['kb', ...peers].map((key) => ({
    name: editedName(key),
    before: () => editOne(key),
    run: () => build(key),
  })),
  { name: 'kb check, first after a build', before: () => runKb('build'), run: () => runKb('check') },
  { name: 'kb check, nothing changed', run: () => runKb('check') },
  { name: `kb --version, ${starts} times`, run: () => often(kb, '--version') },
  { name: `node -e 0, ${starts} times`, run: () => often('-e', '0') },
];

mkdirSync(trash, { recursive: true });
putAway(work);
for (const key of ['kb', ...peers]) makeSite(generators[key], path.join(work, key), count);
const results = new Map(contenders.map((contender) => [contender.name, []]));
for (let round = 0; round < runs; round++) {
  for (const contender of contenders) {
    contender.before?.();
    results.get(contender.name).push(contender.run());
  }
}
const versions = peers.map((key) => `${generators[key].name} ${generators[key].version()}`);
console.log(
  `${count} articles, ${runs} runs in turn, medians. ${[`Node ${process.version}`, ...versions].join(', ')}.\n`,
);
console.log('| what | wall s | CPU s | peak MB |\n| --- | ---: | ---: | ---: |');
for (const [name, figures] of results) {
  const value = (key, digits) => median(figures.map((figure) => figure[key])).toFixed(digits);
  console.log(`| ${name} | ${value('wall', 2)} | ${value('cpu', 2)} | ${value('megabytes', 0)} |`);
}
const large = grown > 0 ? measureGrown() : undefined;
rmSync(trash, { recursive: true, force: true });
console.log('\n| ratio (median of pairs) | reached | wanted |\n| --- | ---: | ---: |');
const wanted = [
  [coldName('kb'), coldName('hugo'), 'cpu', '1.0'],
  [coldName('kb'), coldName('pagefind'), 'cpu', '0.4'],
  [coldName('kb'), coldName('pagefind'), 'wall', '0.45'],
  [againName('kb'), againName('hugo'), 'cpu', '0.25'],
  [editedName('kb'), editedName('hugo'), 'cpu', '0.3'],
];
const others = peers.filter((key) => key !== 'hugo' && key !== 'pagefind');
for (const name of [coldName, editedName]) {
  for (const key of others)
    for (const what of ['cpu', 'wall']) wanted.push([name('kb'), name(key), what, '']);
}
wanted.push(
  ['kb check, nothing changed', againName('kb'), 'cpu', '1.25'],
  [`kb --version, ${starts} times`, `node -e 0, ${starts} times`, 'cpu', '1.5'],
);
for (const [mine, theirs, what, most] of wanted) {
  const pairs = results.get(theirs)?.map((figure, index) => results.get(mine)[index][what] / figure[what]);
  console.log(
    `| ${mine} / ${theirs}: ${what} | ${pairs ? median(pairs).toFixed(2) : 'not measured'} | ${most} |`,
  );
}
if (large) {
  const coldCpu = median(results.get(coldName('kb')).map(({ cpu }) => cpu));
  const growth = large.cpu / grown / (coldCpu / count);
  console.log(`| one of ${grown} articles / one of ${count}, cold: cpu | ${growth.toFixed(2)} | 1.2 |`);
  console.log(`\n${grown} articles, cold: ${large.megabytes.toFixed(0)} MB at most (wanted: under 900).`);
}

/** One cold build of many articles. */
function measureGrown() {
  const folder = path.join(work, 'kb-grown');
  makeSite(ours, folder, grown);
  return measure([node, kb, 'build', '--no-cache'], folder, ours.fine);
}
