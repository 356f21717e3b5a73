import { renderJson } from './render-json.ts';
import { renderPretty } from './render-pretty.ts';
import type { ReportFormat, ReportInput } from './report-input.ts';

const renderers: Record<ReportFormat, (input: ReportInput) => string> = {
  pretty: renderPretty,
  json: renderJson,
  sarif: renderJson,
  junit: renderJson,
  github: renderJson,
  markdown: renderJson,
};

/** Renders findings in one format; the text ends with a line break. Equal input gives equal text. */
export function renderReport(format: ReportFormat, input: ReportInput): string {
  return renderers[format](input);
}
