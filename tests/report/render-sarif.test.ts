import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/report/render-sarif.ts';
import { anyText, awkward, finding, reportInput } from './findings.ts';

const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);

function createValidator() {
  // The schema is written for draft 4, where its own address is `id`; it uses nothing else that has changed since.
  const { $schema: _draft, id: _address, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

const validate = createValidator();

function problemsOf(text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors;
}

describe('SARIF 2.1.0', () => {
  it('refuses what is not SARIF, so that the tests below mean something', () => {
    expect(problemsOf('{"version":"2.1.0","runs":[{}]}')).not.toBeNull();
  });

  it('is valid without findings', () => {
    expect(problemsOf(renderSarif(reportInput()))).toBeNull();
  });

  it('is valid with awkward texts and paths, rules, fingerprints and version', () => {
    const input = reportInput({
      findings: awkward,
      fingerprints: awkward.map((_, index) => `print-${index}`),
      rules: [{ name: 'link-broken', summary: 'A link leads nowhere.', why: 'Customers call.' }],
      version: '1.2.3',
    });
    expect(problemsOf(renderSarif(input))).toBeNull();
  });

  it('is valid whatever the texts are', () => {
    const text = anyText;
    fc.assert(
      fc.property(text, text, text, (message, path, rule) => {
        const input = reportInput({ findings: [finding({ message, rule, path: path || 'a' })] });
        expect(problemsOf(renderSarif(input))).toBeNull();
      }),
    );
  });

  it('says where, how bad and which rule', () => {
    const input = reportInput({
      findings: [finding({ path: 'content/Store Support/a.md', severity: 'info', line: 3, column: 7 })],
      fingerprints: ['abc'],
    });
    const [run] = JSON.parse(renderSarif(input)).runs;
    expect(run.results).toEqual([
      {
        ruleId: 'link-broken',
        ruleIndex: 0,
        level: 'note',
        message: { text: 'The link to "refnd.md" leads nowhere. Did you mean "refund.md"?' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'content/Store%20Support/a.md' },
              region: { startLine: 3, startColumn: 7 },
            },
          },
        ],
        partialFingerprints: { 'kbFinding/v1': 'abc' },
      },
    ]);
    expect(run.tool.driver.rules).toEqual([{ id: 'link-broken' }]);
  });
});
