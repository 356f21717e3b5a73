import type { Analyser } from './analyse.ts';
import { createVocabulary, type Vocabulary, type Words } from './create-vocabulary.ts';
import type { SearchDocument } from './search-document.ts';
import type { SynonymRule } from './synonym-rules.ts';

/** What the index takes from the texts of one document, in numbers of a vocabulary. */
export interface Reading {
  /** Says the same of equal texts; nothing where nobody keeps what was read. */
  readonly said: string;
  /** How much of an index the texts make, in characters of a script with spaces. */
  readonly size: number;
  /** Total weight of the content words. */
  readonly length: number;
  /** Terms with the weight of each, in tenths. Stop words count in titles only. */
  readonly terms: Uint32Array;
  readonly weights: Uint16Array;
  /** Those of the terms that stand for nothing but stop words here. */
  readonly stops: readonly number[];
  /** Spellings, each times 256, plus how often it was read: 255 times at most. */
  readonly spellings: Uint32Array;
  /** The terms of the title, then of each phrase. */
  readonly titles: readonly (readonly number[])[];
  /** The terms of each heading, without stop words. */
  readonly headings: readonly (readonly number[])[];
}

/** A hash of texts. */
export type HashOf = (texts: readonly string[]) => string;

/** Documents that were read in one vocabulary. */
export interface Readings {
  readonly words: Words;
  /** By the key of the document. */
  readonly byKey: ReadonlyMap<string, Reading>;
}

/** The documents of one locale, read: one reading of each, in order. */
export interface ReadDocuments {
  readonly vocabulary: Vocabulary;
  readonly readings: readonly Reading[];
}

/** A synonym counts this much of the word that stands in the article. */
const synonymWeight = 0.7;

interface NumberedRule {
  readonly from: number;
  readonly to: readonly (readonly number[])[];
}

/**
 * Reads every text once and adds up, per document, the weight of each term. A document with a key that is among `kept` is not
 * read again; those must come from the same analyser and synonyms. What numbers there are for words is all that differs then.
 */
export function readDocuments(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  synonyms: readonly SynonymRule[],
  kept?: Readings,
  hashOf: HashOf = () => '',
): ReadDocuments {
  const vocabulary = createVocabulary(analyser, kept?.words);
  const rules: NumberedRule[] = synonyms.map((rule) => ({
    from: vocabulary.numberOf(rule.from),
    to: rule.to.map((sequence) => sequence.map((term) => vocabulary.numberOf(term.text))),
  }));
  const read = createReader(vocabulary, rules, hashOf);
  const readings = documents.map(
    (document) => (document.key === undefined ? undefined : kept?.byKey.get(document.key)) ?? read(document),
  );
  return { vocabulary, readings };
}

/**
 * What to keep for the next time: `kept` where nothing else was read, an empty vocabulary without documents when most words are no
 * longer in any of them.
 */
export function keepReadings(
  documents: readonly SearchDocument[],
  { vocabulary, readings }: ReadDocuments,
  kept?: Readings,
): Readings {
  const { texts, spellings } = vocabulary;
  const byKey = new Map<string, Reading>();
  documents.forEach(({ key }, at) => {
    if (key !== undefined) byKey.set(key, readings[at] as Reading);
  });
  if (kept?.byKey.size === byKey.size && [...byKey].every(([key, own]) => kept.byKey.get(key) === own))
    return kept;
  const isUsed = new Uint8Array(texts.length);
  for (const { terms } of byKey.values()) for (const term of terms) isUsed[term] = 1;
  const used = isUsed.reduce((sum, one) => sum + one, 0);
  if (texts.length > used * 2 + 1000) return { words: { texts: [], spellings: [] }, byKey: new Map() };
  return { words: { texts, spellings }, byKey };
}

