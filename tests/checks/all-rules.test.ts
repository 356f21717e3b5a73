import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';

const names = allRules.map((rule) => rule.name);
const source = path.resolve(import.meta.dirname, '../../src');

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
}

/** Names of rules that the code of a folder gives to problems. */
function emittedIn(folder: string): Set<string> {
  const emitted = new Set<string>();
  for (const file of sourceFiles(path.join(source, folder))) {
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(/\b(?:rule|wrong|unknown|date): '([a-z]+(?:-[a-z]+)+)'/g))
      emitted.add(match[1] ?? '');
    for (const match of text.matchAll(/#?problem\(\s*'([a-z]+(?:-[a-z]+)+)'/g)) emitted.add(match[1] ?? '');
    for (const match of text.matchAll(/missingFile\('([a-z-]+)'/g)) emitted.add(match[1] ?? '');
  }
  return emitted;
}

describe('the list of rules', () => {
  it('holds each file of checks/rules once, in order', () => {
    const files = readdirSync(path.join(source, 'checks/rules')).map((name) => name.replace(/\.ts$/, ''));
    expect(names).toEqual(files.sort());
  });

  it.each(['parse', 'site', 'io', 'render', 'search', 'commands'])(
    'has every name that %s gives to a problem',
    (folder) => {
      // `audit-…` are the rules of `kb audit`, which looks at pages in a browser.
      const emitted = [...emittedIn(folder)].filter((name) => !name.startsWith('audit-'));
      expect(emitted.filter((name) => !names.includes(name))).toEqual([]);
    },
  );

  it('finds the names that it looks for', () => {
    expect(emittedIn('parse').size).toBeGreaterThan(8);
    expect(emittedIn('site').size).toBeGreaterThan(8);
    expect(emittedIn('io').size).toBeGreaterThan(2);
  });

  it('has every rule that was promised', () => {
    const promised =
      'review-overdue review-due-soon review-never review-date-invalid review-date-future review-date-backwards review-bulk-bump changed-since-review owner-missing owner-unknown owner-departed owner-team-empty block-expired block-expiring title-generic title-duplicate answer-missing answer-too-long one-question youll-need-empty pitfall-without-fix heading-order heading-empty alt-missing alt-generic link-text-generic video-no-captions video-no-transcript table-no-header link-broken anchor-broken link-to-archived link-to-draft image-missing image-large orphan-article redirect-loop redirect-shadows-page slug-collision frontmatter-unknown-key frontmatter-conflict internal-leak contact-unreachable hours-holidays-ended notice-ended translation-missing translation-stale contact-tag-unknown phrase-conflict search-test-failed reading-grade jargon';
    expect(promised.split(' ').filter((name) => !names.includes(name))).toEqual([]);
  });

  it('turns only matters of taste off', () => {
    expect(allRules.filter((rule) => rule.severity === 'off').map((rule) => rule.name)).toEqual([
      'jargon',
      'reading-grade',
    ]);
  });
});
