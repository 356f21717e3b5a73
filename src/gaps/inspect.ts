import type { Day } from '../model/day.ts';
import { type ContactChannel, channels } from './contact.ts';
import type { ContactSink } from './contact-reader.ts';
import { newDraft } from './contact-store.ts';
import { dayOfNumber } from './day-numbers.ts';

/** What is in some exports, without any judgement. */
export interface ContactSummary {
  readonly contacts: number;
  readonly untagged: number;
  /** Distinct contacts of each tag, most first. */
  readonly tags: Readonly<Record<string, number>>;
  /** Days on which contacts were created, sorted, each once. */
  readonly created: readonly Day[];
  readonly channels: Readonly<Partial<Record<ContactChannel, number>>>;
  /** Deleted or spam; not part of any other number. */
  readonly out: number;
}

/** Counts the contacts of a store. */
export function summariseContacts({ store, tags, sets }: ContactSink): ContactSummary {
  const perSet = new Uint32Array(sets.size);
  const perChannel = new Map<ContactChannel, number>();
  const days = new Set<number>();
  const draft = newDraft();
  let contacts = 0;
  for (let index = 0; index < store.size; index++) {
    store.read(index, draft);
    if (draft.isOut) continue;
    contacts++;
    perSet[draft.tags] = (perSet[draft.tags] as number) + 1;
    days.add(draft.day);
    if (draft.channel) perChannel.set(draft.channel, (perChannel.get(draft.channel) ?? 0) + 1);
  }
  const perTag = new Float64Array(tags.names.length);
  perSet.forEach((count, set) => {
    if (count > 0) for (const tag of sets.tagsOf(set)) perTag[tag] = (perTag[tag] as number) + count;
  });
  const tagCounts = tags.names
    .map((name, tag) => [name, perTag[tag] as number] as const)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    contacts,
    untagged: perSet[0] ?? 0,
    tags: Object.fromEntries(tagCounts),
    created: [...days].sort((a, b) => a - b).map(dayOfNumber),
    channels: Object.fromEntries(
      channels
        .filter((channel) => perChannel.has(channel))
        .map((channel) => [channel, perChannel.get(channel)]),
    ),
    out: store.size - contacts,
  };
}
