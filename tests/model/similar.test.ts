import { expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/model/similar.ts';

it('counts a swap of neighbours as one edit', () => {
  expect(editDistance('onwer', 'owner', 3)).toBe(1);
  expect(editDistance('abc', 'abc', 3)).toBe(0);
  expect(editDistance('kitten', 'sitting', 5)).toBe(3);
});

it('stops counting above the limit', () => {
  expect(editDistance('aaaaaaaa', 'bbbbbbbb', 2)).toBe(3);
  expect(editDistance('a', 'abcdef', 2)).toBe(3);
});

it('suggests what was probably meant, and nothing when all is far away', () => {
  expect(nearest('ownr', ['title', 'owner', 'order'])).toBe('owner');
  expect(nearest('Reveiwed', ['reviewed', 'reviewed_by'])).toBe('reviewed');
  expect(nearest('zzzz', ['title', 'owner'])).toBeUndefined();
});

it('suggests the same thing whatever the order of the candidates', () => {
  expect(nearest('tags', ['tagz', 'tagx'])).toBe(nearest('tags', ['tagx', 'tagz']));
});
