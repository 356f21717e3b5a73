import path from 'node:path';
import { isInside, relativeName } from '../io/is-inside.ts';
import { isSameFile, kindOfPath, movePath } from '../io/move-path.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import { countOf } from '../report/plural.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { showEdits, writeEdits } from './edit-articles.ts';
import { commonFlags } from './flags.ts';
import { type Loaded, type LoadOptions, loadSite } from './load-site.ts';
import { type NewPath, planRename, type RenamePlan } from './plan-rename.ts';
import { type Left, verifyRename } from './verify-rename.ts';

export interface RenameOptions extends LoadOptions {
  readonly dryRun?: boolean;
}

/** What moves where: content paths, forward slashes. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly kind: 'file' | 'folder';
}

/**
 * Moves an article, another file of the content or a whole folder: old addresses lead on, every link, image and name is
 * rewritten. Exit code 1 when a link is written so that kb cannot change it: those are listed.
 */
export async function renameContent(
  from: string,
  to: string,
  options: RenameOptions,
  context: Context,
): Promise<number> {
  const loaded = await loadSite({ ...options, drafts: true, internal: true }, context);
  const move = understand(from, to, loaded, context.cwd);
  const newPath: NewPath = (name) => {
    if (name === move.from) return move.to;
    const isBelow = move.kind === 'folder' && name.startsWith(`${move.from}/`);
    return isBelow ? move.to + name.slice(move.from.length) : name;
  };
  const plan = planRename(loaded, newPath);
  const left = verifyRename(plan, newPath);
  if (!options.dryRun) carryOut(plan, move, loaded);
  else context.stdout(showEdits([...plan.articles, ...plan.settings]));
  context.stdout(summary(plan, move, left, loaded, options.dryRun === true));
  return left.length > 0 ? 1 : 0;
}

/** Nothing has moved when an edit cannot be written, and nothing is edited when the move fails. */
function carryOut(plan: RenamePlan, move: Move, loaded: Loaded): void {
  const { content } = loaded.project;
  const edits = [...plan.articles, ...plan.settings];
  writeEdits(loaded, edits);
  try {
    movePath(path.join(content, move.from), path.join(content, move.to), content);
  } catch (error) {
    writeEdits(
      loaded,
      edits.map(({ file, before, after }) => ({ file, before: after, after: before })),
    );
    throw error;
  }
}

function summary(
  plan: RenamePlan,
  move: Move,
  left: readonly Left[],
  { project }: Loaded,
  dry: boolean,
): string {
  const prefix = relativeName(project.root, project.content);
  const name = (file: string) => (prefix === '' ? file : `${prefix}/${file}`);
  const own = (file: string) => file === name(move.from) || file.startsWith(`${name(move.from)}/`);
  const others = plan.articles.filter(({ file }) => !own(file)).length + plan.settings.length;
  const lines = [
    `${dry ? 'Would move' : 'Moved'} ${name(move.from)} to ${name(move.to)}.`,
    others > 0
      ? `${dry ? 'Would change' : 'Changed'} links to it in ${countOf(others, 'other file')}.`
      : 'No other file links to it.',
    plan.redirects.length > 0
      ? `Customers who come to ${plan.redirects.length === 1 ? `/${plan.redirects[0]}` : `the ${plan.redirects.length} old addresses`} ${dry ? 'would be' : 'are'} sent on.`
      : '',
    dry ? 'Nothing was written.' : '',
    ...(left.length > 0 ? ['', 'Please look at these; kb could not put them right:'] : []),
    ...left.slice(0, 50).map(({ at, what }) => `  ${at.path}:${at.line}  ${what}`),
    left.length > 50 ? `  and ${left.length - 50} more` : '',
  ];
  return `${lines.filter((line, index) => line !== '' || lines[index + 1]?.startsWith('Please')).join('\n')}\n`;
}

