import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';
import { renderRulesPage } from '../../src/checks/rule-docs.ts';

const page = renderRulesPage(allRules);
const prose = page.replace(/^(`{3,})[a-z]+\n[\s\S]*?^\1$/gm, '');

describe('the page about the rules', () => {
  it('has a heading for each rule, once', () => {
    const headings = [...prose.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
    expect(headings.toSorted()).toEqual(allRules.map((rule) => rule.name).toSorted());
  });

  it('groups the rules by severity', () => {
    expect([...prose.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual([
      'Errors',
      'Warnings',
      'Suggestions',
      'Rules that are off until you turn them on',
    ]);
  });

  it('tells every setting and its default', () => {
    for (const rule of allRules) {
      for (const option of rule.options ?? []) expect(page).toContain(`Setting \`${option.name}\``);
    }
    expect(page).toContain('Default: 60.');
  });

  it('closes every code block that it opens, whatever is in it', () => {
    let open: string | undefined;
    for (const line of page.split('\n')) {
      const fence = /^(`{3,})/.exec(line)?.[1];
      if (!fence) continue;
      if (open === undefined) open = fence;
      else if (line === open) open = undefined;
    }
    expect(open).toBeUndefined();
  });

  it('stays readable: no line of a code block is endless, no control character', () => {
    for (const line of page.split('\n')) expect(line.length).toBeLessThan(700);
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('does not depend on the order of the rules', () => {
    expect(renderRulesPage(allRules.toReversed())).toBe(page);
  });
});
