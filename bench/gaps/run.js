// Reads the same made-up export with kb, DuckDB and Miller, and prints a Markdown table.
// Usage: node bench/gaps/run.js [--rows 1000000] [--runs 3] [--with kb,duckdb,mlr]
// Needs GNU time and, for Miller, mlr (Debian: apt-get install -y time miller). DuckDB is a development dependency.
// kb makes its whole report; the others count contacts by day, tag and channel. Every figure is of a whole process.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../median.js';

const bench = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    with: { type: 'string', default: 'kb,duckdb,mlr' },
  },
});
const rows = Number(values.rows);
const runs = Number(values.runs);
if (![rows, runs].every((number) => Number.isInteger(number) && number > 0)) {
  throw new Error('--rows and --runs are whole numbers above 0');
}
const work = path.join(bench, 'work');
const file = path.join(work, `contacts-${rows}.csv`);
const here = (name) => path.join(bench, 'gaps', name);
if (!existsSync(file)) execFileSync(process.execPath, [here('generate.mjs'), String(rows), file]);

const splitTags = 'nest --explode --values --across-records --nested-fs space -f Tags';
const programs = {
  kb: {
    name: 'kb gaps (whole report)',
    argv: [
      process.execPath,
      path.join(bench, '..', 'bin', 'kb.js'),
      ...['gaps', file, '--as-of', '2026-01-01', '--format', 'json'],
    ],
  },
  duckdb: { name: 'DuckDB (counts)', argv: [process.execPath, here('count-with-duckdb.js'), file] },
  mlr: {
    name: 'Miller (counts)',
    argv: [
      ...['mlr', '--icsv', '--ocsv', ...splitTags.split(' ')],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: so Miller writes the name of a column with a space in it
      ...['then', 'put', '$day = substr(${Created at}, 0, 9)', 'then', 'count', '-g', 'day,Tags,Via', file],
    ],
  },
};

/** One process: wall seconds, CPU seconds (user + system), peak memory in MB. */
function measure([command, ...args]) {
  const figures = path.join(work, 'gaps-time.txt');
  rmSync(figures, { force: true });
  const timed = ['-f', '%e %U %S %M', '-o', figures, command, ...args];
  const result = spawnSync('/usr/bin/time', timed, { stdio: ['ignore', 'ignore', 'pipe'], cwd: work });
  if (result.status !== 0) throw new Error(`${command} ended with ${result.status}\n${result.stderr}`);
  const last = execFileSync('tail', ['-n', '1', figures], { encoding: 'utf8' });
  const [wall, user, system, kilobytes] = last.trim().split(' ').map(Number);
  return { wall, cpu: user + system, megabytes: kilobytes / 1024 };
}

const chosen = values.with.split(',').map((name) => {
  if (!programs[name]) throw new Error(`--with knows ${Object.keys(programs).join(', ')}, not "${name}"`);
  return { ...programs[name], measured: [] };
});
for (let run = 0; run < runs; run++) for (const each of chosen) each.measured.push(measure(each.argv));

const megabytes = statSync(file).size / 1024 / 1024;
const million = rows / 1e6;
process.stdout.write(
  `${rows} contacts, ${megabytes.toFixed(0)} MB of CSV; medians of ${runs} runs in turn; Node ${process.versions.node}\n\n` +
    '| Program | Wall s | CPU s | CPU s per million rows | Peak memory MB |\n| --- | ---: | ---: | ---: | ---: |\n',
);
for (const { name, measured } of chosen) {
  const of = (key) => median(measured.map((figure) => figure[key]));
  const cells = [of('wall').toFixed(1), of('cpu').toFixed(1), (of('cpu') / million).toFixed(1)];
  process.stdout.write(`| ${name} | ${cells.join(' | ')} | ${of('megabytes').toFixed(0)} |\n`);
}
