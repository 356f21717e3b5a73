import type { GapReport } from '../model/gap-report.ts';
import { renderGapsCsv } from './gaps-report-csv.ts';
import { renderGapsHtml } from './gaps-report-html.ts';
import { renderGapsMarkdown } from './gaps-report-markdown.ts';
import { renderGapsText } from './gaps-report-text.ts';

export const gapReportFormats = ['text', 'html', 'markdown', 'csv', 'json'] as const;
export type GapReportFormat = (typeof gapReportFormats)[number];

/** The gap report in one format. What may be shown was decided before: `text` is for the terminal, the others are passed on. */
export function renderGapReport(
  format: GapReportFormat,
  report: GapReport,
  terminal: { readonly colour: boolean; readonly columns: number } = { colour: false, columns: 100 },
): string {
  switch (format) {
    case 'text':
      return renderGapsText(report, terminal);
    case 'html':
      return renderGapsHtml(report);
    case 'markdown':
      return renderGapsMarkdown(report);
    case 'csv':
      return renderGapsCsv(report);
    default:
      return `${JSON.stringify(report, undefined, 2)}\n`;
  }
}
