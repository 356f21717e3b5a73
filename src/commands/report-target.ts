import path from 'node:path';
import { isInside, realPlace, relativeName } from '../io/is-inside.ts';
import { readIfPossible } from '../io/read-text.ts';
import { demandPlaceForFile } from '../io/report-place.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import { renderReport } from '../report/render-report.ts';
import { type ReportFormat, type ReportInput, reportFormats } from '../report/report-input.ts';
import type { Context } from './context.ts';

/** One `--format FORMAT[=FILE]`; without a file it goes to standard output. */
export interface ReportTarget {
  readonly format: ReportFormat;
  /** Absolute. */
  readonly file?: string;
}

/** Formats that stand one after the other in a log: GitHub finds its annotations between other lines. */
const linesOfALog: ReadonlySet<ReportFormat> = new Set(['pretty', 'github']);

/**
 * Understands all `--format` flags of one command. Without one for standard output, people get the pretty report there.
 * Throws `UserError` for a format that does not exist, two for standard output that do not go together, and what `formatFile` refuses.
 */
export function reportTargets(
  formats: readonly string[],
  { cwd, out }: { cwd: string; out: string },
): ReportTarget[] {
  const targets = formats.map((text): ReportTarget => {
    const [name = '', ...rest] = text.split('=');
    const format = reportFormats.find((candidate) => candidate === name.trim());
    if (!format) throw unknownFormat(name);
    if (rest.length === 0) return { format };
    return { format, file: formatFile(rest.join('='), cwd, out) };
  });
  const printed = targets.filter((target) => target.file === undefined);
  const whole = printed.find(({ format }) => !linesOfALog.has(format));
  if (whole && printed.length > 1) {
    throw new UserError('Two formats cannot both go to standard output.', {
      hint: `Give one of them a file: --format ${whole.format}=FILE`,
    });
  }
  return printed.length === 0 ? [{ format: 'pretty' }, ...targets] : targets;
}

/** An absolute path for a file that only the team may see. Throws `UserError` when customers would see it, or it cannot be written. */
export function reportFile(name: string, cwd: string, out: string): string {
  if (name.trim() === '') {
    throw new UserError('A format with "=" needs the name of a file.', {
      hint: 'For example: --format json=findings.json',
    });
  }
  const file = path.resolve(cwd, name);
  if (isInside(out, file) || isInside(realPlace(out), realPlace(file))) {
    throw new UserError(`The report ${name} would be inside the site, where customers can read it.`, {
      hint: `Choose a place outside ${relativeName(cwd, out) || 'this folder'}, for example .kb/${path.basename(name)}`,
    });
  }
  demandPlaceForFile(file, name);
  return file;
}

/** The file of a `--format FORMAT=FILE`. Throws `UserError` when customers would see it, and when it would replace what people wrote. */
export function formatFile(name: string, cwd: string, out: string): string {
  const file = reportFile(name, cwd, out);
  const isSettings = /\.ya?ml$/i.test(file) && readIfPossible(file) !== undefined;
  const isArticle = /\.md$/i.test(file) && readIfPossible(file)?.startsWith('---') === true;
  if (isSettings || isArticle) {
    throw new UserError(`The report ${name} would replace ${isSettings ? 'settings' : 'an article'}.`, {
      hint: 'Choose another name.',
    });
  }
  return file;
}

/** Writes every report: files first, so that what is printed comes last. */
export function writeReports(targets: readonly ReportTarget[], input: ReportInput, context: Context): void {
  for (const { format, file } of targets) {
    if (file === undefined) continue;
    writeAtomically(file, renderReport(format, { ...input, colour: false, columns: 100 }));
  }
  for (const { format, file } of targets) {
    if (file === undefined) context.stdout(renderReport(format, input));
  }
}

function unknownFormat(name: string): UserError {
  const meant = nearest(name.slice(0, 40), reportFormats);
  return new UserError(`kb has no report format "${name.slice(0, 40)}".`, {
    hint: meant ? `Did you mean "${meant}"?` : `There are: ${reportFormats.join(', ')}.`,
  });
}
