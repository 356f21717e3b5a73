import type { Words } from './create-vocabulary.ts';
import { placeFor, type Reading, type Readings, sizeOf } from './read-documents.ts';

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
  rest: Omit<Reading, 'terms' | 'weights' | 'spellings'>,
];
type Packed = readonly [words: Words, readings: readonly Short[]];

export function packReadings({ words, byKey }: Readings): PackedReadings {
  const numbers: Uint32Array[] = [];
  const readings = [...byKey].map(([key, { terms, weights, spellings, ...rest }]): Short => {
    numbers.push(new Uint32Array(terms.buffer, terms.byteOffset, sizeOf(terms.length, spellings.length)));
    return [key, terms.length, spellings.length, rest];
  });
  return { text: JSON.stringify([words, readings] satisfies Packed), numbers };
}

/** What was packed. The lists stay parts of `numbers`. Throws when text and numbers do not belong together. */
export function unpackReadings(text: string, numbers: Uint32Array): Readings {
  const [words, readings] = JSON.parse(text) as Packed;
  let used = 0;
  const byKey = new Map(
    readings.map(([key, terms, spellings, rest]): [string, Reading] => {
      const from = used;
      used += sizeOf(terms, spellings);
      return [key, { ...rest, ...placeFor(terms, spellings, numbers.subarray(from, used)) }];
    }),
  );
  if (used !== numbers.length) throw new Error('These readings are not whole.');
  return { words, byKey };
}
