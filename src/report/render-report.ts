import { renderGithub } from './render-github.ts';
import { renderJson } from './render-json.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderPretty } from './render-pretty.ts';
import { renderSarif } from './render-sarif.ts';
import type { ReportFormat, ReportInput } from './report-input.ts';

const renderers: Record<ReportFormat, (input: ReportInput) => string> = {
  pretty: renderPretty,
  json: renderJson,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderGithub,
  markdown: renderMarkdown,
};

/** Renders findings in one format; the text ends with a line break. Equal input gives equal text. */
export function renderReport(format: ReportFormat, input: ReportInput): string {
  return renderers[format](input);
}
