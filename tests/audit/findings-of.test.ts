import { describe, expect, test } from 'vitest';
import { findingsOf, notVisitedFindings, type Trace } from '../../src/audit/findings-of.ts';
import type { AuditState, Fault, PageElement, Visited } from '../../src/model/audit.ts';

function element(text: string, more: Partial<PageElement> = {}): PageElement {
  return {
    tag: 'a',
    id: '',
    classes: [],
    around: [{ tag: 'footer', id: '', classes: ['site-footer'] }],
    html: '<a>',
    text,
    address: '',
    byAuthor: false,
    part: '',
    turn: 0,
    below: '',
    ...more,
  };
}

function visited(path: string, state: AuditState, ...faults: Fault[]): Visited {
  return {
    task: { page: { path, kind: 'article', locale: 'en' }, scope: 'whole', state },
    visit: { faults, undecided: {} },
  };
}

const contrast = (text: string, more: Partial<PageElement> = {}): Fault => ({
  rule: 'axe-color-contrast',
  severity: 'error',
  message: 'Elements must have contrast.',
  docs: 'https://example.com/contrast',
  element: element(text, more),
});

const ofTheme: Trace = () => ({
  whose: 'theme',
  at: { path: 'theme/footer.hbs', line: 3, column: 5 },
  kind: 'partials/footer',
});
const ofAuthor =
  (line: number): Trace =>
  (_, page) => ({
    whose: 'author',
    at: { path: `content/${page.path}.md`, line, column: 1 },
    kind: 'article',
  });

describe('findings of an audit', () => {
  test('one fault of a template is one finding, however many pages, states and words it is seen with', () => {
    const findings = findingsOf(
      [
        visited('a.html', 'load', contrast('Privacy'), contrast('Terms')),
        visited('b.html', 'dark', contrast('Privacy')),
      ],
      ofTheme,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'axe-color-contrast',
      severity: 'error',
      at: { path: 'theme/footer.hbs', line: 3, column: 5 },
      docs: 'https://example.com/contrast',
      fingerprint: 'partials/footer .site-footer a',
    });
    expect(findings[0]?.hint).toContain('Seen on 2 pages, for example a.html (load, dark).');
  });

  test('the key of a fault of an author stays when lines are added above', () => {
    const fault = {
      ...contrast('', { tag: 'img', address: 'x.png', byAuthor: true }),
      rule: 'axe-image-alt',
    };
    const [before] = findingsOf([visited('a', 'load', fault)], ofAuthor(7));
    const [after] = findingsOf([visited('a', 'load', fault)], ofAuthor(70));
    expect(before?.fingerprint).toBe(after?.fingerprint);
    expect(before?.at.line).not.toBe(after?.at.line);
    expect(before?.message).toBe('This picture has no text for readers who cannot see it.');
  });

  test('two faults of one author are two, and one in two states is one', () => {
    const one = contrast('pale', { tag: 'p', byAuthor: true });
    const other = contrast('paler', { tag: 'p', byAuthor: true });
    expect(
      findingsOf([visited('a', 'load', one, other), visited('a', 'dark', one)], ofAuthor(7)),
    ).toHaveLength(2);
  });

  test('the worst severity counts', () => {
    const weak = { ...contrast('x'), severity: 'info' as const };
    expect(
      findingsOf([visited('a', 'load', weak), visited('b', 'load', contrast('x'))], ofTheme)[0]?.severity,
    ).toBe('error');
  });

  test('pages that could not be looked at are errors that say why', () => {
    const task = (state: AuditState) => visited('slow.html', state).task;
    const findings = notVisitedFindings([
      { task: task('load'), reason: 'it did not come to rest in time' },
      { task: task('dark'), reason: 'it did not come to rest in time' },
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'audit-not-checked',
      severity: 'error',
      message: 'The page slow.html could not be checked: it did not come to rest in time (load, dark).',
    });
  });
});
