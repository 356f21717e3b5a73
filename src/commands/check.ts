import { type Applied, baselineProblems } from '../checks/apply-baseline.ts';
import { countOf } from '../checks/counted.ts';
import { fingerprintsOf } from '../checks/fingerprints.ts';
import { severityOf } from '../checks/run-rules.ts';
import { findRepository } from '../io/git.ts';
import type { Baseline } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { compareFindings, type Finding, summarise } from '../model/finding.ts';
import { summaryInWords } from '../report/plural.ts';
import { readBaseline } from './baseline-file.ts';
import type { Command } from './command.ts';
import { compareWithBaseline } from './compare-with-baseline.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { commonFlags, countValue } from './flags.ts';
import { pathFilter } from './path-filter.ts';
import { type CheckRun, rememberedCheck } from './remembered-check.ts';
import { reportTargets, writeReports } from './report-target.ts';
import type { RunOptions } from './run-check.ts';
import { sourceText } from './source-text.ts';

export interface CheckOptions extends RunOptions {
  /** Only what is worse than where this branch, tag or commit and the present state parted. */
  readonly changed?: string;
  /** A file; `false`: no baseline, even if there is one. */
  readonly baseline?: string | false;
  readonly maxWarnings?: number;
  readonly format?: readonly string[];
  readonly strict?: boolean;
}

/** Articles that could not be read, and are named. */
const mostNamed = 3;

/**
 * Checks the project and reports. Exit code 1 when an error is left after baseline, `--changed` and PATHs, or more warnings
 * than allowed: any number usually, none with `--strict` or beside a baseline, which accepts all older ones. Exit code 2 when
 * some rules were to look at an article that could not be read.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<number> {
  const checked = await rememberedCheck(options, context);
  const { read, site, rules } = checked;
  const { project } = read;
  if (options.only !== undefined && checked.findings.length === 0) demandArticles(project.sources, 'check');
  const targets = reportTargets(options.format ?? [], { cwd: context.cwd, out: project.out });
  const baseline =
    options.baseline === false ? undefined : readBaseline(options.baseline, context.cwd, project.root);
  const isNamed = pathFilter(paths, namedFiles(checked, baseline), { cwd: context.cwd, root: project.root });
  const notes = [...checked.notes];
  let findings: readonly Finding[] = checked.findings;

  if (baseline) {
    const applied = compareWithBaseline(checked, baseline);
    findings =
      options.changed === undefined ? withBaselineFindings(applied, baseline, checked) : applied.fresh;
    if (applied.accepted > 0)
      notes.push(`${countOf(applied.accepted, 'finding')} accepted by ${baseline.file}.`);
  }
  if (options.changed !== undefined) {
    const worse = new Set(await newSince(options.changed, checked, options, context));
    const rest = findings.filter((finding) => !worse.has(finding));
    findings = findings.filter((finding) => worse.has(finding));
    if (rest.length > 0) {
      notes.push(
        `Not counted, because it was there before ${options.changed}: ${summaryInWords(summarise(rest))}.`,
      );
    }
  }
  if (paths.length > 0) {
    const elsewhere = findings.filter((finding) => !isNamed(finding.at.path));
    findings = findings.filter((finding) => isNamed(finding.at.path));
    if (elsewhere.length > 0) notes.push(`In other files: ${summaryInWords(summarise(elsewhere))}.`);
  }

  const { errors, warnings } = summarise(findings);
  const allowed = options.maxWarnings ?? (options.strict || baseline ? 0 : Number.POSITIVE_INFINITY);
  if (errors === 0 && warnings > allowed) notes.push(whyWarnings(allowed, options, baseline));
  const prints = new Map(checked.findings.map((finding, index) => [finding, index]));
  const allPrints = fingerprintsOf(checked.findings);
  writeReports(
    targets,
    {
      findings,
      source: sourceText(project),
      colour: context.colour,
      columns: context.columns,
      gate: allowed === Number.POSITIVE_INFINITY ? 'error' : 'warning',
      weights: checked.weights,
      rules,
      fingerprints: findings.map((finding) => allPrints[prints.get(finding) ?? -1] ?? ''),
      today: site.today,
      notes,
    },
    context,
  );
  const unread = checked.unread.filter(isNamed);
  if (unread.length > 0) {
    context.stderr(
      `kb: Not everything was checked. ${countOf(unread.length, 'article')} could not be read, or only in part: ${unread.slice(0, mostNamed).join(', ')}${unread.length > mostNamed ? ', ...' : ''}\n    "kb check" says what is wrong there, and what to mend.\n`,
    );
    return 2;
  }
  return errors > 0 || warnings > allowed ? 1 : 0;
}

/** Fresh findings, and what is wrong with the baseline itself. */
function withBaselineFindings(applied: Applied, baseline: Baseline, { rules, site }: CheckRun): Finding[] {
  const found = [...applied.fresh];
  for (const problem of baselineProblems(baseline, applied)) {
    const rule = rules.find((candidate) => candidate.name === problem.rule);
    const severity = rule ? severityOf(rule, site) : 'off';
    if (severity !== 'off') found.push({ ...problem, severity });
  }
  return found.sort(compareFindings);
}

