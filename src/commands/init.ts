import path from 'node:path';
import { isInUse, listFilesBelow, looseArticles, writeNewFile } from '../io/new-files.ts';
import { packageRoot } from '../io/package-root.ts';
import { readOptional } from '../io/read-text.ts';
import { today } from '../io/today.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { countOf } from '../report/plural.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { commonFlags } from './flags.ts';
import { stamp } from './stamp.ts';

export interface InitOptions {
  readonly asOf?: Day;
}

/**
 * Writes the example help center into a folder, with review dates around today. Nothing is ever overwritten: a folder
 * that holds articles or a config already is refused, other files that exist are kept and named.
 */
export async function init(folder: string, options: InitOptions, context: Context): Promise<number> {
  const target = path.resolve(context.cwd, folder);
  refuseExisting(target, folder);
  const starter = path.join(packageRoot, 'templates', 'starter');
  const day = options.asOf ?? today();
  const kept: string[] = [];
  let written = 0;
  for (const source of listFilesBelow(starter)) {
    const name = targetName(path.relative(starter, source));
    const text = stamp(readOptional(source, packageRoot) ?? '', day);
    if (writeNewFile(path.join(target, name), text)) written++;
    else kept.push(name);
  }
  const where = path.relative(context.cwd, target);
  const lines = [`Wrote ${countOf(written, 'file')} into ${where === '' ? 'this folder' : where}.`];
  if (kept.length > 0) lines.push(`Kept your own ${kept.sort().join(', ')}.`);
  lines.push('', 'Next:');
  if (where !== '') lines.push(`  cd ${/\s/.test(where) ? `"${where}"` : where}`);
  lines.push(
    '  npx kb dev        look at it in your browser while you change it',
    '  npx kb build      make the site in the folder "site"',
    '  npx kb check      see what to mend: nothing, today',
    '',
    'Then write your own name and contact details into kb.config.yml, and change the articles in "content".',
  );
  context.stdout(`${lines.join('\n')}\n`);
  return 0;
}

function refuseExisting(target: string, folder: string): void {
  const taken = ['kb.config.yml', 'content'].find((name) => isInUse(path.join(target, name)));
  const hint = 'Name a new folder: kb init help';
  if (taken !== undefined) {
    throw new UserError(`${path.join(folder, taken)} exists already, and kb init never overwrites.`, {
      hint,
    });
  }
  const [article] = looseArticles(target);
  if (article === undefined) return;
  throw new UserError(
    `${path.join(folder, article)} may be an article, and an example beside it would be mixed up with yours.`,
    { hint },
  );
}

/** npm leaves `.gitignore` out of packages, so templates of such files are called `dot-gitignore`. */
function targetName(name: string): string {
  return name.replace(/(^|[\\/])dot-/g, '$1.');
}

export const command: Command = {
  operands: '[dir]',
  about: 'Writes a small example help center (an online store) that you change into your own.',
  flags: [commonFlags.asOf],
  examples: [
    ['kb init help', 'writes it into the new folder "help"'],
    ['kb init', 'writes it into the folder you are in'],
  ],
  run: ([folder = '.'], values, context) => init(folder, values as InitOptions, context),
};
