import { describe, expect, it } from 'vitest';
import { renameInSettings } from '../../src/edit/rename-in-settings.ts';

const names = new Map([
  ['billing/refund.md', 'money/get a refund.md'],
  ['/a.html', '/b.html'],
  ['refund', 'money'],
]);

describe('renameInSettings', () => {
  it.each([
    ['- billing/refund.md\n', '- money/get a refund.md\n'],
    ["featured: ['billing/refund.md', x]\n", "featured: ['money/get a refund.md', x]\n"],
    ['to: "billing/refund.md" # here\n', 'to: "money/get a refund.md" # here\n'],
    ['{"articles":["billing/refund.md"]}', '{"articles":["money/get a refund.md"]}'],
    ['{"path":"billing/refund.md","n":1}', '{"path":"money/get a refund.md","n":1}'],
    ['href: /a.html\r\n', 'href: /b.html\r\n'],
    ['x: see billing/refund.md.old\n', 'x: see billing/refund.md.old\n'],
    ['x: old/billing/refund.md\n', 'x: old/billing/refund.md\n'],
    ['title: refund\n', 'title: refund\n'],
  ])('%j', (before, after) => {
    expect(renameInSettings(before, names)).toBe(after);
  });
});
