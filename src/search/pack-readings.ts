import type { Words } from './create-vocabulary.ts';
import type { Reading, Readings } from './read-documents.ts';

/** Readings as a text and as numbers, in the byte order of this machine. */
export interface PackedReadings {
  readonly text: string;
  /** To be put behind each other. */
  readonly numbers: readonly Uint32Array[];
}

/** A reading without its long lists, and how many terms and spellings these have. */
type Short = readonly [
  key: string,
  terms: number,
  spellings: number,
  rest: Omit<Reading, 'terms' | 'weights' | 'spellings' | 'reads'>,
];
type Packed = readonly (readonly [code: string, words: Words, readings: readonly Short[]])[];

export function packReadings(byLocale: ReadonlyMap<string, Readings>): PackedReadings {
  const numbers: Uint32Array[] = [];
  const packed: Packed = [...byLocale].map(([code, { words, byKey }]) => [
    code,
    words,
    [...byKey].map(([key, { terms, weights, spellings, reads, ...rest }]) => {
      numbers.push(
        terms,
        new Uint32Array(weights.buffer, weights.byteOffset, weights.length),
        spellings,
        reads,
      );
      return [key, terms.length, spellings.length, rest];
    }),
  ]);
  return { text: JSON.stringify(packed), numbers };
}

/** What was packed. The lists stay parts of `numbers`. Throws when text and numbers do not belong together. */
export function unpackReadings(text: string, numbers: Uint32Array): Map<string, Readings> {
  let used = 0;
  const take = (count: number) => {
    used += count;
    return numbers.subarray(used - count, used);
  };
  const byLocale = new Map(
    (JSON.parse(text) as Packed).map(([code, words, readings]): [string, Readings] => {
      const byKey = new Map(
        readings.map(([key, terms, spellings, rest]): [string, Reading] => {
          const own = take(terms);
          const weights = take(terms);
          return [
            key,
            {
              ...rest,
              terms: own,
              weights: new Float32Array(weights.buffer, weights.byteOffset, weights.length),
              spellings: take(spellings),
              reads: take(spellings),
            },
          ];
        }),
      );
      return [code, { words, byKey }];
    }),
  );
  if (used !== numbers.length) throw new Error('These readings are not whole.');
  return byLocale;
}
