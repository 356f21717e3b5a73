/**
 * A 64-bit hash of an id as two 32-bit numbers, `salt` keeping the ids of different sources apart. Two independent
 * multiply-and-rotate lanes over the UTF-16 code units, each finished with an avalanche.
 */
export class IdHash {
  a = 0;
  b = 0;

  /** Sets `a` and `b` for an id. */
  of(id: string, salt: number): void {
    let a = 0x2545f491 ^ salt;
    let b = 0x6c8e9cf5 ^ Math.imul(salt, 0x27d4eb2f);
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      a = Math.imul(a ^ code, 0x9e3779b1);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b ^ code, 0x5bd1e995);
      b = (b << 17) | (b >>> 15);
    }
    this.a = finish(a ^ id.length);
    this.b = finish(b ^ Math.imul(this.a, 0x85ebca77));
  }
}

function finish(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
