import path from 'node:path';
import { relativeName } from '../io/is-inside.ts';
import { readOptional } from '../io/read-text.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import { UserError } from '../model/errors.ts';
import { countOf } from '../report/plural.ts';
import { readTrend } from '../report/read-trend.ts';
import { type TrendPoint, teamReport } from '../report/team-report.ts';
import { renderTeamReport } from '../report/team-report-html.ts';
import type { Command } from './command.ts';
import { countContacts } from './contact-counts.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { demandRegistry } from './demand-registry.ts';
import { commonFlags } from './flags.ts';
import type { LoadOptions } from './load-site.ts';
import { reportFile } from './report-target.ts';
import { type RunOptions, runCheck } from './run-check.ts';
import { tellWithheld } from './tell-withheld.ts';

export interface ReportOptions extends Omit<LoadOptions, 'out'> {
  /** Folder of the report. */
  readonly out?: string;
  readonly contacts?: readonly string[];
  /** report.json of an earlier report; default: the one in the folder. */
  readonly previous?: string;
}

const usualFolder = path.join('.kb', 'report');

/** Writes the team's report: one page, and the data it shows. Throws `UserError` for a folder that customers can see. */
export async function report(options: ReportOptions, context: Context): Promise<number> {
  const { out, contacts, previous, ...rest } = options;
  const checked = await runCheck({ ...rest, internal: true } as RunOptions, context);
  const { project } = checked.loaded;
  demandArticles(checked.site.entries, 'report on');
  demandRegistry(checked.site);
  const folder = out === undefined ? path.join(project.root, usualFolder) : path.resolve(context.cwd, out);
  const page = reportFile(path.join(folder, 'index.html'), context.cwd, project.out);
  const data = reportFile(path.join(folder, 'report.json'), context.cwd, project.out);
  const trend = readPrevious(
    previous === undefined ? data : path.resolve(context.cwd, previous),
    previous,
    project.root,
  );
  const counted = contacts && (await countContacts(contacts, checked.site, context.cwd));
  const made = teamReport({
    site: checked.site,
    findings: checked.findings,
    trend,
    ...(counted && { contacts: counted }),
  });
  writeAtomically(page, renderTeamReport(made));
  writeAtomically(data, `${JSON.stringify(made, undefined, 2)}\n`);
  const name = relativeName(context.cwd, page);
  context.stdout(
    `Wrote ${name}: ${countOf(made.articles, 'article')}, ${made.states.overdue} overdue, ${made.states['never-reviewed']} never reviewed, ${made.ownership.none} without an owner.\n` +
      'It is for the team only: do not publish it.\n',
  );
  return tellWithheld(checked.site, context);
}

function readPrevious(file: string, named: string | undefined, root: string): TrendPoint[] {
  const text = readOptional(file, root);
  if (text !== undefined) return readTrend(text, named ?? relativeName(root, file));
  if (named === undefined) return [];
  throw new UserError(`There is no ${named}.`, {
    hint: 'Name the report.json of an earlier report, or leave --previous out.',
  });
}

export const command: Command = {
  about:
    'Writes a page for the team: how many articles have an owner and a review in date, what falls due when, who has how much to do, what to review first, and every article with what it lacks. Kept apart from the site: customers never see it.',
  flags: [
    { flags: '--out <dir>', text: 'folder for the page (default: .kb/report)' },
    {
      flags: '--contacts <file>',
      text: 'contact export: what customers ask about comes first',
      repeat: true,
    },
    {
      flags: '--previous <file>',
      text: 'report.json of an earlier report, for the trend (default: the one in the folder)',
    },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb report', 'writes .kb/report/index.html; run again later, it shows the trend'],
    ['kb report --out ../team --contacts tickets.csv', 'writes it elsewhere, with what customers ask about'],
  ],
  run: (_, values, context) => report(values as ReportOptions, context),
};
