// Times kb beside Hugo, Hugo + Pagefind and Eleventy on the same made-up articles and prints a Markdown table.
// Usage: node bench/build/run.js [--articles 1000] [--runs 5] [--peers hugo,pagefind,eleventy] [--grown 20000]
// `--grown` builds so many articles once as well, and says what one of them costs beside one of the few.
// Needs GNU time, Hugo (Debian: apt-get install -y time hugo) and, for Pagefind and Eleventy, `npm ci` in bench/.
// Every figure is of a whole process: wall seconds, CPU seconds (user + system), peak memory; medians over runs in turn.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeArticles } from '../generate-articles.js';

const bench = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    peers: { type: 'string', default: 'hugo,pagefind,eleventy' },
    grown: { type: 'string' },
  },
});
const count = Number(values.articles);
const runs = Number(values.runs);
const grown = values.grown === undefined ? 0 : Number(values.grown);
/** Starting takes so little that the clock cannot tell one from another. */
const starts = 10;
let putAwayCount = 0;
const peers = new Set(values.peers.split(',').filter(Boolean));
const work = path.join(bench, 'work', `build-${count}`);
const trash = path.join(bench, 'work', `trash-${process.pid}`);
const kb = path.join(bench, '..', 'bin', 'kb.js');
const nodeModule = (name) => path.join(bench, 'node_modules', name);

