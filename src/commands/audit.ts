import { findingsOf, notVisitedFindings } from '../audit/findings-of.ts';
import { signOffLines } from '../audit/sign-off.ts';
import { applyBaseline, baselineProblems } from '../checks/apply-baseline.ts';
import { acceptAll, baselineText } from '../checks/baseline-text.ts';
import { countOf } from '../checks/counted.ts';
import { fingerprintsOf } from '../checks/fingerprints.ts';
import { pageWeights } from '../checks/page-weights.ts';
import { relativeName } from '../io/is-inside.ts';
import { today } from '../io/today.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import { auditStates } from '../model/audit.ts';
import type { Baseline } from '../model/baseline.ts';
import { addMonths } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { compareFindings, type Finding, summarise } from '../model/finding.ts';
import { foreignSubject } from './audit-foreign.ts';
import { type AuditOptions, chosenPages, chosenStates, refuseContradictions } from './audit-options.ts';
import { withConfig, withSeverity } from './audit-severity.ts';
import { readSignOff, signOff } from './audit-sign-off.ts';
import { type AuditSubject, ownSubject } from './audit-subject.ts';
import { type AllVisits, makeVisits } from './audit-visits.ts';
import { baselinePath, readBaseline, readBaselineFile } from './baseline-file.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { commonFlags, countValue, dayValue } from './flags.ts';
import { type Loaded, loadSite } from './load-site.ts';
import { reportFile, reportTargets, writeReports } from './report-target.ts';

const usualLimitSeconds = 60;

/** What the visits of one audit came to. */
interface Audited extends AllVisits {
  readonly findings: readonly Finding[];
  /** All pages in all states, and each could be checked. */
  readonly isComplete: boolean;
}

/**
 * Audits the project's site, or with `--site` another one. Exit code 1 when an error is left after the baseline, or more warnings
 * than allowed; 2 when a page could not be checked, whatever was found on the others.
 */
export async function audit(options: AuditOptions, context: Context): Promise<number> {
  refuseContradictions(options);
  if (options.site !== undefined) return auditForeign(options.site, options, context);
  if (options.signOff !== undefined) {
    return signOff(await loadSite(options, context), { ...options, signOff: options.signOff }, context);
  }
  const { subject, loaded } = await ownSubject(options, context);
  const { project, site } = loaded;
  demandArticles(subject.pages, 'audit');
  const targets = reportTargets(options.format ?? [], { cwd: context.cwd, out: project.out });
  const baseline =
    options.baseline === false || options.accept !== undefined
      ? undefined
      : readBaseline(options.baseline, context.cwd, project.root);
  const questions = signOffLines(readSignOff(loaded).states);
  const all = await auditPages(subject, options, project.root, context);
  const audited = { ...all, findings: withConfig(all.findings, site) };
  if (options.accept !== undefined) return accept(audited, options, loaded, context);
  const notes = [...audited.notes, ...undecidedNotes(audited)];
  const findings = baseline ? lessAccepted(audited, baseline, loaded, notes) : audited.findings;
  notes.push('What no program can judge. Sign off with: kb audit --sign-off NAME --by ID', ...questions);
  const { failed, gate } = verdict(findings, options, baseline !== undefined);
  writeReports(
    targets,
    {
      ...reportInput(findings, subject, notes, context),
      gate,
      weights: pageWeights(site),
      today: site.today,
    },
    context,
  );
  return audited.notVisited.length > 0 ? 2 : failed ? 1 : 0;
}

async function auditForeign(site: string, options: AuditOptions, context: Context): Promise<number> {
  const targets = reportTargets(options.format ?? [], { cwd: context.cwd, out: `${context.cwd}/${site}` });
  const subject = await foreignSubject(site, context);
  const audited = await auditPages(subject, options, context.cwd, context);
  const notes = [...audited.notes, ...undecidedNotes(audited)];
  const { failed, gate } = verdict(audited.findings, options, false);
  writeReports(
    targets,
    { ...reportInput(audited.findings, subject, notes, context), gate, today: today() },
    context,
  );
  return audited.notVisited.length > 0 ? 2 : failed ? 1 : 0;
}

async function auditPages(
  subject: AuditSubject,
  options: AuditOptions,
  root: string,
  context: Context,
): Promise<Audited> {
  const states = chosenStates(options.states);
  const pages = chosenPages(subject, options.pages ?? [], context, root);
  const visits = await makeVisits(
    subject,
    {
      pages,
      states,
      mayRemember: options.cache !== false,
      limitMs: (options.timeLimit ?? usualLimitSeconds) * 1000,
    },
    context,
  );
  const { visited, notVisited } = visits;
  const findings = [
    ...findingsOf(visited, subject.trace),
    ...notVisitedFindings(notVisited, subject.placeOf),
  ];
  const isComplete =
    notVisited.length === 0 && states.length === auditStates.length && pages.length === subject.pages.length;
  return { ...visits, findings: findings.sort(compareFindings), isComplete };
}

function lessAccepted(
  { findings, isComplete }: Audited,
  baseline: Baseline,
  loaded: Loaded,
  notes: string[],
): Finding[] {
  const applied = applyBaseline(findings, baseline, {
    today: loaded.site.today,
    covers: ({ rule }) => isComplete && isOfAudit(rule),
  });
  // Entries of `kb check` are its own to tell about.
  const mine = {
    ...applied,
    expired: applied.expired.filter(({ rule }) => isOfAudit(rule)),
    unneeded: applied.unneeded.filter(({ rule }) => isOfAudit(rule)),
  };
  if (applied.accepted > 0)
    notes.push(`${countOf(applied.accepted, 'finding')} accepted by ${baseline.file}.`);
  return [...applied.fresh, ...withSeverity(baselineProblems(baseline, mine), loaded.site)].sort(
    compareFindings,
  );
}

