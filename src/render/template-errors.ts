import { UserError } from '../model/errors.ts';

/** A template's source and the file a person can open. */
export interface TemplateSource {
  readonly text: string;
  readonly file: string;
}

const hint =
  'Correct the template, or delete the file from your theme folder to use the built-in one. What a template can use is listed at the top of the built-in one, in templates/theme of the kb package.';

/** The column of a syntax error, which the parser only shows as a piece of the line with an arrow below it. */
function columnOf(source: string, line: number, message: string): number {
  const rows = message.split('\n');
  const arrow = rows.findIndex((row) => /^-*\^$/.test(row));
  const shown = rows[arrow - 1];
  if (arrow < 1 || shown === undefined) return 1;
  const ahead = shown.slice((rows[arrow] as string).length - 1).replace(/\.\.\.$/, '');
  const text = source.split('\n')[line - 1] ?? '';
  const at = ahead === '' ? text.length : text.indexOf(ahead);
  return Math.max(0, at) + 1;
}

/** Plain words for what Handlebars says. */
function reword(message: string): string {
  const first = (message.split('\n')[0] as string).replace(/ - \d+:\d+$/, '');
  const missing = /^"(.+?)" not defined in/.exec(first);
  if (missing) return `The template asks for "${missing[1]}", which this page does not have.`;
  const helper = /unknown helper (\S+)/.exec(first) ?? /^Missing helper: "(.+?)"/.exec(first);
  if (helper) return `The template uses the helper "${helper[1]}", which does not exist.`;
  const partial = /^The partial (\S+) could not be found/.exec(first);
  if (partial) return `The template includes "${partial[1]}", which does not exist.`;
  if (/^(Parse|Lexical) error/.test(first))
    return 'The template has a mistake here: the braces or block tags do not fit together.';
  return `The template cannot be used: ${first}.`;
}

/** What an error of Handlebars means for the person who wrote the template. Errors that are none come back unchanged. */
export function templateError(error: unknown, source: TemplateSource): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const known = error as Error & { lineNumber?: number; column?: number; hint?: string };
  const parse = /^(?:Parse|Lexical) error on line (\d+)/.exec(error.message);
  const partial = /^The partial \S+ could not be found/.test(error.message);
  if (parse) {
    const line = Number(parse[1]);
    const column = columnOf(source.text, line, error.message);
    return new UserError(reword(error.message), { at: { path: source.file, line, column }, hint });
  }
  if (known.lineNumber === undefined && !partial) return error;
  const at = { path: source.file, line: known.lineNumber ?? 1, column: (known.column ?? 0) + 1 };
  return new UserError(reword(error.message), { at, hint: known.hint ?? hint });
}
