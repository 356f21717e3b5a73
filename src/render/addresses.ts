/**
 * The way from a page back to the site root: `./`, `../`, `../../`. `url` is the page's address from the root. Put in
 * front of any address from the root it gives a link that works at every base path and from a folder on disk.
 */
export function rootOf(url: string): string {
  let depth = 0;
  for (const character of url) if (character === '/') depth++;
  return depth === 0 ? './' : '../'.repeat(depth);
}

/** An address that may stand in an attribute: spaces, quotes and the like percent-encoded, what is encoded left alone. */
export function encodeAddress(url: string): string {
  return url.replace(/[\s"'<>\\^`{|}\u0000-\u001f\u007f]|%(?![0-9a-fA-F]{2})/g, percentEncode);
}

function percentEncode(character: string): string {
  return character === "'" ? '%27' : encodeURIComponent(character);
}

/** The absolute address of a page, ASCII only, or undefined when the site's own address is not known. */
export function absoluteAddress(siteUrl: string | undefined, url: string): string | undefined {
  if (siteUrl === undefined) return undefined;
  // Reading an address takes as long as filling a small template: what ordinary names come to is known without.
  if (/^\w[\w/-]*(?:\.\w+)?$/.test(url)) return folderOf(siteUrl) + url;
  return new URL(encodeAddress(url) || './', siteUrl).href;
}

const folders = new Map<string, string>();

/** The absolute address of the folder that `url` stands in. */
function folderOf(url: string): string {
  const known = folders.get(url) ?? new URL('./', url).href;
  folders.set(url, known);
  return known;
}

/** True for addresses that lead away from the site or start a call or mail: they are never made relative. */
export function isForeign(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//');
}

/** Addresses that may be written into a link: web, mail, phone and places inside the site. Anything else gives undefined. */
export function safeAddress(address: string): string | undefined {
  const trimmed = address.trim();
  if (/^(https?|mailto|tel|sms):/i.test(trimmed)) return encodeAddress(trimmed);
  if (/^[/\\]{2}/.test(trimmed.replace(/[\t\r\n]/g, '')) || /^[^/?#]*:/.test(trimmed)) return undefined;
  return encodeAddress(trimmed);
}

/**
 * An address from the config for a page whose root is `root`: web, mail and phone addresses as they are, others taken
 * from the site root. Undefined when it is not safe to link to.
 */
export function addressFrom(root: string, address: string): string | undefined {
  const safe = safeAddress(address);
  if (safe === undefined || isForeign(safe) || safe.startsWith('#')) return safe;
  return root + safe.replace(/^\/+/, '');
}