function isOfAudit(rule: string): boolean {
  return /^(?:axe|audit)-/.test(rule);
}

/** Adds what was found to the baseline. */
function accept(
  { findings, notVisited, isComplete }: Audited,
  options: AuditOptions,
  loaded: Loaded,
  context: Context,
): number {
  const { root, out } = loaded.project;
  if (notVisited.length > 0) {
    throw new UserError('Some pages could not be checked, so nothing was accepted.', {
      hint: 'See which: kb audit',
    });
  }
  const named = options.baseline === false ? undefined : options.baseline;
  const file = reportFile(baselinePath(named, context.cwd, root), context.cwd, out);
  const name = relativeName(root, file);
  const before: Baseline = readBaselineFile(file, root) ?? {
    file: name,
    entries: [],
    problems: [],
    usable: true,
  };
  const { fresh, needed } = applyBaseline(findings, before, {
    today: loaded.site.today,
    covers: ({ rule }) => isComplete && isOfAudit(rule),
  });
  const expires = options.expires ?? addMonths(loaded.site.today, 6);
  if (expires < loaded.site.today) {
    throw new UserError(`--expires ${expires} is over already.`, {
      hint: 'Name a day to come, as YYYY-MM-DD.',
    });
  }
  const reason = options.accept?.trim() || `Was there on ${loaded.site.today}`;
  writeAtomically(file, baselineText([...needed, ...acceptAll(fresh, { reason, expires, file: name })]));
  context.stdout(
    `${name} now accepts ${countOf(fresh.length, 'more finding')} of "kb audit", until ${expires}.\n`,
  );
  return 0;
}

function verdict(findings: readonly Finding[], { maxWarnings, strict }: AuditOptions, hasBaseline: boolean) {
  const { errors, warnings } = summarise(findings);
  const allowed = maxWarnings ?? (strict || hasBaseline ? 0 : Number.POSITIVE_INFINITY);
  const gate = allowed === Number.POSITIVE_INFINITY ? ('error' as const) : ('warning' as const);
  return { failed: errors > 0 || warnings > allowed, gate };
}

function reportInput(
  findings: readonly Finding[],
  subject: AuditSubject,
  notes: readonly string[],
  context: Context,
) {
  return {
    command: 'kb audit',
    findings,
    source: subject.source,
    colour: context.colour,
    columns: context.columns,
    fingerprints: fingerprintsOf(findings),
    notes,
  };
}

/** What axe saw and could not decide: a person has to look. */
function undecidedNotes({ visited }: AllVisits): string[] {
  const pages = new Map<string, Set<string>>();
  for (const { task, visit } of visited) {
    for (const rule of Object.keys(visit.undecided)) {
      pages.set(rule, (pages.get(rule) ?? new Set()).add(task.page.path));
    }
  }
  return [...pages].sort().map(([rule, names]) => {
    const [first = ''] = [...names].sort();
    return `axe could not decide ${rule} on ${countOf(names.size, 'page')}, for example ${first}: look at it.`;
  });
}

export const command: Command = {
  about:
    'Looks at the pages in an installed Chrome, Edge or Chromium as customers meet them: search open, dark, narrow, by keyboard, without JavaScript and more. Ends with exit code 1 when something must be fixed, 2 when it could not check.',
  flags: [
    { flags: '--site <dir>', text: 'audit another built site: a folder, or an address on this computer' },
    {
      flags: '--pages <pattern>',
      text: 'only these pages or articles; may be given several times',
      repeat: true,
    },
    {
      flags: '--states <list>',
      text: `only these states (with commas): ${auditStates.join(', ')}`,
      repeat: true,
    },
    { flags: '--baseline <file>', text: 'accept what this file lists (default: kb-baseline.yml)' },
    { flags: '--no-baseline', text: 'show what the baseline accepts, too' },
    { flags: '--accept <reason>', text: 'add what is found to the baseline' },
    {
      flags: '--expires <day>',
      text: 'with --accept: the last day (default: in six months)',
      parse: dayValue,
    },
    { flags: '--max-warnings <number>', text: 'fail when there are more warnings', parse: countValue(0) },
    {
      flags: '--format <format[=file]>',
      text: 'pretty, json, sarif, junit, github or markdown; may be given several times',
      repeat: true,
    },
    { flags: '--strict', text: 'fail for warnings, too' },
    {
      flags: '--time-limit <seconds>',
      text: 'for one page in one state (default: 60)',
      parse: countValue(1, 3600),
    },
    {
      flags: '--sign-off <list>',
      text: 'note that a person has answered these questions (with commas)',
      repeat: true,
    },
    { flags: '--by <id>', text: 'with --sign-off: who' },
    { flags: '--note <text>', text: 'with --sign-off: what was looked at' },
    commonFlags.content,
    commonFlags.drafts,
    commonFlags.internal,
    { flags: '--no-cache', text: 'visit every page anew' },
    commonFlags.asOf,
  ],
  examples: [
    ['kb audit', 'looks at everything, in every state'],
    ['kb audit --pages content/billing --states dark,320px', 'looks at some articles, in two states'],
    ['kb audit --site http://localhost:8080/', 'audits a site that kb did not make'],
    ['kb audit --sign-off alt-texts,captions --by maria', 'notes who has judged what a program cannot'],
  ],
  run: (_operands, values, context) => audit(values as AuditOptions, context),
};
