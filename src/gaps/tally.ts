import { channels } from './contact.ts';
import { addMeasures, type Measures, noMeasures } from './measures.ts';
import { mondayOf, type Windows } from './windows.ts';

/** What was counted for one topic, for all contacts together, or for those without a tag. */
export class TopicTally {
  readonly tag: string;
  /** Contacts of all days up to the window's end. */
  total = 0;
  firstDay = Number.POSITIVE_INFINITY;
  readonly current: Measures = noMeasures();
  readonly before: Measures = noMeasures();
  lastYear = 0;
  /** Contacts of the seven-day blocks of `before` and `current`, counted back from the end of each, oldest first. */
  readonly blocks: { readonly before: number[]; readonly current: number[] };
  /** Contacts of each calendar week of the data. */
  readonly weeks: Uint32Array;
  /** Contacts of the window by channel, in the order of `channels`; the last place is "not known". */
  readonly channels = new Uint32Array(channels.length + 1);
  /** Single times of the window, in minutes; empty when only sums are known. */
  readonly firstResponses: number[] = [];
  readonly resolutions: number[] = [];

  constructor(tag: string, weekCount: number, blockCount: number) {
    this.tag = tag;
    this.weeks = new Uint32Array(weekCount);
    const zeros = (): number[] => Array.from({ length: blockCount }, () => 0);
    this.blocks = { before: zeros(), current: zeros() };
  }
}

/** Counts of one report: what raw contacts and counts from a warehouse both become. */
export class Tally {
  readonly windows: Windows;
  /** Distinct contacts. */
  readonly all: TopicTally;
  readonly untagged: TopicTally;
  readonly topics = new Map<string, TopicTally>();
  /** Contacts of each calendar week by channel; outer index as `TopicTally.channels`. */
  readonly weekChannels: Uint32Array[];
  /** Pairs of topics that contacts of the window have together: `a` NUL `b`, a < b. */
  readonly pairs = new Map<string, number>();
  readonly firstMonday: number;
  readonly weekCount: number;
  readonly #blockCount: number;

  constructor(windows: Windows) {
    this.windows = windows;
    this.firstMonday = mondayOf(windows.first);
    this.weekCount = (mondayOf(windows.to) - this.firstMonday) / 7 + 1;
    this.#blockCount = Math.max(1, Math.floor((windows.to - windows.from + 1) / 7));
    this.all = this.#make('*');
    this.untagged = this.#make('');
    this.weekChannels = Array.from({ length: channels.length + 1 }, () => new Uint32Array(this.weekCount));
  }

  #make(tag: string): TopicTally {
    return new TopicTally(tag, this.weekCount, this.#blockCount);
  }

  topic(tag: string): TopicTally {
    let topic = this.topics.get(tag);
    if (!topic) {
      topic = this.#make(tag);
      this.topics.set(tag, topic);
    }
    return topic;
  }

  /**
   * Adds contacts of one day and channel to a topic. `channel` is an index as in `TopicTally.channels`. Days after the window
   * are left out. True when the contacts are of the window itself.
   */
  add(topic: TopicTally, day: number, channel: number, measures: Measures): boolean {
    const { windows } = this;
    const { contacts } = measures;
    if (day > windows.to) return false;
    topic.total += contacts;
    if (day < topic.firstDay) topic.firstDay = day;
    const week = (mondayOf(day) - this.firstMonday) / 7;
    topic.weeks[week] = (topic.weeks[week] as number) + contacts;
    if (topic === this.all) {
      const perWeek = this.weekChannels[channel] as Uint32Array;
      perWeek[week] = (perWeek[week] as number) + contacts;
    }
    if (day >= windows.from) {
      addMeasures(topic.current, measures);
      topic.channels[channel] = (topic.channels[channel] as number) + contacts;
      addToBlock(topic.blocks.current, windows.to - day, contacts);
      return true;
    }
    if (day >= windows.beforeFrom) {
      addMeasures(topic.before, measures);
      addToBlock(topic.blocks.before, windows.beforeTo - day, contacts);
    }
    const lastYear = windows.lastYearFrom;
    if (lastYear !== undefined && day >= lastYear && day <= lastYear + windows.to - windows.from) {
      topic.lastYear += contacts;
    }
    return false;
  }
}

/** Days that are left over when the period is no whole number of weeks are in no block. */
function addToBlock(blocks: number[], daysBack: number, contacts: number): void {
  const block = blocks.length - 1 - Math.floor(daysBack / 7);
  if (block >= 0) blocks[block] = (blocks[block] as number) + contacts;
}

/** Contacts of the window by channel, without channels that nobody used. */
export function channelCounts(topic: TopicTally): Record<string, number> {
  const used = channels.flatMap((channel, i) => {
    const count = topic.channels[i] as number;
    return count > 0 ? [[channel, count] as const] : [];
  });
  return Object.fromEntries(used);
}
