const prime = 0x01000193;

/** 32-bit FNV-1a. Source: the definition by Fowler, Noll and Vo. */
function fnv1a(bytes: Uint8Array, basis: number): number {
  let hash = basis;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, prime);
  return hash >>> 0;
}

/** Starting values: FNV's own, and three others for independent runs. */
const bases = [0x811c9dc5, 0x050c5d1f, 0x9e3779b9, 0x7f4a7c15] as const;

function hexHash(content: string | Uint8Array, runs: number): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const part = (basis: number) => fnv1a(bytes, basis).toString(16).padStart(8, '0');
  return bases.slice(0, runs).map(part).join('');
}

/** Ten characters that name a content. For file names, never for security. */
export function contentHash(content: string | Uint8Array): string {
  return hexHash(content, 2).slice(0, 10);
}

/** The same UUID for the same name, in version 8 of RFC 9562 ("vendor specific"). */
export function stableUuid(name: string): string {
  const hex = hexHash(name, 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
