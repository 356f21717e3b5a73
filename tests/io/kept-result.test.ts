import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keptUnder, writeKept } from '../../src/io/kept-result.ts';
import { tempProject } from '../temp-project.ts';

const setUp = () => path.join(tempProject({}).root, 'cache', 'result.json');

it('gives back what was kept under a key, and nothing for another', () => {
  const file = setUp();
  expect(keptUnder(file, 'key')).toBeUndefined();
  writeKept(file, { key: 'key', result: ['é', 12] });
  expect(keptUnder(file, 'key')).toEqual(['é', 12]);
  expect(keptUnder(file, 'other')).toBeUndefined();
});

it('gives nothing when any byte was changed or is missing', () => {
  const file = setUp();
  writeKept(file, { key: 'key', result: [12, 'text'] });
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at++) {
    for (const spoiled of [bytes.with(at, (bytes[at] as number) ^ 1), bytes.subarray(0, at)]) {
      writeFileSync(file, spoiled);
      expect(keptUnder(file, 'key')).toBeUndefined();
    }
  }
});
