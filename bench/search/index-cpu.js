// Prints the CPU seconds that kb takes to make the search files of a project. A process of its own: nothing is warm.
// Usage: node index-cpu.js PROJECT
import { loadSite } from '../../dist/commands/load-site.js';
import { searchOutputs } from '../../dist/search/search-outputs.js';

const silent = { write: () => true };
const context = { cwd: process.argv[2], stdout: silent.write, stderr: silent.write, columns: 80, env: {} };
const { site } = await loadSite({}, context);
const before = process.cpuUsage();
searchOutputs(site);
const { user, system } = process.cpuUsage(before);
console.log(((user + system) / 1e6).toFixed(3));
