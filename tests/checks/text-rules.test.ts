import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPhrase, phraseFinder, plainWords } from '../../src/checks/plain-words.ts';
import { gradeOf, syllablesOf } from '../../src/checks/text-grade.ts';

describe('plainWords', () => {
  it.each([
    ['  Click HERE! ', 'click here'],
    ['»Mehr …«', 'mehr'],
    ['a \u00a0\n b', 'a b'],
    ['¿Aquí?', 'aquí'],
    ['...', ''],
    ['日本', '日本'],
  ])('%j is %j', (text, words) => expect(plainWords(text)).toBe(words));

  it('takes time in proportion to a hostile text', () => {
    const text = `a${' !'.repeat(200_000)}`;
    expect(plainWords(text)).toBe('a');
    expect(plainWords(`a${' '.repeat(400_000)}b`)).toBe('a b');
  });
});

describe('phrases', () => {
  it('are whole words', () => {
    expect(hasPhrase('on the right side', 'on the right')).toBe(true);
    expect(hasPhrase('upon the right', 'on the right')).toBe(false);
    expect(hasPhrase('on the rights', 'on the right')).toBe(false);
    expect(hasPhrase('rma, please', 'rma')).toBe(true);
    expect(hasPhrase('armar rma', 'rma')).toBe(true);
    expect(hasPhrase('mañana', 'ma')).toBe(false);
  });

  it('are found in any case, the first of the list first', () => {
    const find = phraseFinder(['top left', 'on the right', 'c++']);
    expect(find('It is ON THE RIGHT, not top left.')).toBe('top left');
    expect(find('On the right.')).toBe('on the right');
    expect(find('We use C++ here')).toBe('c++');
    expect(find('On the left.')).toBeUndefined();
    expect(phraseFinder([])('anything')).toBeUndefined();
  });

  it('are found as looking for each of them would find them', () => {
    const word = fc.constantFrom('on', 'the', 'right', 'top', 'x.');
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    const phrases = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')));
    fc.assert(
      fc.property(text, phrases, (haystack, needles) => {
        expect(phraseFinder(needles)(haystack)).toBe(needles.find((needle) => hasPhrase(haystack, needle)));
      }),
    );
  });
});

describe('the reading grade', () => {
  it.each([
    ['refund', 2],
    ['cat', 1],
    ['table', 2],
    ['make', 1],
    ['documentation', 5],
    ['wanted', 2],
    ['closed', 1],
  ])('counts the syllables of %s as %i', (word, count) => expect(syllablesOf(word)).toBe(count));

  it('is that of the formula', () => {
    // 20 sentences of 6 words with 7 syllables: 0.39 x 6 + 11.8 x 7 / 6 - 15.59
    const text = 'The cat sat on the table. '.repeat(20);
    expect(gradeOf([text])).toBeCloseTo(0.39 * 6 + (11.8 * 7) / 6 - 15.59, 6);
  });

  it('takes lines for sentences, numbers with a point not', () => {
    const lines = 'The cat sat on the table\n'.repeat(20);
    expect(gradeOf([lines])).toBeCloseTo(gradeOf(['The cat sat on the table. '.repeat(20)]) ?? 0, 6);
    expect(gradeOf(['The cat has 2.5 cups. '.repeat(30)])).toBeDefined();
  });

  it('is not told of a few words', () => {
    expect(gradeOf(['Documentation necessitates eligibility.'])).toBeUndefined();
    expect(gradeOf([])).toBeUndefined();
  });
});
