import { describe, expect, it } from 'vitest';
import { Random } from '../../src/gaps/random.ts';
import {
  changeP,
  pooledDispersion,
  quantile,
  smallestRise,
  standing,
  twoSidedP,
  wilson,
  z80,
} from '../../src/gaps/statistics.ts';

describe('wilson', () => {
  it('gives the published bounds', () => {
    // 81 of 263 at 95 %: the example of Newcombe (1998).
    const { low, high } = wilson(81, 263, 1.959964);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('is the whole range without data, and never leaves it', () => {
    expect(wilson(0, 0, z80)).toEqual({ low: 0, high: 1 });
    expect(wilson(0, 10, z80).low).toBe(0);
    expect(wilson(10, 10, z80).high).toBeCloseTo(1, 12);
  });
});

describe('twoSidedP', () => {
  it('agrees with tables of Student t', () => {
    expect(twoSidedP(12.706, 1)).toBeCloseTo(0.05, 4);
    expect(twoSidedP(2.228, 10)).toBeCloseTo(0.05, 4);
    expect(twoSidedP(1.96, 1e6)).toBeCloseTo(0.05, 4);
    expect(twoSidedP(3.169, 10)).toBeCloseTo(0.01, 4);
    expect(twoSidedP(0, 5)).toBeCloseTo(1, 12);
    expect(twoSidedP(-2.228, 10)).toBeCloseTo(0.05, 4);
  });
});

describe('standing', () => {
  it('gives the result of the example of Benjamini and Hochberg (1995)', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(standing(ps, 0.05).filter(Boolean)).toHaveLength(4);
  });

  it('does not depend on the order', () => {
    expect(standing([0.9, 0.001, 0.04], 0.1)).toEqual([false, true, true]);
    expect(standing([], 0.1)).toEqual([]);
  });
});

describe('pooledDispersion', () => {
  it('is Pearson chi-square over its degrees of freedom, at least 1', () => {
    // Group 1: mean 10, chi-square (9 + 9) / 10 = 1.8; group 2: mean 4, chi-square (16 + 16) / 4 = 8. Together 9.8 / 2.
    expect(
      pooledDispersion([
        [7, 13],
        [0, 8],
      ]),
    ).toEqual({ dispersion: 4.9, df: 2 });
    expect(pooledDispersion([[5, 5, 5, 5]]).dispersion).toBe(1);
    expect(pooledDispersion([[0, 0]])).toEqual({ dispersion: 1, df: 0 });
  });
});

describe('changeP and smallestRise', () => {
  it('tests the difference of two counts', () => {
    // (130 - 100) / sqrt(230) = 1.978
    expect(changeP(130, 100, 1, 1e6)).toBeCloseTo(0.0479, 3);
    expect(changeP(130, 100, 4, 1e6)).toBeGreaterThan(0.3);
    expect(changeP(5, 5, 1, 10)).toBe(1);
  });

  it('names a rise that the test would find in four cases of five', () => {
    const random = new Random(1);
    const [before, dispersion] = [50, 2];
    const now = smallestRise(before, dispersion);
    let found = 0;
    for (let i = 0; i < 2000; i++) {
      const a = random.count(now, dispersion);
      const b = random.count(before, dispersion);
      if (a > b && changeP(a, b, dispersion, 1e6) < 0.05) found++;
    }
    expect(found / 2000).toBeGreaterThan(0.77);
    expect(found / 2000).toBeLessThan(0.86);
  });
});

describe('quantile', () => {
  it('lies between neighbours in proportion', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10], 0.9)).toBe(10);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('Random', () => {
  it('is the same for one seed and even enough', () => {
    const a = new Random(7);
    const b = new Random(7);
    const draws = Array.from({ length: 20_000 }, () => a.next());
    expect(Array.from({ length: 20_000 }, () => b.next())).toEqual(draws);
    for (let bin = 0; bin < 10; bin++) {
      const share = draws.filter((draw) => Math.floor(draw * 10) === bin).length / draws.length;
      expect(share).toBeCloseTo(0.1, 1);
    }
  });

  it('draws counts with the mean and variance asked for', () => {
    for (const [mean, dispersion] of [
      [3, 1],
      [0.4, 2],
      [100, 5],
    ] as const) {
      const random = new Random(11);
      const draws = Array.from({ length: 40_000 }, () => random.count(mean, dispersion));
      const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
      const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
      expect(average / mean).toBeCloseTo(1, 1);
      expect(variance / (mean * dispersion)).toBeCloseTo(1, 0);
    }
    expect(new Random(1).count(0, 3)).toBe(0);
  });
});