/** One process: its figures, or an error that names the command and shows what it said. */
function measure(command, args, cwd) {
  const figures = path.join(work, 'time.txt');
  rmSync(figures, { force: true });
  const result = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', '-o', figures, command, ...args], {
    cwd,
    encoding: 'utf8',
  });
  // kb ends with 1 where articles have findings; made-up articles may have some.
  if (result.status !== 0 && !(command === process.execPath && result.status === 1)) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${result.status}\n${result.stdout}\n${result.stderr}`,
    );
  }
  const last = execFileSync('tail', ['-n', '1', figures], { encoding: 'utf8' });
  const [wall, user, system, kilobytes] = last.trim().split(' ').map(Number);
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

function prepare() {
  mkdirSync(trash, { recursive: true });
  putAway(work);
  for (const peer of ['hugo', 'eleventy']) {
    const folder = path.join(work, peer);
    cpSync(path.join(bench, 'build', 'peers', peer), folder, { recursive: true });
    writeArticles(path.join(folder, 'content'), { count });
  }
  prepareKb('kb', count);
}

function prepareKb(name, articles) {
  const folder = path.join(work, name);
  mkdirSync(folder, { recursive: true });
  writeArticles(path.join(folder, 'content'), { count: articles });
  writeFileSync(
    path.join(folder, 'kb.config.yml'),
    'title: Help\nurl: https://help.example.com/\ncontact:\n  channels:\n    - type: phone\n      number: +49 30 1234567\n    - type: email\n      address: help@example.com\n',
  );
}

/** Changes one article, a different word each time. */
function editOne(peer, stamp) {
  appendFileSync(
    path.join(work, peer, 'content', 'topic-1', 'part-1', 'article-1.md'),
    `\nEdited ${stamp}.\n`,
  );
}

const clean = (peer, ...names) => {
  for (const name of names) putAway(path.join(work, peer, name));
};
const runKb = (...flags) => measure(process.execPath, [kb, ...flags], path.join(work, 'kb'));
const often = (...args) =>
  sum(...Array.from({ length: starts }, () => measure(process.execPath, args, work)));
const runHugo = () => measure('hugo', ['--quiet', '--destination', 'site'], path.join(work, 'hugo'));
const runPagefind = () =>
  measure(
    process.execPath,
    [nodeModule('pagefind/lib/runner/bin.cjs'), '--site', 'site', '--quiet'],
    path.join(work, 'hugo'),
  );
const runEleventy = () =>
  measure(
    process.execPath,
    [nodeModule('@11ty/eleventy/cmd.cjs'), '--config=eleventy.config.cjs', '--quiet'],
    path.join(work, 'eleventy'),
  );

const hasHugo = peers.has('hugo') && spawnSync('hugo', ['version']).status === 0;
const hasPagefind = hasHugo && peers.has('pagefind') && existsSync(nodeModule('pagefind'));
const hasEleventy = peers.has('eleventy') && existsSync(nodeModule('@11ty/eleventy'));

let edits = 0;
const contenders = [
  {
    name: 'kb, cold (search and checks included)',
    before: () => clean('kb', 'site', '.kb'),
    run: () => runKb('build', '--no-cache'),
  },
  hasHugo && {
    name: 'Hugo, cold (no search)',
    before: () => clean('hugo', 'site', 'resources'),
    run: runHugo,
  },
  hasPagefind && {
    name: 'Hugo + Pagefind, cold',
    before: () => clean('hugo', 'site', 'resources'),
    run: () => sum(runHugo(), runPagefind()),
  },
  hasEleventy && {
    name: 'Eleventy, cold (no search)',
    before: () => clean('eleventy', 'site'),
    run: runEleventy,
  },
  { name: 'kb, warm, nothing changed', before: () => runKb('build'), run: () => runKb('build') },
  hasHugo && { name: 'Hugo, again, nothing changed', run: runHugo },
  { name: 'kb, one article changed', before: () => editOne('kb', ++edits), run: () => runKb('build') },
  hasHugo && { name: 'Hugo, one article changed', before: () => editOne('hugo', ++edits), run: runHugo },
  hasPagefind && {
    name: 'Hugo + Pagefind, one article changed',
    before: () => editOne('hugo', ++edits),
    run: () => sum(runHugo(), runPagefind()),
  },
  { name: 'kb check, first after a build', before: () => runKb('build'), run: () => runKb('check') },
  { name: 'kb check, nothing changed', run: () => runKb('check') },
  { name: `kb --version, ${starts} times`, run: () => often(kb, '--version') },
  { name: `node -e 0, ${starts} times`, run: () => often('-e', '0') },
].filter(Boolean);

prepare();
const results = new Map(contenders.map((contender) => [contender.name, []]));
for (let round = 0; round < runs; round++) {
  for (const contender of contenders) {
    contender.before?.();
    results.get(contender.name).push(contender.run());
  }
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const version = (command, args) => execFileSync(command, args, { encoding: 'utf8' }).split('\n')[0];
console.log(
  `${count} articles, ${runs} runs in turn, medians. Node ${process.version}${hasHugo ? `, ${version('hugo', ['version']).split(' ')[1]}` : ''}.\n`,
);
console.log('| what | wall s | CPU s | peak MB |\n| --- | ---: | ---: | ---: |');
for (const [name, figures] of results) {
  const value = (key, digits) => median(figures.map((figure) => figure[key])).toFixed(digits);
  console.log(`| ${name} | ${value('wall', 2)} | ${value('cpu', 2)} | ${value('megabytes', 0)} |`);
}
const ratio = (ours, theirs, key) => {
  const pairs = results.get(theirs)?.map((figure, index) => results.get(ours)[index][key] / figure[key]);
  return pairs ? median(pairs).toFixed(2) : 'not measured';
};
const coldCpu = median(results.get('kb, cold (search and checks included)').map(({ cpu }) => cpu));
const large = grown > 0 ? measureGrown() : undefined;
rmSync(trash, { recursive: true, force: true });
console.log('\n| ratio (median of pairs) | reached | wanted |\n| --- | ---: | ---: |');
for (const [ours, theirs, key, wanted] of [
  ['kb, cold (search and checks included)', 'Hugo, cold (no search)', 'cpu', '1.0'],
  ['kb, cold (search and checks included)', 'Hugo + Pagefind, cold', 'cpu', '0.4'],
  ['kb, cold (search and checks included)', 'Hugo + Pagefind, cold', 'wall', '0.45'],
  ['kb, warm, nothing changed', 'Hugo, again, nothing changed', 'cpu', '0.25'],
  ['kb, one article changed', 'Hugo, one article changed', 'cpu', '0.3'],
  ['kb check, nothing changed', 'kb, warm, nothing changed', 'cpu', '1.25'],
  [`kb --version, ${starts} times`, `node -e 0, ${starts} times`, 'cpu', '1.5'],
]) {
  console.log(`| ${ours} / ${theirs}: ${key} | ${ratio(ours, theirs, key)} | ${wanted} |`);
}
if (large) {
  const growth = large.cpu / grown / (coldCpu / count);
  console.log(`| one of ${grown} articles / one of ${count}, cold: cpu | ${growth.toFixed(2)} | 1.2 |`);
  console.log(`\n${grown} articles, cold: ${large.megabytes.toFixed(0)} MB at most (wanted: under 900).`);
}

/** One cold build of many articles. */
function measureGrown() {
  prepareKb('kb-grown', grown);
  return measure(process.execPath, [kb, 'build', '--no-cache'], path.join(work, 'kb-grown'));
}
