import { describe, expect, it } from 'vitest';
import { createClaims } from '../../src/site/claims.ts';

const who = { kind: 'article', label: 'me' } as const;
const taken = (first: readonly [string, string], second: readonly [string, string]) => {
  const claims = createClaims();
  claims.take(...first, who);
  return claims.take(...second, { kind: 'asset', label: 'you' })?.label === 'me';
};

describe('claims', () => {
  it.each([
    ['a.html', 'A.HTML'],
    ['\u00fc.html', 'u\u0308.html'],
    ['a', 'a/b.html'],
    ['a/b.html', 'a'],
    ['a/b/c.html', 'A/b'],
  ])('%s and %s cannot both be', (first, second) => {
    expect(taken([first, first], [second, second])).toBe(true);
  });

  it('keep addresses apart that differ in a slash only', () => {
    expect(taken(['a.html', 'a'], ['a/index.html', 'a/'])).toBe(true);
    expect(taken(['a.html', 'a.html'], ['a/index.html', 'a/'])).toBe(false);
  });

  it('take nothing when they refuse', () => {
    const claims = createClaims();
    claims.take('a', 'a', who);
    claims.take('a/b.html', 'x', who);
    expect(claims.take('y', 'x', who)).toBeUndefined();
  });

  it('keep the names of folders free', () => {
    const claims = createClaims();
    claims.keepFolder('a/b', who);
    expect(claims.take('a', 'a', who)).toBe(who);
    expect(claims.take('a/b', 'a/b', who)).toBe(who);
    expect(claims.take('a/b/c', 'a/b/c', who)).toBeUndefined();
  });
});
