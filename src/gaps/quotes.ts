import { DateReader } from './date-columns.ts';
import type { Reading } from './reading.ts';
import { cleanTag } from './tag-book.ts';
import { listSeparator, splitTags } from './tag-cells.ts';
import { isYes } from './value-words.ts';

const longestQuote = 160;
const mostPerTopic = 3;

/** Which columns quotes are taken from. */
export interface QuoteColumns {
  readonly subject: number;
  readonly consent: number;
}

/** Collects a few subject lines of customers who agreed to be quoted, by topic. */
export class QuoteCollector {
  readonly byTopic = new Map<string, string[]>();
  readonly #reading: Reading;
  readonly #columns: QuoteColumns;
  readonly #created: DateReader;
  readonly #days: { readonly from: number; readonly to: number };

  constructor(
    reading: Reading,
    columns: QuoteColumns,
    topics: Iterable<string>,
    days: { readonly from: number; readonly to: number },
    localSeconds?: (utcSeconds: number) => number,
  ) {
    this.#reading = reading;
    this.#columns = columns;
    this.#created = new DateReader(reading.plan.created.dates, localSeconds);
    this.#days = days;
    for (const topic of topics) this.byTopic.set(topic, []);
  }

  /** Takes records in file order, the header included. */
  take(records: readonly (readonly string[])[], firstRecord: number): void {
    records.forEach((cells, i) => {
      if (firstRecord + i > this.#reading.headerRecord && isYes(cells[this.#columns.consent] ?? ''))
        this.#quote(cells);
    });
  }

  #quote(cells: readonly string[]): void {
    const { plan } = this.#reading;
    if (this.#created.read(cells[plan.created.column] ?? '') !== 'ok') return;
    const day = Math.floor(this.#created.localSeconds / 86_400);
    if (day < this.#days.from || day > this.#days.to) return;
    const quote = withoutPersonal(cells[this.#columns.subject] ?? '');
    if (quote === '') return;
    const text = plan.tags
      .map((column) => cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join(listSeparator);
    for (const tag of splitTags(text, plan.tagStyle)) {
      const quotes = this.byTopic.get(cleanTag(tag));
      if (quotes && quotes.length < mostPerTopic && !quotes.includes(quote)) quotes.push(quote);
    }
  }
}

/** A subject line without e-mail addresses, web addresses and numbers of four and more digits. */
export function withoutPersonal(subject: string): string {
  const text = subject
    .slice(0, 1000)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[^\s@]{1,100}@[^\s@]{1,100}/g, '[…]')
    .replace(/\b(?:https?:|www\.)\S{1,200}/gi, '[…]')
    .replace(/[+(]?\d(?:[\s().\-/]{0,2}\d){3,30}/g, '[…]')
    .replace(/ {2,}/g, ' ')
    .trim();
  const letters = Array.from(text);
  return letters.length <= longestQuote ? text : `${letters.slice(0, longestQuote).join('')}…`;
}
