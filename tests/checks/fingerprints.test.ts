import { describe, expect, it } from 'vitest';
import { fingerprintsOf } from '../../src/checks/fingerprints.ts';
import { finding } from '../report/findings.ts';

describe('fingerprints', () => {
  it('do not depend on line, column, wording or severity', () => {
    const before = fingerprintsOf([finding({ fingerprint: 'refnd.md' })]);
    const after = fingerprintsOf([
      finding({ fingerprint: 'refnd.md', line: 99, column: 1, message: 'Other words.', severity: 'info' }),
    ]);
    expect(after).toEqual(before);
  });

  it('depend on rule, file, what it is about and its number', () => {
    const findings = [
      finding({ fingerprint: 'a' }),
      finding({ fingerprint: 'b' }),
      finding({ fingerprint: 'a', rule: 'other' }),
      finding({ fingerprint: 'a', path: 'content/other.md' }),
      finding({ fingerprint: 'a' }),
    ];
    const prints = fingerprintsOf(findings);
    expect(new Set(prints).size).toBe(prints.length);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
  });

  it('without a key of their own use the message, but for line numbers in it', () => {
    const [a] = fingerprintsOf([finding({ message: 'Twice, on line 3 and on line 5.' })]);
    const [b] = fingerprintsOf([finding({ message: 'Twice, on line 13 and on line 15.' })]);
    const [c] = fingerprintsOf([finding({ message: 'Thrice, on line 3 and on line 5.' })]);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('follow a renamed file', () => {
    const before = fingerprintsOf([finding({ path: 'content/old.md' })]);
    const after = fingerprintsOf([finding({ path: 'content/new.md' })], () => 'content/old.md');
    expect(after).toEqual(before);
  });

  it('hardly ever meet', () => {
    const findings = Array.from({ length: 50_000 }, (_, index) => finding({ fingerprint: `x${index}` }));
    expect(new Set(fingerprintsOf(findings)).size).toBe(50_000);
  });
});
