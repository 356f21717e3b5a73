import { channels } from './contact.ts';
import type { ContactSink } from './contact-reader.ts';
import { type ContactDraft, newDraft } from './contact-store.ts';
import { type Measures, noMeasures } from './measures.ts';
import { Tally } from './tally.ts';
import type { Windows } from './windows.ts';

/** Contacts with more topics than this say nothing about which topics belong together. */
const mostTopicsForPairs = 8;
const mostPairs = 200_000;

/** Which tags are counted, and under which name. */
export interface TagRules {
  /** Tags that a person merged: tag of the export -> topic. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Tags that are no topics: counted, but without a share in a contact. */
  readonly ignored: ReadonlySet<string>;
}

/** Distinct contacts by day. Deleted ones and spam are left out. */
export function dailyContacts({ store }: ContactSink): Map<number, number> {
  const daily = new Map<number, number>();
  for (let index = 0; index < store.size; index++) {
    if (store.isOut(index)) continue;
    const day = store.day(index);
    daily.set(day, (daily.get(day) ?? 0) + 1);
  }
  return daily;
}

/** Counts the contacts of a store for one report. */
export function tallyContacts(sink: ContactSink, windows: Windows, rules: TagRules): Tally {
  const tally = new Tally(windows);
  const { store, sets } = sink;
  const names = sink.tags.names.map((name) => rules.aliases.get(name) ?? name);
  const draft = newDraft();
  const measures = noMeasures();
  for (let index = 0; index < store.size; index++) {
    if (store.isOut(index) || store.day(index) > windows.to) continue;
    store.read(index, draft);
    fillMeasures(measures, draft);
    const channel = draft.channel === undefined ? channels.length : channels.indexOf(draft.channel);
    const tags = [...new Set(sets.tagsOf(draft.tags).map((tag) => names[tag] as string))];
    const topics = tags.filter((tag) => !rules.ignored.has(tag));
    measures.weighted = 1;
    const isCurrent = tally.add(tally.all, draft.day, channel, measures);
    if (isCurrent) keepTimes(tally.all, draft);
    if (tags.length === 0) tally.add(tally.untagged, draft.day, channel, measures);
    for (const tag of tags) {
      measures.weighted = rules.ignored.has(tag) ? 0 : 1 / topics.length;
      const topic = tally.topic(tag);
      if (tally.add(topic, draft.day, channel, measures)) keepTimes(topic, draft);
    }
    if (isCurrent && topics.length > 1 && topics.length <= mostTopicsForPairs) countPairs(tally, topics);
  }
  return tally;
}

function fillMeasures(into: Measures, draft: ContactDraft): void {
  into.contacts = 1;
  into.oneTouchN = draft.isOneTouch === undefined ? 0 : 1;
  into.oneTouchYes = draft.isOneTouch ? 1 : 0;
  into.firstResponseN = draft.firstResponseMinutes === undefined ? 0 : 1;
  into.firstResponseSum = draft.firstResponseMinutes ?? 0;
  into.resolutionN = draft.resolutionMinutes === undefined ? 0 : 1;
  into.resolutionSum = draft.resolutionMinutes ?? 0;
  into.satisfiedN = draft.isSatisfied === undefined ? 0 : 1;
  into.satisfiedYes = draft.isSatisfied ? 1 : 0;
  into.reopenedN = draft.isReopened === undefined ? 0 : 1;
  into.reopenedYes = draft.isReopened ? 1 : 0;
  into.effortN = draft.effort === undefined ? 0 : 1;
  into.effortSum = draft.effort ?? 0;
  into.open = draft.isOpen ? 1 : 0;
}

function keepTimes(topic: { firstResponses: number[]; resolutions: number[] }, draft: ContactDraft): void {
  if (draft.firstResponseMinutes !== undefined) topic.firstResponses.push(draft.firstResponseMinutes);
  if (draft.resolutionMinutes !== undefined) topic.resolutions.push(draft.resolutionMinutes);
}

function countPairs(tally: Tally, topics: readonly string[]): void {
  const sorted = [...topics].sort();
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j < sorted.length; j++) {
      const key = `${sorted[i]}\0${sorted[j]}`;
      const known = tally.pairs.get(key);
      if (known !== undefined || tally.pairs.size < mostPairs) tally.pairs.set(key, (known ?? 0) + 1);
    }
  }
}
