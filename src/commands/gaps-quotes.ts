import { localClock } from '../gaps/date-columns.ts';
import { isConsentColumn, isSubjectColumn } from '../gaps/personal-columns.ts';
import { QuoteCollector } from '../gaps/quotes.ts';
import type { ReadOptions } from '../gaps/reading.ts';
import { WrongEncoding } from '../io/read-contacts-text.ts';
import { UserError } from '../model/errors.ts';
import { surveyExport } from './gaps-read.ts';

interface QuoteOptions {
  readonly cwd: string;
  readonly reading: ReadOptions;
  /** Days since 1970-01-01, both included. */
  readonly days: { readonly from: number; readonly to: number };
}

/**
 * Subject lines by topic, only of contacts whose consent column says yes. Throws `UserError` for an export without such a
 * column: nobody is quoted who did not agree.
 */
export async function readQuotes(
  names: readonly string[],
  topics: readonly string[],
  options: QuoteOptions,
): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const name of names) {
    for (const [topic, quotes] of await quotesOf(name, topics, options)) {
      all.set(topic, [...(all.get(topic) ?? []), ...quotes].slice(0, 3));
    }
  }
  return all;
}

async function quotesOf(
  name: string,
  topics: readonly string[],
  options: QuoteOptions,
  encoding?: WrongEncoding['encoding'],
): Promise<ReadonlyMap<string, string[]>> {
  const { cwd, reading: given, days } = options;
  try {
    const wanted = (field: string): boolean => isSubjectColumn(field) || isConsentColumn(field);
    const { source, reading } = await surveyExport(name, cwd, given, encoding, wanted);
    const subject = reading.headers.findIndex(isSubjectColumn);
    const consent = reading.headers.findIndex(isConsentColumn);
    if (subject === -1 || consent === -1) throw noConsent(name, consent === -1 ? 'consent' : 'subject');
    const clock = given.timeZone === undefined ? undefined : localClock(given.timeZone);
    const collector = new QuoteCollector(reading, { subject, consent }, topics, days, clock);
    await source.read({ nulCharacters: 0, badlyQuoted: 0 }, (records, firstRecord) => {
      collector.take(records, firstRecord);
      return true;
    });
    return collector.byTopic;
  } catch (error) {
    if (!(error instanceof WrongEncoding) || encoding !== undefined) throw error;
    return quotesOf(name, topics, options, error.encoding);
  }
}

function noConsent(name: string, column: string): UserError {
  return new UserError(`${name} has no ${column} column, so nobody in it can be quoted.`, {
    hint: 'Quotes need a column "consent" that says yes or no for each contact. Without --read-subjects there are none.',
  });
}