/** Finds out what OLD and NEW mean, and refuses what would lose or hide something. */
function understand(from: string, to: string, loaded: Loaded, cwd: string): Move {
  const { content } = loaded.project;
  const source = findSource(from, loaded, cwd);
  const kind = kindOfPath(path.join(content, source)) === 'folder' ? 'folder' : 'file';
  const base = path.posix.basename(source);
  let target = findTarget(to, content, cwd);
  const isIntoFolder =
    /[\\/]$/.test(to) ||
    (kindOfPath(path.join(content, target)) === 'folder' && !sameFile(content, source, target));
  if (isIntoFolder) target = target === '' ? base : `${target}/${base}`;
  if (kind === 'file' && source.endsWith('.md') && !/\.[a-z0-9]{1,5}$/i.test(target)) target += '.md';
  refuseTarget(source, target, kind, content);
  return { from: source, to: target, kind };
}

function findSource(written: string, { project, articles }: Loaded, cwd: string): string {
  const { content } = project;
  const candidates = [path.resolve(cwd, written), path.resolve(content, written)].flatMap((file) => [
    file,
    `${file}.md`,
  ]);
  const found = candidates.find(
    (file) => isInside(content, file) && file !== content && kindOfPath(file) !== 'nothing',
  );
  if (found !== undefined) {
    const name = relativeName(content, found);
    if (path.posix.basename(name) !== '_meta.yml') return name;
    throw new UserError('_meta.yml belongs to its folder.', { hint: 'Rename the folder instead.' });
  }
  const names = new Map(articles.map((article) => [path.posix.basename(article.path), article.file]));
  const meant = nearest(path.posix.basename(written.split(path.sep).join('/')), names.keys());
  throw new UserError(`There is no ${written} in the content folder.`, {
    hint: meant ? `Did you mean ${names.get(meant)}?` : 'Name an article, another file or a folder.',
  });
}

function findTarget(written: string, content: string, cwd: string): string {
  const found = [path.resolve(cwd, written), path.resolve(content, written)].find((file) =>
    isInside(content, file),
  );
  if (written.trim() !== '' && found !== undefined) return relativeName(content, found);
  throw new UserError(`${written || 'The new name'} is not inside the content folder.`, {
    hint: 'Name a place inside it: what lies elsewhere is not part of the site.',
  });
}

function sameFile(content: string, a: string, b: string): boolean {
  return isSameFile(path.join(content, a), path.join(content, b));
}

function refuseTarget(source: string, target: string, kind: Move['kind'], content: string): void {
  if (target === source) {
    throw new UserError(`${source} has that name already.`, {
      hint: 'Name another place: kb rename OLD NEW',
    });
  }
  if (target.startsWith(`${source}/`)) {
    throw new UserError('A folder cannot move into itself.', { hint: 'Name a place outside of it.' });
  }
  if (target.split('/').some((part) => /^[_.]/.test(part))) {
    throw new UserError(
      `kb leaves out names that begin with _ or a dot, so ${target} would not be part of the site.`,
      {
        hint: 'Choose another name.',
      },
    );
  }
  if (kind === 'file' && source.endsWith('.md') !== target.endsWith('.md')) {
    throw new UserError(`${target} does not end like ${source}.`, {
      hint: 'Articles end in .md; other files keep their ending.',
    });
  }
  if (kindOfPath(path.join(content, target)) !== 'nothing' && !sameFile(content, source, target)) {
    throw new UserError(`${target} exists already, and kb never overwrites.`, {
      hint: 'Choose another name.',
    });
  }
}

export const command: Command = {
  operands: '<old> <new>',
  about:
    'Moves an article, another file or a whole folder of the content. Old addresses lead to the new ones, and every link, image and name that meant the old place is rewritten, anchors included.',
  flags: [
    { flags: '--dry-run', text: 'show what would change, and write nothing' },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb rename content/billing/refund.md content/orders/get-a-refund.md', 'moves one article'],
    ['kb rename content/billing content/payments --dry-run', 'shows what moving a folder would change'],
  ],
  run: ([from = '', to = ''], values, context) => renameContent(from, to, values as RenameOptions, context),
};
