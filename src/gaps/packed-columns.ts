/** Longest time kept to the second: 97 days. Longer ones are kept to the minute. */
const longestSeconds = 0x7ffffe;
const noFineDuration = 0xffffff;
const noMinutes = 0xffff;

/**
 * Times of a page of contacts. Two bytes each while all are whole minutes up to 45 days, as most exports give them;
 * else three bytes: seconds up to 97 days, minutes with the highest bit set beyond.
 */
export class PackedDurations {
  readonly #size: number;
  #minutes: Uint16Array | undefined;
  #fine: Uint8Array | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  put(at: number, minutes: number | undefined): void {
    if (!this.#fine) {
      if (minutes === undefined && !this.#minutes) return;
      if (minutes === undefined || (Number.isInteger(minutes) && minutes < noMinutes)) {
        this.#minutes ??= new Uint16Array(this.#size).fill(noMinutes);
        this.#minutes[at] = minutes ?? noMinutes;
        return;
      }
      this.#refine();
    }
    putThree(this.#fine as Uint8Array, at, fineCode(minutes));
  }

  get(at: number): number | undefined {
    if (this.#fine) {
      const code = getThree(this.#fine, at);
      if (code === noFineDuration) return undefined;
      return code & 0x800000 ? code & 0x7fffff : code / 60;
    }
    const minutes = this.#minutes?.[at] ?? noMinutes;
    return minutes === noMinutes ? undefined : minutes;
  }

  #refine(): void {
    const fine = new Uint8Array(this.#size * 3).fill(255);
    this.#minutes?.forEach((minutes, at) => {
      if (minutes !== noMinutes) putThree(fine, at, fineCode(minutes));
    });
    this.#fine = fine;
    this.#minutes = undefined;
  }
}

function fineCode(minutes: number | undefined): number {
  if (minutes === undefined) return noFineDuration;
  const seconds = Math.round(minutes * 60);
  return seconds <= longestSeconds ? seconds : 0x800000 | Math.min(Math.round(minutes), longestSeconds);
}

/** A hash table's slots: numbers of contacts, 0 for none. Three bytes each while that is enough. */
export class PackedSlots {
  readonly length: number;
  readonly #three: Uint8Array | undefined;
  readonly #four: Uint32Array | undefined;

  /** `length` is a power of two. */
  constructor(length: number) {
    this.length = length;
    if (length <= 1 << 24) this.#three = new Uint8Array(length * 3);
    else this.#four = new Uint32Array(length);
  }

  get(slot: number): number {
    return this.#three ? getThree(this.#three, slot) : ((this.#four as Uint32Array)[slot] as number);
  }

  put(slot: number, value: number): void {
    if (this.#three) putThree(this.#three, slot, value);
    else (this.#four as Uint32Array)[slot] = value;
  }
}

/** The three-byte number at index `at`. */
export function getThree(bytes: Uint8Array, at: number): number {
  const first = at * 3;
  return (
    (bytes[first] as number) | ((bytes[first + 1] as number) << 8) | ((bytes[first + 2] as number) << 16)
  );
}

/** Sets the three-byte number at index `at`. */
export function putThree(bytes: Uint8Array, at: number, value: number): void {
  const first = at * 3;
  bytes[first] = value & 255;
  bytes[first + 1] = (value >> 8) & 255;
  bytes[first + 2] = value >> 16;
}
