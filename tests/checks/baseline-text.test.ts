import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptAll, baselineText } from '../../src/checks/baseline-text.ts';
import type { BaselineEntry } from '../../src/model/baseline.ts';
import { addDays, type Day } from '../../src/model/day.ts';
import { parseBaseline } from '../../src/parse/parse-baseline.ts';
import { readWrittenBaseline } from '../../src/parse/read-written-baseline.ts';
import { finding } from '../report/findings.ts';

const file = 'kb-baseline.yml';
const hexDigits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });
const words = fc
  .string({ unit: fc.constantFrom(...'aZ0 .:#\'"\\-/[]{}&*!|>%@`,?äø日🎉'), minLength: 1, maxLength: 12 })
  .map((text) => `x${text}x`);
const entry: fc.Arbitrary<BaselineEntry> = fc.record({
  rule: fc.constantFrom('owner-missing', 'link-broken'),
  path: words,
  fingerprint: hexDigits,
  reason: words,
  expires: fc.integer({ min: 0, max: 3 }).map((days) => addDays('2026-06-15' as Day, days)),
  at: fc.constant({ path: file, line: 1, column: 1 }),
});

const keyOf = ({ rule, path, fingerprint, reason, expires }: BaselineEntry) =>
  JSON.stringify([rule, path, fingerprint, reason, expires]);

describe('the text of a baseline', () => {
  it('gives back the entries that it was made of', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const { entries: read, usable } = parseBaseline(file, baselineText(entries));
        expect(usable).toBe(true);
        expect(read.map(keyOf).toSorted()).toEqual([...new Set(entries.map(keyOf))].toSorted());
      }),
    );
  });

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        expect(baselineText(entries.toReversed())).toBe(baselineText(entries));
      }),
    );
  });

  it('means the same to the quick reader and to the YAML reader, places included', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const text = baselineText(entries);
        const quick = readWrittenBaseline(file, text);
        expect(quick).toBeDefined();
        const byHand = `${text}# A comment by hand\n`;
        expect(readWrittenBaseline(file, byHand)).toBeUndefined();
        expect(parseBaseline(file, byHand).entries).toEqual(quick);
      }),
    );
  });

  it('is left to the YAML reader when it is not exactly as kb writes it', () => {
    const text = baselineText(
      acceptAll([finding()], { reason: 'Later', expires: '2026-09-01' as Day, file }),
    );
    const changes = [
      text.replace('"Later"', 'Later'),
      text.replace('2026-09-01', '2026-02-30'),
      text.replace('    findings:', '    findings: []'),
      text.replace(/ [0-9a-f]{16}"/, ' not-a-fingerprint"'),
      text.slice(0, -1),
      text.replace('version: 1', 'version: 2'),
    ];
    for (const changed of changes) expect(readWrittenBaseline(file, changed), changed).toBeUndefined();
  });

  it('is read however many entries there are', () => {
    const findings = Array.from({ length: 30_000 }, (_, index) => finding({ path: `content/a-${index}.md` }));
    const text = baselineText(acceptAll(findings, { reason: 'Later', expires: '2026-09-01' as Day, file }));
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(parseBaseline(file, text).entries).toHaveLength(30_000);
  });
});
