/** The set without tags. */
export const noTags = 0;

/**
 * Numbers for sets of tags. A set is a path in a tree of tag numbers in rising order, so that sets share their
 * beginnings and a set costs a few bytes, however many different ones there are.
 */
export class TagSets {
  #parents = new Uint32Array(1024);
  #lasts = new Uint32Array(1024);
  #slots = new Uint32Array(4096);
  #count = 1;

  /** How many sets there are; numbers are 0 to `size - 1`. */
  get size(): number {
    return this.#count;
  }

  /** The number of a set. `tags` may be in any order and hold doubles. */
  numberOf(tags: readonly number[]): number {
    let set = noTags;
    if (tags.length === 1) return this.#child(set, tags[0] as number);
    const sorted = [...tags].sort((a, b) => a - b);
    for (let i = 0; i < sorted.length; i++) {
      if (i === 0 || sorted[i] !== sorted[i - 1]) set = this.#child(set, sorted[i] as number);
    }
    return set;
  }

  /** The tags of a set, falling. */
  tagsOf(set: number): number[] {
    const tags: number[] = [];
    for (let at = set; at !== noTags; at = this.#parents[at] as number) tags.push(this.#lasts[at] as number);
    return tags;
  }

  union(a: number, b: number): number {
    if (a === b || b === noTags) return a;
    return a === noTags ? b : this.numberOf([...this.tagsOf(a), ...this.tagsOf(b)]);
  }

  #child(parent: number, tag: number): number {
    const mask = this.#slots.length - 1;
    let slot = mix(parent, tag) & mask;
    for (;;) {
      const set = this.#slots[slot] as number;
      if (set === 0) break;
      if (this.#parents[set] === parent && this.#lasts[set] === tag) return set;
      slot = (slot + 1) & mask;
    }
    const set = this.#count++;
    if (set === this.#parents.length) {
      this.#parents = grown(this.#parents);
      this.#lasts = grown(this.#lasts);
    }
    this.#parents[set] = parent;
    this.#lasts[set] = tag;
    this.#slots[slot] = set;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return set;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let set = 1; set < this.#count; set++) {
      let slot = mix(this.#parents[set] as number, this.#lasts[set] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = set;
    }
  }
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
