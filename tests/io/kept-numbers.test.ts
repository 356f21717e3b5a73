import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hasNumbers, readNumbers, writeNumbers } from '../../src/io/kept-numbers.ts';
import { tempProject } from '../temp-project.ts';

const setUp = () => path.join(tempProject({}).root, 'cache', 'numbers');

it.each([0, 1, 5, 2500])('gives back %i lists as one, and the text', (count) => {
  const file = setUp();
  const lists = Array.from({ length: count }, (_, at) => Uint32Array.of(at, 2 ** 32 - 1));
  writeNumbers(file, 'key', `é${count}`, lists);
  const kept = readNumbers(file, 'key');
  expect(kept?.text).toBe(`é${count}`);
  expect([...(kept?.numbers ?? [])]).toEqual(lists.flatMap((list) => [...list]));
});

it('gives nothing for another key, or when any byte was changed or is missing', () => {
  const file = setUp();
  writeNumbers(file, 'key', 'text', [Uint32Array.of(1, 2, 3)]);
  expect(readNumbers(file, 'other')).toBeUndefined();
  expect([hasNumbers(file, 'key'), hasNumbers(file, 'other')]).toEqual([true, false]);
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    for (const bit of [1, 4, 128]) {
      changed[at] = (bytes[at] as number) ^ bit;
      writeFileSync(file, changed);
      expect(readNumbers(file, 'key')).toBeUndefined();
    }
    writeFileSync(file, bytes.subarray(0, at));
    expect(readNumbers(file, 'key')).toBeUndefined();
  }
  expect(readNumbers(`${file}-none`, 'key')).toBeUndefined();
});

it('keeps nothing, and says nothing, where no folder can be made', () => {
  const { root } = tempProject({ cache: 'a file' });
  writeNumbers(path.join(root, 'cache', 'numbers'), 'key', 'text', []);
  expect(readNumbers(path.join(root, 'cache', 'numbers'), 'key')).toBeUndefined();
});
