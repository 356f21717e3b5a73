import { summarise } from '../model/finding.ts';
import type { ReportInput } from './report-input.ts';

/** Version of the shape `{version, summary, findings}`; a change that breaks readers raises it. */
const shapeVersion = 1;

/** One JSON object `{version, summary: {errors, warnings, infos}, findings}` and a line break. */
export function renderJson(input: ReportInput): string {
  const report = { version: shapeVersion, summary: summarise(input.findings), findings: input.findings };
  return `${JSON.stringify(report, null, 2)}\n`;
}
