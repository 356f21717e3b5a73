import { absoluteAddress, addressFrom } from './addresses.ts';
import type { PagePlace } from './render-context.ts';

/** What a hand-off or feedback address is filled with. */
export interface AddressValues {
  readonly [name: string]: string;
}

/** Fills `{name}` places of an address, percent-encoded; `{path}` keeps its slashes. Unknown places stay. */
export function fillAddress(template: string, values: AddressValues): string {
  return template.replace(/\{([a-z]+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return place;
    return name === 'path' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
}

/** The page's address as others should know it: absolute when the site's address is known. */
export function publicAddress(place: PagePlace): string {
  return absoluteAddress(place.context.site.config.url, place.url) ?? place.url;
}

export interface HandOff {
  readonly href: string;
  /** The address with `{tried}` still open, for the script; empty when it has no such place. */
  readonly template: string;
}

/** Stands for what was tried while the address is made safe: braces would be encoded. */
const triedMark = 'kbTriedGoesHere';

/**
 * The link that hands a customer over to a human together with the article, its number and what was tried. Without a script
 * that is this page's title; the script adds the articles read before. Undefined when none is configured.
 */
export function handOff(place: PagePlace, title: string, id: string): HandOff | undefined {
  const configured = place.context.site.config.contact.handoff;
  if (configured === undefined) return undefined;
  const address = publicAddress(place);
  const values = { article: address, url: address, id, title, path: place.url, tried: triedMark };
  const marked = addressFrom(place.root, fillAddress(configured, values));
  if (marked === undefined) return undefined;
  return {
    href: marked.replaceAll(triedMark, () => encodeURIComponent(title)),
    template: marked.includes(triedMark) ? marked.replaceAll(triedMark, '{tried}') : '',
  };
}
