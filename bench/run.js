// Runs every benchmark and prints one Markdown document: `node bench/run.js [QUESTIONS.json [OTHER-ARTICLES]] > result.md`.
// Without a set of questions (bench/search/README.md) search is not measured. Takes about half an hour on two cores; run nothing
// else meanwhile. What each needs is said in its README; a benchmark that fails is named at the end, and the exit code is 1.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const questions = process.argv.slice(2);
const suites = [
  { title: 'Build', script: 'build/run.js', args: ['--grown', '20000'] },
  { title: 'Dev', script: 'dev/run.js', args: [] },
  { title: 'Customer', script: 'customer/run.js', args: [] },
  { title: 'Search', script: 'search/run.js', args: questions, isLeftOut: questions.length === 0 },
  { title: 'Gaps', script: 'gaps/run.js', args: [] },
  { title: 'Audit', script: 'audit/run.mjs', args: [] },
];

const failed = [];
for (const { title, script, args, isLeftOut } of suites) {
  process.stdout.write(`\n# ${title}\n\n`);
  if (isLeftOut) {
    process.stdout.write('Not measured: no set of questions was given.\n');
    continue;
  }
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) failed.push(`${script} ended with ${status}`);
}
if (failed.length > 0) {
  process.stderr.write(`\nNot everything was measured: ${failed.join(', ')}.\n`);
  process.exitCode = 1;
}
