import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.ts';
import { renderPretty } from '../../src/report/render-pretty.ts';
import { finding, reportInput } from './findings.ts';

const many = (count: number, values: Parameters<typeof finding>[0] = {}) =>
  Array.from({ length: count }, (_, index) =>
    finding({ path: `content/a-${String(index).padStart(3, '0')}.md`, ...values }),
  );

describe('a few findings', () => {
  const source = () => '---\ntitle: x\n---\nSee [refunds](refnd.md) first.\n';

  it('are shown with place, message, line, caret and hint', () => {
    const text = renderPretty(reportInput({ findings: [finding({ line: 4, column: 5 })], source }));
    expect(text).toBe(
      [
        'content/billing/refund.md:4:5  error  link-broken',
        '  The link to "refnd.md" leads nowhere.',
        '    4 | See [refunds](refnd.md) first.',
        '      |     ^',
        '  Did you mean "refund.md"?',
        '',
        'kb check: 1 error',
        '',
      ].join('\n'),
    );
  });

  it('have colour only when it is asked for', () => {
    const input = { findings: [finding({ line: 4, column: 5 })], source };
    expect(renderPretty(reportInput(input))).not.toContain('\u001b');
    expect(renderPretty(reportInput({ ...input, colour: true }))).toContain('\u001b[31merror');
  });

  it('print no control character of the project, and no line of its own', () => {
    const text = renderPretty(
      reportInput({
        findings: [finding({ message: 'a\u001b[2Jb\nc\u202ed', line: 1, column: 2, path: 'x\u001b]0;y.md' })],
        source: () => '::error::\u001b[31mred\u0000',
      }),
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text.split('\n').some((line) => line.startsWith('::'))).toBe(false);
  });

  it('need no source', () => {
    expect(renderPretty(reportInput({ findings: [finding({ line: 99 })], source }))).not.toContain('|');
  });
});

describe('the caret', () => {
  it('stands below the character, whatever is before it', () => {
    const caretOf = (line: string, column: number) => {
      const [shown = '', caret = ''] = codeFrame(line, 1, column, 80);
      return [shown.slice(8), caret.slice(8)];
    };
    expect(caretOf('\tab', 2)).toEqual([' ab', ' ^']);
    expect(caretOf('日本 x', 4)).toEqual(['日本 x', '     ^']);
    expect(caretOf('e\u0301x', 3)).toEqual(['e\u0301x', ' ^']);
    expect(caretOf('🎉x', 3)).toEqual(['🎉x', '  ^']);
  });

  it('stands in a window when the line is long', () => {
    const line = `${'a'.repeat(500)}TARGET${'b'.repeat(100_000)}`;
    const [shown = '', caret = ''] = codeFrame(line, 7, 501, 60);
    expect(shown.length).toBeLessThan(70);
    expect(shown.slice(caret.indexOf('^'), caret.indexOf('^') + 6)).toBe('TARGET');
  });

  it('is not there for a line that is empty or missing', () => {
    expect(codeFrame(undefined, 3, 1, 80)).toEqual([]);
    expect(codeFrame('   ', 3, 1, 80)).toEqual([]);
  });
});

describe('many findings', () => {
  it('of one rule are a list with the common hint once', () => {
    const text = renderPretty(reportInput({ findings: many(30) }));
    expect(text.match(/content\/a-/g)).toHaveLength(30);
    expect(text.match(/Did you mean/g)).toHaveLength(1);
  });

  const mixed = [
    ...many(400, { rule: 'owner-missing', severity: 'warning', message: 'No owner.', hint: 'Add one.' }),
    ...many(5),
    ...many(50, { rule: 'link-text-url', severity: 'info', message: 'An address.' }),
  ];

  it('of several rules fit on two screens', () => {
    const text = renderPretty(reportInput({ findings: mixed }));
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).toContain('and 397 more (kb check --only owner-missing)');
    expect(text).toMatch(/warning\s+400\s+owner-missing\s+in 400 files/);
    expect(text).toContain('kb check: 5 errors, 400 warnings, 50 suggestions');
  });

  it('say what to do first: errors, then the pages that most depend on', () => {
    const weights = new Map([
      ['content/a-003.md', { value: 9, reason: '9 articles link here' }],
      ['content/a-001.md', { value: 2, reason: '2 articles link here' }],
    ]);
    const text = renderPretty(reportInput({ findings: mixed, weights }));
    const tasks = text.split('What to do first')[1]?.match(/^ *\d+\. .*/gm);
    expect(tasks).toEqual([
      ' 1. content/a-003.md (9 articles link here)',
      ' 2. content/a-001.md (2 articles link here)',
      ' 3. content/a-000.md',
      ' 4. content/a-002.md',
      ' 5. content/a-004.md',
      ' 6. owner-missing: 400 in 400 files',
      ' 7. link-text-url: 50 in 50 files',
    ]);
  });

  it('never let errors push out the one thing that mends four hundred pages', () => {
    const text = renderPretty(reportInput({ findings: [...mixed, ...many(19, { rule: 'image-missing' })] }));
    expect(text).toContain('The ten things to do first');
    expect(text.split('things to do first')[1]).toContain('owner-missing: 400 in 400 files');
  });

  it('keep long paths and messages within the terminal', () => {
    const long = many(30, { message: 'word '.repeat(100), path: `content/${'folder/'.repeat(5)}a.md` });
    const text = renderPretty(reportInput({ findings: [...long, ...many(5, { rule: 'x' })], columns: 80 }));
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