async function newSince(
  ref: string,
  { findings, read, rules }: CheckRun,
  options: CheckOptions,
  { cwd }: Context,
): Promise<Finding[]> {
  const repository = await findRepository(read.project.root);
  if (!repository) {
    throw new UserError(
      '--changed compares with an earlier version, and this folder is not in a git repository.',
      {
        hint: 'Check everything without --changed, or make it a repository: git init',
      },
    );
  }
  const { madeWorse } = await import('./base-findings.ts');
  return madeWorse(findings, read, { ...options, ref, rules, repository, cwd });
}

function whyWarnings(allowed: number, options: CheckOptions, baseline: Baseline | undefined): string {
  if (options.maxWarnings !== undefined) return `More warnings than --max-warnings ${allowed} allows.`;
  if (options.strict || !baseline) return 'Warnings count, because of --strict.';
  return `Warnings count, because ${baseline.file} accepts all that were there before. To allow some: --max-warnings N.`;
}

/** Every file that a PATH may name. */
function namedFiles({ read, findings }: CheckRun, baseline: Baseline | undefined): string[] {
  const { project, config } = read;
  const files = new Set([
    ...project.sources.map(({ file }) => file),
    ...project.folders.map(({ file }) => file),
    ...project.assets.map(({ file }) => file),
    ...(config.exists ? [config.file] : []),
    ...(project.owners.known ? [project.owners.file] : []),
    ...(baseline ? [baseline.file] : []),
    ...findings.map(({ at }) => at.path),
  ]);
  return [...files].sort();
}

export const command: Command = {
  operands: '[paths...]',
  about:
    'Checks the articles: reviews, owners, links, images, headings, translations, redirects, contact block and more. Ends with exit code 1 when something must be fixed, 2 when it could not check.',
  flags: [
    { flags: '--changed <ref>', text: 'fail only for what is worse than in this branch or commit' },
    { flags: '--only <rules>', text: 'run these rules only (with commas)', repeat: true },
    { flags: '--baseline <file>', text: 'accept what this file lists (default: kb-baseline.yml)' },
    { flags: '--no-baseline', text: 'show what the baseline accepts, too' },
    { flags: '--max-warnings <number>', text: 'fail when there are more warnings', parse: countValue(0) },
    {
      flags: '--format <format[=file]>',
      text: 'pretty, json, sarif, junit, github or markdown; may be given several times',
      repeat: true,
    },
    { flags: '--strict', text: 'fail for warnings, too' },
    commonFlags.content,
    commonFlags.drafts,
    commonFlags.internal,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb check', 'checks everything, and says what to do first'],
    ['kb check content/billing', 'reports on the articles in one folder'],
    ['kb check --only owner-missing,review-overdue', 'runs two rules'],
    ['kb check --changed origin/main', 'for pull requests: fails only for what the change made worse'],
    ['kb check --format github --format sarif=kb.sarif', 'for GitHub: annotations, and a file to upload'],
  ],
  run: (operands, values, context) => check(operands, values as CheckOptions, context),
};
