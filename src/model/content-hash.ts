const prime = 0x01000193;

/** Starting values of hashes: FNV's own, and three others for independent runs. */
const bases = [0x811c9dc5, 0x050c5d1f, 0x9e3779b9, 0x7f4a7c15] as const;

/** Two runs of 32-bit FNV-1a over the same bytes, 16 hexadecimal digits. Source: the definition by Fowler, Noll and Vo. */
function hexHash(pieces: readonly (string | Uint8Array)[], first: number, second: number): string {
  let [a, b] = [first, second];
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      a = Math.imul(a ^ byte, prime);
      b = Math.imul(b ^ byte, prime);
    }
  }
  return [a, b].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Ten characters that name a content, given in pieces. For the names of files and folders, never for security. */
export function contentHash(pieces: readonly (string | Uint8Array)[]): string {
  return hexHash(pieces, bases[0], bases[1]).slice(0, 10);
}

/** The same UUID for the same name, in version 8 of RFC 9562 ("vendor specific"). */
export function stableUuid(name: string): string {
  const hex = hexHash([name], bases[0], bases[1]) + hexHash([name], bases[2], bases[3]);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
