// Makes the search files of a project, writes them below its site folder and prints the CPU seconds that making them took.
// A process of its own: nothing is warm. Usage: node index-cpu.js PROJECT
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSite } from '../../dist/commands/load-site.js';
import { searchOutputs } from '../../dist/search/search-outputs.js';

const project = process.argv[2];
const silent = () => {};
const { site } = await loadSite({}, { cwd: project, stdout: silent, stderr: silent, columns: 80, env: {} });
const program = readFileSync(new URL('../../dist/client/search.js', import.meta.url), 'utf8');
const before = process.cpuUsage();
const outputs = [...searchOutputs(site, program)];
const { user, system } = process.cpuUsage(before);
for (const { path: name, content } of outputs) {
  const file = path.join(project, 'site', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
console.log(((user + system) / 1e6).toFixed(3));
