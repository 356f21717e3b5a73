import path from 'node:path';
import { ArticleCache } from '../io/article-cache.ts';
import { browserAdvice, findBrowser } from '../io/find-browser.ts';
import { findRepository } from '../io/git.ts';
import { relativeName } from '../io/is-inside.ts';
import { checkMayWrite, checkOutFolder } from '../io/out-folder.ts';
import { packageVersion } from '../io/package-root.ts';
import { findProjectRoot, type Project, readProject } from '../io/read-project.ts';
import { readTheme } from '../io/read-theme.ts';
import { mistakeText, UserError } from '../model/errors.ts';
import { checkTemplates } from '../render/check-templates.ts';
import { countOf } from '../report/plural.ts';
import { createPaint, padTo } from '../report/terminal-text.ts';
import { readBaseline } from './baseline-file.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { cacheFolder } from './load-site.ts';

/** One line of the report. `fail`: some command of kb cannot work. */
interface Check {
  readonly about: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly says: string;
  readonly todo?: string;
}

/** Looks over the set-up. Exit code 2 when something cannot work as it is, else 0. */
export async function doctor(context: Context): Promise<number> {
  const root = findProjectRoot(context.cwd);
  const checks: Check[] = [
    { about: 'Folder', state: 'ok', says: root },
    { about: 'kb', state: 'ok', says: `${packageVersion()} on Node.js ${process.versions.node}` },
  ];
  const project = await attempt('Settings', checks, () => readProject(root));
  if (project) {
    checks.push(settingsCheck(project), articlesCheck(project), ownersCheck(project), searchCheck(project));
    // There need not be one, and then there is nothing to say.
    await attempt('Baseline', checks, async () => readBaseline(undefined, context.cwd, root));
    await attempt('Output', checks, async () => checkOutput(project));
    const theme = project.config.theme.folder;
    await attempt('Theme', checks, async () =>
      checkTemplates(await readTheme(theme && path.resolve(root, theme), root)),
    );
  }
  for (const about of ['Output', 'Theme']) {
    if (project && !checks.some((check) => check.about === about))
      checks.push({ about, state: 'ok', says: 'usable' });
  }
  checks.push(cacheCheck(root), browserCheck(context), await gitCheck(root));
  context.stdout(report(checks, context));
  return checks.some(({ state }) => state === 'fail') ? 2 : 0;
}

/** Runs what may throw a `UserError`, which then is the check's failure. */
async function attempt<T>(about: string, checks: Check[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { at, message, hint: todo } = error;
    checks.push({
      about,
      state: 'fail',
      says: mistakeText({ at, message }),
      ...(todo !== undefined && { todo }),
    });
    return undefined;
  }
}

function settingsCheck({ config, problems }: Project): Check {
  if (!config.exists) {
    return {
      about: 'Settings',
      state: 'warn',
      says: 'no kb.config.yml, so everything is at its default',
      todo: 'Make one with a title and your contact details. "kb init" shows an example.',
    };
  }
  const wrong = problems.filter(({ at }) => at.path === config.file).length;
  if (wrong === 0) return { about: 'Settings', state: 'ok', says: config.file };
  const todo = '"kb check" shows each with its line.';
  return { about: 'Settings', state: 'warn', says: `${config.file}: ${countOf(wrong, 'problem')}`, todo };
}

function articlesCheck({ root, content, sources, problems }: Project): Check {
  const place = relativeName(root, content) || 'this folder';
  const unreadable = new Set(
    problems.filter(({ rule }) => rule === 'file-unreadable').map(({ at }) => at.path),
  );
  const says = `${countOf(sources.length, 'article')} in ${place}`;
  if (sources.length === 0) {
    return { about: 'Articles', state: 'warn', says, todo: 'Write the first one: kb new "How do I ...?"' };
  }
  if (unreadable.size === 0) return { about: 'Articles', state: 'ok', says };
  const what = unreadable.size === 1 ? 'one thing' : `${unreadable.size} things`;
  const todo = '"kb check" names them.';
  return { about: 'Articles', state: 'warn', says: `${says}, ${what} there cannot be read`, todo };
}

