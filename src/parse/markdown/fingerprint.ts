/**
 * A sum of 128 bits over text: four sums over the UTF-16 code units, each multiplied by its own odd constant as in FNV-1a, each
 * stirred by its neighbour, mixed at the end by xor, shift and multiplication. It tells texts apart; it does not protect against forgery.
 */
export class Fingerprint {
  private a = 0x811c9dc5 | 0;
  private b = 0x9e3779b9 | 0;
  private c = 0x85ebca6b | 0;
  private d = 0xc2b2ae35 | 0;
  /** White space waits until a word follows, so that one space counts as many, and none beside a mark. */
  private hasSpace = false;
  private isAfterMark = true;

  /** Adds words; white space of any kind and length is one space. */
  words(text: string): void {
    let { a, b, c, d, hasSpace, isAfterMark } = this;
    for (let i = 0; i < text.length; i++) {
      let unit = text.charCodeAt(i);
      if (unit <= 32 || unit === 160) {
        hasSpace = true;
        continue;
      }
      if (hasSpace && !isAfterMark) {
        unit = 32;
        i--;
      }
      hasSpace = false;
      isAfterMark = false;
      a = Math.imul(a ^ unit, 0x01000193);
      b = (Math.imul(b ^ unit, 0x85ebca77) + (a >>> 15)) | 0;
      c = Math.imul(c ^ unit, 0xc2b2ae3d) ^ (b >>> 13);
      d = Math.imul((d + unit) | 0, 0x27d4eb2f) ^ (c >>> 16);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.hasSpace = hasSpace;
    this.isAfterMark = isAfterMark;
  }

  /** Adds text as it is. */
  exactly(text: string): void {
    let { a, b, c, d } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x01000193);
      b = (Math.imul(b ^ unit, 0x85ebca77) + (a >>> 15)) | 0;
      c = Math.imul(c ^ unit, 0xc2b2ae3d) ^ (b >>> 13);
      d = Math.imul((d + unit) | 0, 0x27d4eb2f) ^ (c >>> 16);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  space(): void {
    this.hasSpace = true;
  }

  /** Adds a sign that stands for structure. */
  mark(sign: string): void {
    this.exactly(sign);
    this.hasSpace = false;
    this.isAfterMark = true;
  }

  /** 32 hexadecimal digits. */
  digest(): string {
    let sums = [this.a, this.b, this.c, this.d];
    for (let round = 0; round < 2; round++) {
      sums = sums.map((sum, index) => {
        const mixed = Math.imul(sum ^ (sum >>> 16) ^ (sums[(index + 1) % 4] as number), 0x2c1b3c6d);
        return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) ^ (mixed >>> 16);
      });
    }
    return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
