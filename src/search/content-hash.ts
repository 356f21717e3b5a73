/**
 * A short name for content: equal contents have equal names, and another content another name but for one chance in
 * 2^52. Two runs of FNV-1a with 32 bits (Fowler, Noll and Vo); pure, so it needs no platform.
 */
export function contentHash(texts: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x85ebca6b) + 0x52dce729;
    }
    a = Math.imul(a ^ 0xffff, 0x01000193);
  }
  return ((a >>> 0) * 0x100000 + (b >>> 12)).toString(36).padStart(11, '0');
}
