// Pages per second of `kb audit` beside axe run on one page at a time through the same browser.
// node bench/audit/run.mjs [PAGES] [ROUNDS]   (after `npm run compile`; needs Chrome, Edge or Chromium)
// Writes a line of the table in README.md beside this file. Each round does A, B; the CPU time is that of Node.js and of all processes
// of the browser, because wall-clock time says little on a machine that does other things.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ownSubject } from '../../dist/commands/audit-subject.js';
import { auditScripts, runAudit } from '../../dist/io/audit-run.js';
import { findBrowser } from '../../dist/io/find-browser.js';
import { launchBrowser } from '../../dist/io/launch-browser.js';
import { serveMemory } from '../../dist/io/serve-memory.js';

const pages = Number(process.argv[2] ?? 30);
const rounds = Number(process.argv[3] ?? 2);
const cwd = new URL('../..', import.meta.url).pathname;
const context = {
  cwd,
  env: process.env,
  stdout() {},
  stderr() {},
  isTerminal: false,
  columns: 80,
  colour: false,
};
const { subject } = await ownSubject({}, context);
const articles = subject.pages.filter(({ kind }) => kind === 'article').slice(0, pages);
const options = {
  env: process.env,
  find: subject.find,
  headers: subject.headers,
  queries: subject.queries,
  limitMs: 120_000,
  onVisit() {},
};

/** User and system time of this process's children that have ended, and its own, in milliseconds; Linux only. */
function cpuMs() {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
  return (fields[11] + fields[12] + fields[13] + fields[14]) * 10;
}

async function measured(work) {
  const wall = performance.now();
  const cpu = cpuMs();
  await work();
  return { wall: performance.now() - wall, cpu: cpuMs() - cpu };
}

const scopes = {
  'kb audit, article content (3 states), 2 tabs': () =>
    runAudit(
      articles.map((page) => ({ page, scope: 'content', state: 'load' })),
      { ...options, tabs: 2 },
    ),
  'axe on one page at a time, by going there (1 state)': async () => {
    const served = await serveMemory(subject.find, {});
    const browser = await launchBrowser(process.env);
    const page = await (await browser.newContext()).newPage();
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const { path } of articles) {
      await page.goto(served.url + path);
      await page.evaluate(axe);
      await page.evaluate('axe.run(document)');
    }
    await browser.close();
    await served.close();
  },
  'the same three states by going to each page, 2 tabs': () =>
    runAudit(
      articles.map((page) => ({ page, scope: 'content-plain', state: 'load' })),
      { ...options, tabs: 2 },
    ),
};

console.log(`${articles.length} articles, axe ${auditScripts().axeVersion}, ${findBrowser(process.env)}`);
console.log('| what | pages/s (wall) | CPU ms/page |\n| --- | ---: | ---: |');
const results = new Map(Object.keys(scopes).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, work] of Object.entries(scopes)) results.get(name).push(await measured(work));
}
for (const [name, runs] of results) {
  const best = (key) => Math.min(...runs.map((run) => run[key]));
  console.log(
    `| ${name} | ${((articles.length / best('wall')) * 1000).toFixed(1)} | ${(best('cpu') / articles.length).toFixed(0)} |`,
  );
}
