import type { ContactChannel } from './contact.ts';
import { channels } from './contact.ts';
import { getThree, PackedDurations, PackedSlots, putThree } from './packed-columns.ts';

const pageBits = 16;
const pageSize = 1 << pageBits;
const pageMask = pageSize - 1;

/** Bits of `flags`. Two-bit answers: 0 not known, 1 no, 2 yes. */
const shift = { channel: 0, open: 3, reopened: 5, oneTouch: 7, satisfied: 9, out: 11 } as const;

/** Numbers of tag sets have three bytes. */
export const mostTagSets = 0xffffff;

/** A contact before it is packed. One object is filled again for every row. */
export interface ContactDraft {
  day: number;
  /** Number of a set of tags. */
  tags: number;
  channel: ContactChannel | undefined;
  isOpen: boolean | undefined;
  firstResponseMinutes: number | undefined;
  resolutionMinutes: number | undefined;
  isReopened: boolean | undefined;
  isOneTouch: boolean | undefined;
  isSatisfied: boolean | undefined;
  /** 0 to 25.4. */
  effort: number | undefined;
  /** Deleted or spam. */
  isOut: boolean;
}

class Page {
  hashes: Uint32Array | undefined = new Uint32Array(pageSize * 2);
  readonly days = new Uint16Array(pageSize);
  readonly tags = new Uint8Array(pageSize * 3);
  readonly flags = new Uint16Array(pageSize);
  readonly firstResponses = new PackedDurations(pageSize);
  readonly resolutions = new PackedDurations(pageSize);
  efforts: Uint8Array | undefined;
}

/**
 * Contacts by id, packed: 15 bytes for each, 4 or 6 more with times, 1 more with effort, and 4 to 8 for the index.
 * An id is kept as a 64-bit hash: among ten million contacts, the chance that any two are taken for one is 3 in a million.
 */
export class ContactStore {
  #size = 0;
  readonly #pages: Page[] = [];
  #slots: PackedSlots | undefined = new PackedSlots(1 << 12);

  /** Contacts, those that are out included. */
  get size(): number {
    return this.#size;
  }

  /** The contact with this hash, or -1. */
  find(a: number, b: number): number {
    const slots = this.#slots;
    if (!slots) throw new Error('the store is sealed');
    const mask = slots.length - 1;
    for (let slot = a & mask; ; slot = (slot + 1) & mask) {
      const held: number = slots.get(slot);
      if (held === 0) return -1;
      const index: number = held - 1;
      const hashes = (this.#pages[index >> pageBits] as Page).hashes as Uint32Array;
      const at = (index & pageMask) * 2;
      if (hashes[at] === a && hashes[at + 1] === b) return index;
    }
  }

  /** Adds a contact and gives its number. Call `find` first: two with one hash are not noticed here. */
  add(a: number, b: number, draft: ContactDraft): number {
    const index = this.#append(draft);
    const hashes = (this.#pages[index >> pageBits] as Page).hashes as Uint32Array;
    hashes[(index & pageMask) * 2] = a;
    hashes[(index & pageMask) * 2 + 1] = b;
    if (!this.#slots || this.#size * 5 > this.#slots.length * 4) this.#grow();
    else this.#enter(this.#slots, index, a);
    return index;
  }

  /** Adds a contact that has no id. */
  addAnonymous(draft: ContactDraft): number {
    return this.#append(draft);
  }

  #append(draft: ContactDraft): number {
    const index = this.#size++;
    if ((index & pageMask) === 0) this.#pages.push(new Page());
    this.replace(index, draft);
    return index;
  }

  #grow(): void {
    const slots = new PackedSlots((this.#slots as PackedSlots).length * 2);
    this.#slots = slots;
    for (let index = 0; index < this.#size; index++) {
      const hashes = (this.#pages[index >> pageBits] as Page).hashes as Uint32Array;
      this.#enter(slots, index, hashes[(index & pageMask) * 2] as number);
    }
  }

  #enter(slots: PackedSlots, index: number, a: number): void {
    const mask = slots.length - 1;
    let slot = a & mask;
    while (slots.get(slot) !== 0) slot = (slot + 1) & mask;
    slots.put(slot, index + 1);
  }

  /** Puts a newer version of a contact in the place of the old one. */
  replace(index: number, draft: ContactDraft): void {
    const page = this.#pages[index >> pageBits] as Page;
    const at = index & pageMask;
    page.days[at] = draft.day;
    putThree(page.tags, at, draft.tags);
    page.flags[at] =
      ((draft.channel === undefined ? 0 : channels.indexOf(draft.channel) + 1) << shift.channel) |
      (answer(draft.isOpen) << shift.open) |
      (answer(draft.isReopened) << shift.reopened) |
      (answer(draft.isOneTouch) << shift.oneTouch) |
      (answer(draft.isSatisfied) << shift.satisfied) |
      ((draft.isOut ? 1 : 0) << shift.out);
    page.firstResponses.put(at, draft.firstResponseMinutes);
    page.resolutions.put(at, draft.resolutionMinutes);
    if (draft.effort !== undefined) page.efforts ??= new Uint8Array(pageSize).fill(255);
    if (page.efforts) page.efforts[at] = draft.effort === undefined ? 255 : Math.round(draft.effort * 10);
  }

  day(index: number): number {
    return (this.#pages[index >> pageBits] as Page).days[index & pageMask] as number;
  }

  tags(index: number): number {
    return getThree((this.#pages[index >> pageBits] as Page).tags, index & pageMask);
  }

  #bits(index: number): number {
    return (this.#pages[index >> pageBits] as Page).flags[index & pageMask] as number;
  }

  isOut(index: number): boolean {
    return ((this.#bits(index) >> shift.out) & 1) === 1;
  }

  /** Fills a draft with what is known about a contact. */
  read(index: number, into: ContactDraft): void {
    const page = this.#pages[index >> pageBits] as Page;
    const at = index & pageMask;
    const bits = page.flags[at] as number;
    const channel = (bits >> shift.channel) & 7;
    into.day = page.days[at] as number;
    into.tags = getThree(page.tags, at);
    into.channel = channel === 0 ? undefined : channels[channel - 1];
    into.isOpen = unanswer(bits >> shift.open);
    into.isReopened = unanswer(bits >> shift.reopened);
    into.isOneTouch = unanswer(bits >> shift.oneTouch);
    into.isSatisfied = unanswer(bits >> shift.satisfied);
    into.isOut = ((bits >> shift.out) & 1) === 1;
    into.firstResponseMinutes = page.firstResponses.get(at);
    into.resolutionMinutes = page.resolutions.get(at);
    const effort = page.efforts?.[at] ?? 255;
    into.effort = effort === 255 ? undefined : effort / 10;
  }

  /** Says that no contact follows, and gives back the memory that only finding them by id needs. */
  seal(): void {
    this.#slots = undefined;
    for (const page of this.#pages) page.hashes = undefined;
  }
}

/** An empty draft. */
export function newDraft(): ContactDraft {
  return {
    day: 0,
    tags: 0,
    channel: undefined,
    isOpen: undefined,
    firstResponseMinutes: undefined,
    resolutionMinutes: undefined,
    isReopened: undefined,
    isOneTouch: undefined,
    isSatisfied: undefined,
    effort: undefined,
    isOut: false,
  };
}

function answer(value: boolean | undefined): number {
  return value === undefined ? 0 : value ? 2 : 1;
}

function unanswer(bits: number): boolean | undefined {
  const two = bits & 3;
  return two === 0 ? undefined : two === 2;
}
