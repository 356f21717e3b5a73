import { describe, expect, it } from 'vitest';
import { defaultConstants as constants, constantsOf } from '../../src/gaps/constants.ts';
import { type HelpArticle, isUnhelpful, lackOf, stateOf } from '../../src/gaps/coverage.ts';
import { type Measures, noMeasures } from '../../src/gaps/measures.ts';
import { rankTopics } from '../../src/gaps/ranks.ts';
import { effortOf, growthOf, scoreOf } from '../../src/gaps/score.ts';

const measures = (some: Partial<Measures>): Measures => ({ ...noMeasures(), ...some });

const article = (some: Partial<HelpArticle>): HelpArticle => ({
  path: 'a.md',
  title: 'A',
  contactTags: ['a'],
  seenBy: 'customers',
  isStale: false,
  review: 'reviewed',
  reviewed: undefined,
  votes: undefined,
  ...some,
});

describe('effort', () => {
  const all = measures({
    resolutionSum: 10_000,
    resolutionN: 100,
    reopenedYes: 10,
    reopenedN: 100,
    satisfiedYes: 80,
    satisfiedN: 100,
  });

  it('is the cube root of three ratios, mixed with 20 prior contacts', () => {
    const topic = measures({
      resolutionSum: 8000,
      resolutionN: 40,
      reopenedYes: 8,
      reopenedN: 40,
      satisfiedYes: 24,
      satisfiedN: 40,
    });
    // Time: (8000 + 20 x 100) / 60 / 100 = 1.6667; reopened: (8 + 2) / 60 / 0.1 = 1.6667; bad: (16 + 4) / 60 / 0.2 = 1.6667.
    expect(effortOf(topic, all, constants)).toBeCloseTo(5 / 3, 10);
  });

  it('keeps each ratio between 0.5 and 2', () => {
    const hard = measures({
      resolutionSum: 1e9,
      resolutionN: 10,
      reopenedYes: 10,
      reopenedN: 10,
      satisfiedYes: 0,
      satisfiedN: 1000,
    });
    expect(effortOf(hard, all, constants)).toBeCloseTo(Math.cbrt(2 * 2 * 2), 1);
    const easy = measures({
      resolutionSum: 0,
      resolutionN: 1e6,
      reopenedN: 1e6,
      satisfiedYes: 1e6,
      satisfiedN: 1e6,
    });
    expect(effortOf(easy, all, constants)).toBeCloseTo(0.5, 10);
  });

  it('is 1 where the columns are missing, and hardly moved by one contact', () => {
    expect(effortOf(measures({}), measures({}), constants)).toBe(1);
    const one = measures({ resolutionSum: 300, resolutionN: 1 });
    expect(effortOf(one, all, constants)).toBeLessThan(1.04);
  });
});

describe('growth and score', () => {
  it('is the square root of the shrunk ratio, bounded, and 1 without a comparison', () => {
    expect(growthOf(30, 22, constants)).toBeCloseTo(Math.sqrt(40 / 32), 12);
    expect(growthOf(1000, 0, constants)).toBe(1.5);
    expect(growthOf(0, 1000, constants)).toBe(0.75);
    expect(growthOf(50, undefined, constants)).toBe(1);
  });

  it('multiplies the four parts', () => {
    expect(scoreOf({ volume: 10, effort: 1.5, growth: 1.2, lack: 0.5 })).toBeCloseTo(9, 12);
  });
});

describe('lack', () => {
  it('follows the state of the article', () => {
    expect(lackOf(article({ isStale: true }), constants)).toBe(0.6);
    expect(lackOf(article({}), constants)).toBeCloseTo(0.7, 12);
    // 80 of 100 helpful: the lower end of the 80 % interval is 0.7441.
    expect(lackOf(article({ votes: { yes: 80, no: 20 } }), constants)).toBeCloseTo(0.2559, 4);
    expect(lackOf(article({ votes: { yes: 1000, no: 0 } }), constants)).toBe(0.15);
    const unhelpful = article({ votes: { yes: 2, no: 30 } });
    expect(stateOf(unhelpful)).toBe('unhelpful');
    expect(lackOf(unhelpful, constants)).toBeGreaterThan(0.9);
  });

  it('calls an article unhelpful only when chance is an unlikely excuse', () => {
    expect(isUnhelpful(article({ votes: { yes: 0, no: 4 } }))).toBe(false);
    expect(isUnhelpful(article({ votes: { yes: 2, no: 4 } }))).toBe(false);
    expect(isUnhelpful(article({ votes: { yes: 10, no: 30 } }))).toBe(true);
  });
});

describe('constantsOf', () => {
  it('lays the config over the defaults, and refuses names that do not exist', () => {
    expect(constantsOf({ lack_stale: 0.5 })).toEqual({ ...constants, lack_stale: 0.5 });
    expect(() => constantsOf({ lack_stael: 0.5 })).toThrow('no constant "lack_stael"');
    expect(() => constantsOf({ lack_stale: -1 })).toThrow('0 or more');
    expect(() => constantsOf({ toString: 1 })).toThrow('no constant');
  });
});

describe('rankTopics', () => {
  const topic = (contacts: number) => ({ score: contacts, contacts, before: contacts, growth: 1 });

  it('ties what cannot be told apart, and nothing else', () => {
    const ranks = rankTopics([topic(1000), topic(104), topic(100), topic(20)], 1, constants);
    expect(ranks.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [4, false],
    ]);
    expect(ranks[0]).toMatchObject({ from: 1, to: 1 });
    expect(ranks[1]).toMatchObject({ from: 2, to: 3 });
  });

  it('widens intervals with the dispersion', () => {
    const topics = [topic(60), topic(40), topic(30), topic(20)];
    const width = (dispersion: number): number =>
      rankTopics(topics, dispersion, constants).reduce((sum, { from, to }) => sum + to - from, 0);
    expect(width(8)).toBeGreaterThan(width(1));
  });

  it('gives the same ranks every time', () => {
    const topics = [topic(60), topic(55), topic(50)];
    expect(rankTopics(topics, 2, constants)).toEqual(rankTopics(topics, 2, constants));
  });

  it('holds the true place in about eight of ten cases', () => {
    // Intervals must be as wide as they say: with equal topics, a place is any of them.
    const ranks = rankTopics(
      Array.from({ length: 10 }, () => topic(50)),
      1,
      constants,
    );
    for (const { from, to, rank, tied } of ranks) {
      expect(to - from).toBeGreaterThanOrEqual(7);
      expect([rank, tied]).toEqual([1, true]);
    }
  });
});