function createReader(
  vocabulary: Vocabulary,
  rules: readonly NumberedRule[],
  hashOf: HashOf,
): (document: SearchDocument) => Reading {
  const withPhrases = rules.some((rule) => rule.to.some((sequence) => sequence.length > 1));
  const sums = createSums();
  const reads = createSums();
  const stopped = new Map<number, number>();
  let length = 0;
  // The field at hand, for what takes its words.
  let weight = 0;
  let isTitle = false;
  let own: number[] = [];
  let sequence: number[] = [];
  const take = (term: number, stop: boolean) => {
    if (withPhrases) sequence.push(term);
    if (isTitle) {
      if (!own.includes(term)) own.push(term);
    } else if (stop) return;
    if (stop) stopped.set(term, (stopped.get(term) ?? 0) + weight);
    else length += weight;
    sums.add(term, weight);
  };
  // Titles are proofread: a word that only one of them has is no typing error.
  const takeSpelling = (spelling: number) => reads.add(spelling, isTitle ? 2 : 1);
  const takeOfHeading = (term: number, stop: boolean) => {
    if (!stop && !own.includes(term)) own.push(term);
  };
  return ({ fields, headings }) => {
    const titles: number[][] = [];
    const sequences: number[][] = [];
    const said: string[] = [];
    let size = 0;
    stopped.clear();
    length = 0;
    for (const field of fields) {
      const { text } = field;
      ({ weight, title: isTitle = false } = field);
      said.push(`${weight} ${field.title}`, text);
      size += charactersOf(text);
      own = [];
      sequence = [];
      vocabulary.read(text, take, takeSpelling);
      if (isTitle) titles.push(own);
      if (withPhrases) sequences.push(sequence);
    }
    const ownHeadings = headings.map(({ id, text }) => {
      said.push(id, text);
      own = [];
      // Its spellings are counted with the fields.
      vocabulary.read(text, takeOfHeading);
      return own;
    });
    for (const rule of rules) applyRule(rule, sums, [...titles, ...ownHeadings], sequences);
    const stops = [...stopped].filter(([term, weight]) => sums.get(term) === weight).map(([term]) => term);
    const [terms, weights] = sums.drain();
    const [spellings, counts] = reads.drain();
    return {
      said: hashOf(said),
      size,
      length,
      ...compact(terms, weights, spellings, counts),
      stops,
      titles,
      headings: ownHeadings,
    };
  };
}

/** How many numbers of 32 bits there are in a reading with so many terms and spellings. */
export function sizeOf(terms: number, spellings: number): number {
  return terms + spellings + Math.ceil(terms / 2);
}

/** A place for the numbers of one reading: of 20,000 articles they are most of what is in memory. */
export function placeFor(
  terms: number,
  spellings: number,
  numbers: Uint32Array = new Uint32Array(sizeOf(terms, spellings)),
): Pick<Reading, 'terms' | 'weights' | 'spellings'> {
  return {
    terms: numbers.subarray(0, terms),
    spellings: numbers.subarray(terms, terms + spellings),
    weights: new Uint16Array(numbers.buffer, numbers.byteOffset + 4 * (terms + spellings), terms),
  };
}

function compact(
  terms: readonly number[],
  weights: readonly number[],
  spellings: readonly number[],
  reads: readonly number[],
): Pick<Reading, 'terms' | 'weights' | 'spellings'> {
  const place = placeFor(terms.length, spellings.length);
  for (let at = 0; at < terms.length; at++) {
    place.terms[at] = terms[at] as number;
    place.weights[at] = Math.min(65_535, Math.round((weights[at] as number) * 10));
  }
  for (let at = 0; at < spellings.length; at++)
    place.spellings[at] = (spellings[at] as number) * 256 + Math.min(255, reads[at] as number);
  return place;
}

/** Of scripts without spaces, every character makes an entry. */
function charactersOf(text: string): number {
  // V8 knows of most texts, without looking at them, that they hold no such character.
  if (!/[\u0800-\uffff]/.test(text)) return text.length;
  let size = 0;
  for (let at = 0; at < text.length; at++) size += text.charCodeAt(at) < 0x800 ? 1 : 6;
  return size;
}

type Sums = ReturnType<typeof createSums>;

/** Adds up what belongs to numbers of the document at hand. */
function createSums() {
  let sums = new Float64Array(4096);
  let touched: number[] = [];
  const get = (number: number) => sums[number] ?? 0;
  return {
    get,
    add(number: number, more: number) {
      if (number >= sums.length) {
        const larger = new Float64Array(Math.max(number + 1, sums.length * 2));
        larger.set(sums);
        sums = larger;
      }
      const before = sums[number] as number;
      if (before === 0) touched.push(number);
      sums[number] = before + more;
    },
    /** The numbers in the order in which they came, with the sum of each; begins anew. */
    drain(): [numbers: number[], sums: number[]] {
      const numbers = touched;
      const found = touched.map(get);
      for (const number of touched) sums[number] = 0;
      touched = [];
      return [numbers, found];
    },
  };
}

function applyRule(
  rule: NumberedRule,
  sums: Sums,
  titles: readonly number[][],
  sequences: readonly (readonly number[])[],
): void {
  for (const target of rule.to) {
    // Stop words of a phrase have no weight in a body; its other words must all be there.
    const found = target.map((term) => sums.get(term)).filter((weight) => weight > 0);
    if (found.length === 0) continue;
    if (target.length > 1 && !sequences.some((sequence) => contains(sequence, target))) continue;
    const missing = synonymWeight * Math.min(...found) - sums.get(rule.from);
    if (missing > 0) sums.add(rule.from, missing);
    for (const title of titles) {
      if (!title.includes(rule.from) && target.every((term) => title.includes(term))) title.push(rule.from);
    }
  }
}

function contains(sequence: readonly number[], part: readonly number[]): boolean {
  for (
    let at = sequence.indexOf(part[0] as number);
    at >= 0;
    at = sequence.indexOf(part[0] as number, at + 1)
  ) {
    if (part.every((term, offset) => sequence[at + offset] === term)) return true;
  }
  return false;
}
