import { describe, expect, test } from 'vitest';
import { partsOf, planAudit } from '../../src/audit/plan-audit.ts';
import { type AuditPage, auditStates } from '../../src/model/audit.ts';

const texts: Record<string, string> = {
  'a.html': '<div class="wrap"><p class="lead">',
  'b.html': '<div class="wrap"><p class="lead"><video class="video">',
  'c.html': '<div class="wrap">',
  'd.html': '<div class="wrap rare">',
};
const page = (path: string, locale = 'en', kind: AuditPage['kind'] = 'article'): AuditPage => ({
  path,
  kind,
  locale,
});
const plan = (pages: AuditPage[], states = auditStates) =>
  planAudit({ pages, textOf: ({ path }) => texts[path] ?? '', states, isRtl: (locale) => locale === 'ar' });

describe('what an audit visits', () => {
  test('as a whole, the pages that together have every part; what authors wrote, on every page', () => {
    const tasks = plan(Object.keys(texts).map((path) => page(path)));
    const whole = new Set(tasks.filter(({ scope }) => scope === 'whole').map((task) => task.page.path));
    expect([...whole]).toEqual(['b.html', 'd.html']);
    expect(tasks.filter(({ scope }) => scope === 'whole')).toHaveLength(2 * auditStates.length);
    expect(tasks.filter(({ scope }) => scope === 'content').map((task) => task.page.path)).toEqual(
      Object.keys(texts),
    );
  });

  test('every direction of writing in all states, other languages where longer words matter', () => {
    const tasks = plan([page('a.html'), page('de/a.html', 'de'), page('ar/a.html', 'ar')]);
    const statesOf = (path: string) =>
      tasks.filter((task) => task.scope === 'whole' && task.page.path === path).map(({ state }) => state);
    expect(statesOf('a.html')).toEqual(auditStates);
    expect(statesOf('ar/a.html')).toEqual(auditStates);
    expect(statesOf('de/a.html')).toEqual(['load', '320px', 'text-200']);
  });

  test('only the chosen states', () => {
    expect(plan([page('a.html')], ['print'] as never).map(({ scope, state }) => `${scope} ${state}`)).toEqual(
      ['whole print'],
    );
  });

  test('every page of a site that kb did not make', () => {
    const many = Array.from({ length: 30 }, (_, index) => page(`${index}.html`, '', 'page'));
    const loaded = plan(many).filter(({ state }) => state === 'load');
    expect(new Set(loaded.map((task) => task.page.path)).size).toBe(30);
    expect(loaded.some(({ scope }) => scope === 'content')).toBe(false);
  });

  test('every page of a large site that kb did not make, most of them the quick way', () => {
    const many = Array.from({ length: 201 }, (_, index) => page(`${index}.html`, '', 'page'));
    const scopes = plan(many).map((task) => `${task.scope} ${task.page.path}`);
    expect(new Set(scopes.map((name) => name.replace(/^\S+ /, ''))).size).toBe(201);
    expect(scopes.filter((name) => name.startsWith('page-quick '))).toHaveLength(200);
    expect(scopes.filter((name) => name.startsWith('page '))).toHaveLength(0);
  });

  test('parts are classes and fixed ids, not the colours of code', () => {
    expect([...partsOf('<p class="a b"><code class="language-js hl-key"><i id="kbMain" id="x">')]).toEqual([
      '.a',
      '.b',
      '#kbMain',
    ]);
  });
});
