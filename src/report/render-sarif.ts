import type { Finding, Severity } from '../model/finding.ts';
import type { ReportInput } from './report-input.ts';
import { wellFormed } from './well-formed.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** A SARIF 2.1.0 log with one run. Columns count UTF-16 units, addresses are relative to the project folder. */
export function renderSarif(input: ReportInput): string {
  const names = [...new Set(input.findings.map((finding) => finding.rule))].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const notes = new Map((input.rules ?? []).map((note) => [note.name, note]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'kb',
            ...(input.version ? { version: input.version } : {}),
            rules: names.map((name) => {
              const note = notes.get(name);
              if (!note) return { id: name };
              return {
                id: name,
                shortDescription: { text: note.summary },
                fullDescription: { text: note.why },
                help: { text: `${note.summary} ${note.why} More: kb explain ${name}` },
              };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: input.findings.map((finding, index) => ({
          ruleId: finding.rule,
          ruleIndex: indexOf.get(finding.rule),
          level: levels[finding.severity],
          message: { text: finding.hint ? `${finding.message} ${finding.hint}` : finding.message },
          locations: [locationOf(finding)],
          ...(input.fingerprints?.[index]
            ? { partialFingerprints: { 'kbFinding/v1': input.fingerprints[index] } }
            : {}),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function locationOf(finding: Finding): object {
  const uri = wellFormed(finding.at.path).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri },
      region: { startLine: finding.at.line, startColumn: finding.at.column },
    },
  };
}
