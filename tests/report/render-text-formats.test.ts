import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/render-report.ts';
import { reportFormats } from '../../src/report/report-input.ts';
import { awkward, finding, reportInput } from './findings.ts';

describe('every format', () => {
  it.each(reportFormats)('%s ends with a line break and is the same for the same input', (format) => {
    const text = renderReport(format, reportInput({ findings: awkward }));
    expect(text.endsWith('\n')).toBe(true);
    expect(text).toBe(renderReport(format, reportInput({ findings: awkward })));
  });

  it.each(reportFormats)('%s says something without findings', (format) => {
    expect(renderReport(format, reportInput()).trim()).not.toBe('');
  });
});

describe('JSON', () => {
  it('has version, summary and the findings as they are', () => {
    const report = JSON.parse(renderReport('json', reportInput({ findings: awkward })));
    expect(Object.keys(report)).toEqual(['version', 'summary', 'findings']);
    expect(report.version).toBe(1);
    expect(report.summary).toEqual({ errors: 2, warnings: 1, infos: 1 });
    expect(report.findings).toHaveLength(4);
    expect(report.findings[0].at).toEqual({ path: 'content/billing/refund.md', line: 12, column: 5 });
  });
});

describe('GitHub annotations', () => {
  it('are workflow commands with file, line, column and title', () => {
    const text = renderReport('github', reportInput({ findings: [finding()] }));
    expect(text.split('\n')[0]).toBe(
      '::error file=content/billing/refund.md,line=12,col=5,title=link-broken::The link to "refnd.md" leads nowhere.%0ADid you mean "refund.md"?',
    );
  });

  it('come with the worst first, infos as notices', () => {
    const findings = [finding({ severity: 'info' }), finding({ severity: 'warning' }), finding()];
    const kinds = renderReport('github', reportInput({ findings })).match(/^::\w+/gm);
    expect(kinds).toEqual(['::error', '::warning', '::notice']);
  });

  it('let no text break out of its command', () => {
    const text = renderReport('github', reportInput({ findings: awkward }));
    expect(text.trimEnd().split('\n')).toHaveLength(awkward.length + 1);
    expect(text).toContain('file=content/with%2C comma%3A and 100%25.md');
    expect(text).toContain('Two%0Alines%0D%0Aand');
    expect(text).toMatch(/^::error file=content\/\[a\]\(b\)\|c\.md,[^:]*::::error/m);
  });
});

describe('Markdown', () => {
  it('has a table for each rule', () => {
    const text = renderReport('markdown', reportInput({ findings: [finding()], notes: ['3 accepted.'] }));
    expect(text).toContain('## kb check: 1 error');
    expect(text).toContain('3 accepted.');
    expect(text).toContain('### link-broken (1 error)');
    expect(text).toContain('| content/billing/refund.md:12:5 | The link to "refnd.md" leads nowhere. |');
  });

  it('shows awkward texts as they are, each in its row', () => {
    const text = renderReport('markdown', reportInput({ findings: awkward }));
    expect(text).toContain('&lt;b&gt;markup&lt;/b&gt; &amp; a \\]\\]&gt; end');
    expect(text).toContain('| Two lines and a tab . |');
    expect(text).toContain('content/\\[a\\]\\(b\\)\\|c.md');
    const rows = text.split('\n').filter((line) => line.startsWith('| content'));
    expect(rows).toHaveLength(awkward.length);
    for (const row of rows) expect(row.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(4);
  });

  it('shows twenty places of a rule and counts the rest', () => {
    const findings = Array.from({ length: 25 }, (_, index) => finding({ line: index + 1 }));
    const text = renderReport('markdown', reportInput({ findings }));
    expect(text.split('\n').filter((line) => line.startsWith('| content'))).toHaveLength(20);
    expect(text).toContain('And 5 more: `kb check --only link-broken`.');
  });
});
