/** `unsafe`: nothing that a page may link to; the words stay, the link goes. */
export type AddressKind = 'internal' | 'external' | 'contact' | 'unsafe';

/**
 * What an address is, as a browser would read it: control characters and white space hide nothing. `//host` leads to another
 * site. Understood are http, https, mailto, tel and sms, paths, `#anchors` and `id:CODE` for an article of this site.
 */
export function kindOfAddress(address: string): AddressKind {
  const bare = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/.test(address)
    ? address.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g, '')
    : address;
  if (bare.startsWith('//')) return URL.canParse(`https:${bare}`) ? 'external' : 'unsafe';
  if (/^[\\/][\\/]/.test(bare)) return 'unsafe';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return /^[^/?#]*:/.test(bare) ? 'unsafe' : 'internal';
    case 'id':
      return 'internal';
    case 'http':
    case 'https':
      return /^https?:\/\/[^\\/]/i.test(bare) && URL.canParse(bare) ? 'external' : 'unsafe';
    case 'mailto':
    case 'tel':
    case 'sms':
      return 'contact';
    default:
      return 'unsafe';
  }
}

/** An address on another host in the form that HTML wants: `//host` gets its scheme, signs that no address may hold are encoded. */
export function completeAddress(address: string): string {
  const trimmed = address.replace(/[\t\n\r]/g, '').trim();
  const complete = trimmed.startsWith('//')
    ? `https:${trimmed}`
    : /^(?:tel|sms):/i.test(trimmed)
      ? trimmed.replaceAll(' ', '')
      : trimmed;
  return complete.replace(/[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~[\]]|%(?![0-9a-f]{2})/giu, (sign) =>
    encodeURIComponent(sign),
  );
}

/**
 * Markdown parsers percent-encode addresses. Gives an address back as the author wrote it, as far as that can be seen: as it is when it
 * stands like this in `source`, the piece of text that the link was made of, else decoded.
 */
export function asWritten(address: string, source: string): string {
  if (!address.includes('%') || source.includes(address)) return address;
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** What an address starts with, for a message: `javascript:`. */
export function schemeOf(address: string): string | undefined {
  const bare = address.slice(0, 200).replace(/[\u0000-\u0020\u007f-\u00a0]+/g, '');
  return /^([a-z][a-z0-9+.-]{0,30}):/i.exec(bare)?.[0]?.toLowerCase();
}
