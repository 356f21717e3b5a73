/** An address of the help center that was here before. */
export interface PreviousAddress {
  /** Ids that the address may mean, the longest first: `12-refunds` may be id `12-refunds` or id `12` with a slug behind. */
  readonly ids: readonly string[];
  /** Without `#`. */
  readonly anchor: string;
}

const maxIdLength = 200;

function idsIn(segment: string): string[] {
  const ids = [segment];
  for (
    let dash = segment.lastIndexOf('-');
    dash > 0 && ids.length < 40;
    dash = segment.lastIndexOf('-', dash - 1)
  ) {
    ids.push(segment.slice(0, dash));
  }
  const first = segment.indexOf('-');
  if (first > 0) ids.push(segment.slice(0, first));
  return ids;
}

/** Scheme and host do not care for letter case, and http and https lead to the same place. */
function comparable(url: string): string {
  const match = /^https?:\/\/([^/?#]*)/i.exec(url);
  return match ? `//${(match[1] as string).toLowerCase()}${url.slice(match[0].length)}` : url;
}

/**
 * Reads an address by the patterns of `config.previousUrls` (`https://old.example/articles/{id}`). What follows the id may be
 * the rest of the pattern, or a slug, a query and an anchor. Undefined when no pattern fits.
 */
export function matchPreviousUrl(href: string, patterns: readonly string[]): PreviousAddress | undefined {
  if (patterns.length === 0) return undefined;
  const hash = href.indexOf('#');
  const anchor = hash === -1 ? '' : href.slice(hash + 1);
  const url = comparable(hash === -1 ? href : href.slice(0, hash));
  for (const pattern of patterns) {
    const hole = pattern.indexOf('{id}');
    if (hole === -1) continue;
    const before = comparable(pattern.slice(0, hole));
    if (!url.startsWith(before)) continue;
    const rest = url.slice(before.length);
    const after = pattern.slice(hole + 4);
    const end = rest.search(/[/?&#]/);
    const segment = end === -1 ? rest : rest.slice(0, end);
    if (segment === '' || segment.length > maxIdLength) continue;
    const ids = idsIn(segment);
    if (after !== '' && segment.endsWith(after)) ids.unshift(segment.slice(0, -after.length));
    return { ids, anchor };
  }
  return undefined;
}
