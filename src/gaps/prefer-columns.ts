import type { ColumnSample, RepeatSample } from './file-survey.ts';
import { normaliseHeader, withoutContactNoun } from './header-names.ts';
import type { Candidate } from './map-columns.ts';
import { channelOf } from './value-words.ts';

/**
 * The id of a contact among columns that may be it. Rows of messages have an id of their own beside the one of their
 * conversation: where the first differs in every row and the other comes back, the other is the contact's.
 */
export function preferId(
  candidates: readonly Candidate[],
  repeatsOf: (column: number) => RepeatSample | undefined,
): { readonly id: Candidate | undefined; readonly rowsAreParts: boolean } {
  const filled = candidates.filter(({ column }) => (repeatsOf(column)?.rows ?? 0) > 0);
  const [first = candidates[0], ...others] = filled;
  const own = first && repeatsOf(first.column);
  if (!first || !own || own.repeated > 0 || namesContact(first.header))
    return { id: first, rowsAreParts: false };
  const parent = others.find(({ column, header }) => {
    const repeats = repeatsOf(column);
    return namesContact(header) && repeats && repeats.repeated > 0 && repeats.rows * 10 >= own.rows * 9;
  });
  return { id: parent ?? first, rowsAreParts: parent !== undefined };
}

/** `conversation_id`, `Ticket number`: the name says what it is the id of. */
export function namesContact(header: string): boolean {
  return withoutContactNoun(normaliseHeader(header).name.replaceAll('.', ' ')) !== undefined;
}

/** The first column of which most cells name a channel; else the first one with values, else the first. Codes are left out. */
export function preferChannel(
  candidates: readonly Candidate[],
  sampleOf: (column: number) => ColumnSample | undefined,
): Candidate | undefined {
  const usable = candidates.filter(({ column, header }) => {
    const cells = sampleOf(column)?.cells ?? [];
    // What numbers mean is only known of one interface, which calls the field "source".
    return cells.length === 0 || /source/i.test(header) || !cells.every((cell) => /^\d+$/.test(cell));
  });
  const filled = usable.filter(({ column }) => (sampleOf(column)?.cells.length ?? 0) > 0);
  const telling = filled.find(({ column }) => {
    const cells = (sampleOf(column)?.cells ?? []).slice(0, 500);
    const known = cells.filter((cell) => {
      const channel = channelOf(cell);
      return channel !== undefined && channel !== 'other';
    });
    return known.length * 2 >= cells.length;
  });
  return telling ?? filled[0] ?? usable[0];
}
