import { acceptAll, baselineText } from '../checks/baseline-text.ts';
import { countOf } from '../checks/counted.ts';
import { relativeName } from '../io/is-inside.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import type { Baseline } from '../model/baseline.ts';
import { addMonths, type Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { baselinePath, readBaselineFile } from './baseline-file.ts';
import type { Command } from './command.ts';
import { compareWithBaseline } from './compare-with-baseline.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { commonFlags, dayValue } from './flags.ts';
import type { LoadOptions } from './load-site.ts';
import { reportFile } from './report-target.ts';
import { runCheck } from './run-check.ts';

export interface BaselineOptions extends LoadOptions {
  readonly baseline?: string;
  readonly reason?: string;
  readonly expires?: Day;
}

const defaultMonths = 6;

/**
 * `write`: accepts everything that `kb check` finds today; entries that are there and still needed keep their reason and
 * day. `prune`: removes entries that are no longer needed or have ended. Exit code 0.
 */
export async function baseline(action: string, options: BaselineOptions, context: Context): Promise<number> {
  if (action !== 'write' && action !== 'prune') {
    throw new UserError(`kb baseline does not know "${action}".`, {
      hint: 'Write "kb baseline write" or "kb baseline prune".',
    });
  }
  const checked = await runCheck(options, context);
  const { root, out } = checked.loaded.project;
  demandArticles(checked.site.entries, action === 'write' ? 'accept' : 'compare the baseline with');
  const { today } = checked.site;
  const file = reportFile(baselinePath(options.baseline, context.cwd, root), context.cwd, out);
  const name = relativeName(root, file);
  const there = readBaselineFile(file, root);
  if (!there && action === 'prune') {
    throw new UserError('There is no baseline to prune.', { hint: 'Write one with: kb baseline write' });
  }
  const before: Baseline = there ?? { file: name, entries: [], problems: [], usable: true };
  const { fresh, needed, unneeded, expired } = compareWithBaseline(checked, before);
  if (action === 'prune') {
    writeAtomically(file, baselineText(needed));
    const gone = unneeded.length + expired.length;
    context.stdout(`${countOf(gone, 'exception')} removed from ${name}, ${needed.length} left.\n`);
    return 0;
  }
  const expires = options.expires ?? addMonths(today, defaultMonths);
  if (expires < today) {
    throw new UserError(`--expires ${expires} is over already.`, {
      hint: 'Name a day to come, as YYYY-MM-DD.',
    });
  }
  const reason = options.reason?.trim() || `Was there on ${today}`;
  const added = acceptAll(fresh, { reason, expires, file: name });
  writeAtomically(file, baselineText([...needed, ...added]));
  context.stdout(
    `${name} now accepts ${countOf(needed.length + added.length, 'finding')} (${added.length} new, until ${expires}). From now on "kb check" tells only of others.\n`,
  );
  return 0;
}

export const command: Command = {
  operands: '<action>',
  about:
    'A baseline lists findings that the team accepts for now, each with a reason and a last day, so that CI fails only for new ones. "write" accepts everything that is found today, "prune" removes what is no longer needed.',
  flags: [
    { flags: '--baseline <file>', text: 'the file (default: kb-baseline.yml)' },
    { flags: '--reason <text>', text: 'why the new findings are accepted' },
    { flags: '--expires <day>', text: 'their last day (default: in six months)', parse: dayValue },
    commonFlags.content,
    commonFlags.drafts,
    commonFlags.internal,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb baseline write --reason "Before we had owners"', 'accepts what is there; new mistakes still fail'],
    ['kb baseline prune', 'after cleaning up: removes what is no longer needed'],
  ],
  run: ([action = ''], values, context) => baseline(action, values as BaselineOptions, context),
};
