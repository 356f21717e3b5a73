import { writeAtomically } from '../io/write-atomically.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Context } from './context.ts';
import { formatFile } from './report-target.ts';

/** One `--format FORMAT[=FILE]`. */
export interface OutputTarget<Format extends string> {
  readonly format: Format;
  /** Absolute; undefined is standard output. */
  readonly file?: string;
}

/** Only the owner may read what is made of contacts. */
const privateMode = 0o600;

/**
 * Understands `--format` flags. Without one, or when all go to files, the first of `formats` is printed. Throws `UserError` for
 * unknown formats, two for standard output, and what `formatFile` refuses.
 */
export function outputTargets<Format extends string>(
  texts: readonly string[],
  formats: readonly Format[],
  place: { readonly cwd: string; readonly out: string },
): OutputTarget<Format>[] {
  const targets = texts.map((text): OutputTarget<Format> => {
    const [name = '', ...rest] = text.split('=');
    const format = formats.find((candidate) => candidate === name.trim().toLowerCase());
    if (!format) {
      const meant = nearest(name.slice(0, 40), formats);
      throw new UserError(`This report has no format "${name.slice(0, 40)}".`, {
        hint: meant ? `Did you mean "${meant}"?` : `There are: ${formats.join(', ')}.`,
      });
    }
    return rest.length === 0
      ? { format }
      : { format, file: formatFile(rest.join('='), place.cwd, place.out) };
  });
  if (targets.filter((target) => target.file === undefined).length > 1) {
    throw new UserError('Two formats cannot both go to standard output.', {
      hint: 'Give one of them a file: --format html=gaps.html',
    });
  }
  if (targets.some((target) => target.file === undefined)) return targets;
  return [{ format: formats[0] as Format }, ...targets];
}

/** Writes files for the owner's eyes only, then prints. */
export function writeOutputs<Format extends string>(
  targets: readonly OutputTarget<Format>[],
  render: (format: Format) => string,
  context: Context,
): void {
  for (const { format, file } of targets) {
    if (file !== undefined) writeAtomically(file, render(format), privateMode);
  }
  for (const { format, file } of targets) {
    if (file === undefined) context.stdout(render(format));
  }
}
