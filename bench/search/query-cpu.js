// CPU of a question, of this kb and of others beside it: they take turns on the same index, and the least of all rounds counts,
// since whatever else a machine does only adds. Usage: node query-cpu.js PROJECT QUESTIONS.json|made-up [OTHER-KB-FOLDER...]
// PROJECT: one of bench/work/search-* that `run.js` has left. A kb is a folder with its compiled `dist/`.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadSite } from '../../dist/commands/load-site.js';
import { buildIndex } from '../../dist/search/build-index.js';
import { searchDocuments } from '../../dist/search/search-documents.js';
import { madeUpQueries } from './queries.js';
import { misspelt, readQuestions } from './read-questions.js';

const [project, file, ...others] = process.argv.slice(2);
const here = fileURLToPath(new URL('../..', import.meta.url));
const silent = () => {};
const { site } = await loadSite({}, { cwd: project, stdout: silent, stderr: silent, columns: 80, env: {} });
const { start, slices } = buildIndex('en', [...searchDocuments(site, 'en')], site.synonyms);
const texts = new Map(slices.map(({ name, json }) => [name, json]));
const all = file === 'made-up' ? madeUpQueries(project).questions : readQuestions(file).questions;
const every = Math.max(1, Math.floor(all.length / 100));
const questions = all
  .filter((_, at) => at % every === 0)
  .map((one) => (typeof one === 'string' ? { text: one } : one))
  .slice(0, 100);
const kinds = { questions, 'with a typo': misspelt(questions, 1) };
const rounds = 12;

/** Milliseconds for each query; the parsing of slices that have to be loaded is part of it. */
function cpuOf(engine, queries) {
  const before = process.cpuUsage();
  for (const { text } of queries) {
    let found = engine.search(text);
    while (found.missing.length > 0) {
      for (const name of found.missing) engine.receive(JSON.parse(texts.get(name)));
      found = engine.search(text);
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / queries.length;
}

for (const [kind, queries] of Object.entries(kinds)) {
  const versions = [];
  for (const folder of [here, ...others]) {
    const address = pathToFileURL(path.resolve(folder, 'dist/search/create-search.js')).href;
    versions.push({ folder, fresh: Infinity, again: Infinity, ...(await import(address)) });
  }
  for (let round = 0; round < rounds; round++) {
    for (const version of versions) {
      const engine = version.createSearch(start);
      version.fresh = Math.min(version.fresh, cpuOf(engine, queries));
      version.again = Math.min(version.again, cpuOf(engine, queries));
    }
  }
  for (const { folder, fresh, again } of versions) {
    console.log(
      `${kind}: ${fresh.toFixed(2)} ms with loading, ${again.toFixed(2)} ms again; ${path.basename(path.resolve(folder))}`,
    );
  }
}