function ownersCheck({ owners }: Project): Check {
  if (!owners.known && owners.problems.length > 0) {
    const todo = '"kb check" shows what is wrong, with its line.';
    return { about: 'Owners', state: 'warn', says: `${owners.file} cannot be read`, todo };
  }
  if (!owners.known) {
    const todo = 'Make an owners.yml, so that kb notices owners who left or never existed.';
    return { about: 'Owners', state: 'warn', says: 'no registry', todo };
  }
  const says = `${countOf(owners.people.length, 'person').replace('persons', 'people')}, ${countOf(owners.teams.length, 'team')}`;
  if (owners.problems.length === 0) return { about: 'Owners', state: 'ok', says };
  const todo = '"kb check" shows each with its line.';
  return {
    about: 'Owners',
    state: 'warn',
    says: `${says}, ${countOf(owners.problems.length, 'problem')}`,
    todo,
  };
}

function searchCheck({ synonyms, searchTests }: Project): Check {
  const [wrong, ...more] = [...synonyms.problems, ...searchTests.problems];
  if (!wrong) {
    const count = synonyms.groups.length + synonyms.oneWay.length;
    const says = `${countOf(count, 'group')} of synonyms, ${countOf(searchTests.tests.length, 'search test')}`;
    return { about: 'Search', state: 'ok', says };
  }
  const { at, message, hint } = wrong;
  const others = more.length === 0 ? '' : ` ${countOf(more.length, 'more problem')}: "kb check" shows each.`;
  const says = mistakeText({ at, message: `${message}${others}` });
  return { about: 'Search', state: 'warn', says, ...(hint !== undefined && { todo: hint }) };
}

function checkOutput({ root, content, out, config }: Project): void {
  const theme = config.theme.folder;
  checkOutFolder(out, { root, keep: [content, ...(theme ? [path.resolve(root, theme)] : [])] });
  checkMayWrite(out);
}

function cacheCheck(root: string): Check {
  const folder = cacheFolder(root);
  const { size, damaged } = new ArticleCache(folder);
  const says = size === 0 ? 'empty' : `${countOf(size, 'parsed article')}`;
  if (damaged === 0) return { about: 'Cache', state: 'ok', says };
  const todo = 'Nothing to do: the damaged part was removed and will be made again.';
  return { about: 'Cache', state: 'warn', says: `${says}, a part was damaged`, todo };
}

function browserCheck({ env }: Context): Check {
  const browser = findBrowser(env);
  if (browser !== undefined) return { about: 'Browser', state: 'ok', says: browser };
  const says = 'no Chrome, Edge or Chromium, which "kb audit" needs';
  return { about: 'Browser', state: 'warn', says, todo: browserAdvice(env) };
}

async function gitCheck(root: string): Promise<Check> {
  const checks: Check[] = [];
  const repository = await attempt('Git', checks, () => findRepository(root));
  const [failed] = checks;
  if (failed) return { ...failed, state: 'warn' };
  if (!repository) {
    const todo = 'Keep the articles in git to see what changed since a review.';
    return { about: 'Git', state: 'warn', says: 'no repository, so "kb check --changed" cannot work', todo };
  }
  if (!repository.isShallow) return { about: 'Git', state: 'ok', says: repository.top };
  const says = 'only a part of the history is here, so "kb check --changed" cannot work';
  return { about: 'Git', state: 'fail', says, todo: 'Run: git fetch --unshallow' };
}

function report(checks: readonly Check[], { colour }: Context): string {
  const paint = createPaint(colour);
  const severities = { ok: 'info', warn: 'warning', fail: 'error' } as const;
  const lines = checks.flatMap(({ about, state, says, todo }) => [
    `${paint.severity(severities[state], padTo(state, 4))}  ${padTo(about, 8)}  ${says}`,
    ...(todo === undefined ? [] : [`                ${todo}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

export const command: Command = {
  about:
    'Looks over Node.js, settings, articles, owners, synonyms, theme, browser and git, and says what to mend.',
  flags: [],
  examples: [['kb doctor', 'one line for each thing, with what to do about it']],
  run: (_operands, _values, context) => doctor(context),
};
