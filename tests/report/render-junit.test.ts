import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Finding } from '../../src/model/finding.ts';
import { renderJunit } from '../../src/report/render-junit.ts';
import { anyText, awkward, finding, reportInput } from './findings.ts';

/** The schema of Ant's JUnit reports, which the package `junit-xml` carries in its own tests. */
function readSchema(): string {
  const folder = path.dirname(createRequire(import.meta.url).resolve('junit-xml/package.json'));
  const source = readFileSync(path.join(folder, 'src/index.test.ts'), 'utf8');
  const schema = /const antJunitSchema = '(<\?xml.*<\/xs:schema>)'/.exec(source)?.[1];
  if (!schema) throw new Error('The package junit-xml no longer carries the schema.');
  return schema;
}

const schema = readSchema();

async function problemsOf(xml: string): Promise<string[]> {
  const result = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: 'junit.xsd', contents: schema }],
  });
  return result.errors.map((error) => error.message);
}

describe('JUnit XML', () => {
  it('refuses what is not JUnit, so that the tests below mean something', async () => {
    expect(await problemsOf('<testsuites><testcase/></testsuites>')).not.toEqual([]);
  });

  it('is valid without findings, and shows one passing test', async () => {
    const xml = renderJunit(reportInput());
    expect(await problemsOf(xml)).toEqual([]);
    expect(xml).toContain('<testcase name="no findings"');
    expect(xml).not.toContain('<failure');
  });

  it('is valid with awkward texts and paths', async () => {
    expect(await problemsOf(renderJunit(reportInput({ findings: awkward, gate: 'info' })))).toEqual([]);
    expect(await problemsOf(renderJunit(reportInput({ findings: awkward })))).toEqual([]);
  });

  it('is valid whatever the texts are', async () => {
    const text = anyText;
    const findings: Finding[] = [];
    fc.assert(
      fc.property(text, text, text, (message, file, rule) => {
        findings.push(finding({ message, rule, path: `content/${file}.md` }));
      }),
    );
    expect(await problemsOf(renderJunit(reportInput({ findings })))).toEqual([]);
  });

  it('fails only what is at the gate, and tells of the rest', () => {
    const findings = [
      finding(),
      finding({ severity: 'warning', rule: 'owner-missing', message: 'No owner.' }),
    ];
    const strict = renderJunit(reportInput({ findings, gate: 'warning' }));
    expect(strict).toContain('failures="2"');
    const lenient = renderJunit(reportInput({ findings }));
    expect(lenient).toContain('<testsuite name="content/billing/refund.md"');
    expect(lenient).toContain('tests="2" failures="1"');
    expect(lenient).toMatch(/<testcase name="owner-missing" classname="[^"]+" time="0"\/>/);
    expect(lenient).toMatch(/<system-out>content\/billing\/refund.md:12:5 warning owner-missing: No owner\./);
  });

  it('gives findings of one rule in one file names of their own', () => {
    const xml = renderJunit(reportInput({ findings: [finding({ line: 1 }), finding({ line: 2 })] }));
    expect(xml).toContain('name="link-broken"');
    expect(xml).toContain('name="link-broken (2)"');
  });
});
