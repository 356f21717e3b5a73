import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { tempProject } from '../temp-project.ts';

const starter = fileURLToPath(new URL('../../templates/starter/', import.meta.url));

type Job = { readonly steps?: readonly { readonly run?: string }[]; readonly script?: readonly string[] };

/** The kb commands of one job, as words; what the CI fills in stands for the main branch or a file. */
function commandsOf(job: Job | undefined): string[][] {
  const scripts = job?.script ?? (job?.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [run]));
  return scripts
    .flatMap((script) => script.split('\n'))
    .filter((line) => line.startsWith('npx kb '))
    .map((line) =>
      line
        .slice('npx kb '.length)
        .replace(/"\$(?:BASE|CI_MERGE_REQUEST_DIFF_BASE_SHA)"/, 'main')
        .replace('"$GITHUB_STEP_SUMMARY"', '.kb/summary.md')
        .split(' '),
    );
}

/** A help center as `kb init` writes it, committed, on a branch for a change. */
async function startedProject() {
  const project = tempProject();
  expect((await project.kb(['init', '--as-of', '2026-06-15'])).code).toBe(0);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: project.root,
      encoding: 'utf8',
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=first');
  git('switch', '--quiet', '--create', 'change');
  const kb = (words: readonly string[], day: string) => project.kb([...words, '--as-of', day]);
  return { ...project, kb };
}

describe.each(['.github/workflows/help-center.yml', '.gitlab-ci.yml'])('%s', (name) => {
  const file = parse(readFileSync(path.join(starter, name), 'utf8'));
  const jobs: Record<string, Job> = file.jobs ?? file;
  // `kb audit` needs a browser; it has tests of its own.
  const [change, weekly] = ['change', 'weekly'].map((job) =>
    commandsOf(jobs[job]).filter(([command]) => command !== 'audit'),
  ) as [string[][], string[][]];

  it('passes what kb init wrote, on changes and weekly', async () => {
    const project = await startedProject();
    for (const words of [...change, ...weekly]) {
      expect([words.join(' '), await project.kb(words, '2026-06-15')]).toEqual([
        words.join(' '),
        expect.objectContaining({ code: 0, stderr: '' }),
      ]);
    }
  });

  it('stops a change that breaks something, and not one beside an old page', async () => {
    const project = await startedProject();
    const codes = async (day: string) => {
      const all: number[] = [];
      for (const words of change) all.push((await project.kb(words, day)).code);
      return all;
    };
    project.write({ 'content/new.md': '---\ntitle: How do I pay?\nowner: ana\n---\n\nOpen your order.\n' });
    expect(await codes('2027-12-31')).toEqual(change.map(() => 0));
    project.write({ 'content/new.md': '---\ntitle: How do I pay?\nowner: nobody\n---\n\nOpen it.\n' });
    expect(await codes('2026-06-15')).toContain(1);
  });

  it('tells once a week what became old', async () => {
    const project = await startedProject();
    let all = '';
    for (const words of weekly) all += (await project.kb(words, '2027-12-31')).stdout;
    expect(all).toContain('days late');
    expect(all).toContain('review-overdue');
  });
});
