import fc from 'fast-check';
import type { Finding, Severity } from '../../src/model/finding.ts';
import type { ReportInput } from '../../src/report/report-input.ts';

/** A finding with ordinary values where a test does not care. */
export function finding(
  values: Partial<Finding> & { line?: number; column?: number; path?: string } = {},
): Finding {
  const { line = 12, column = 5, path = 'content/billing/refund.md', ...rest } = values;
  return {
    rule: 'link-broken',
    severity: 'error' as Severity,
    message: 'The link to "refnd.md" leads nowhere.',
    hint: 'Did you mean "refund.md"?',
    at: { path, line, column },
    ...rest,
  };
}

/** What a reporter is given, without colour and source unless a test adds them. */
export function reportInput(values: Partial<ReportInput> = {}): ReportInput {
  return {
    findings: [],
    source: () => undefined,
    colour: false,
    columns: 80,
    today: '2026-06-15',
    ...values,
  };
}

/** Findings with everything that breaks formats: quotes, markup, line breaks, control characters, lone surrogates, separators. */
export const awkward: readonly Finding[] = [
  finding({ message: 'Quotes " \' and <b>markup</b> & a ]]> end', hint: '--> | `code` %0A' }),
  finding({
    message: 'Two\nlines\r\nand a tab\t.',
    path: 'content/with, comma: and 100%.md',
    severity: 'warning',
  }),
  finding({
    message: 'Bell \u0007 escape \u001b[31m lone \ud800 end \ufffe',
    path: 'content/ä ö/日本 #1?.md',
    severity: 'info',
  }),
  finding({
    message: '::error file=evil::gotcha',
    path: 'content/[a](b)|c.md',
    line: 1,
    column: 1,
    rule: 'x',
  }),
];

/** Any UTF-16 units, lone surrogates included. */
export const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});
