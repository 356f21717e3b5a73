import type { NearDuplicate, TagPair } from '../model/gap-report.ts';
import { editDistance } from '../model/similar.ts';

/** Tags compared with each other; rarer ones are left out. */
const mostCompared = 600;
const mostShown = 30;

/**
 * Tags that may be one: the same words in another spelling or order, one with a plural s, or one letter apart. Suggestions for a
 * person, never merged. `tags` most frequent first.
 */
export function nearDuplicates(
  tags: readonly { readonly tag: string; readonly contacts: number }[],
): NearDuplicate[] {
  const compared = tags
    .slice(0, mostCompared)
    .map(({ tag, contacts }) => ({ tag, contacts, plain: plainTag(tag) }));
  const found: NearDuplicate[] = [];
  for (let i = 0; i < compared.length && found.length < mostShown; i++) {
    for (let j = i + 1; j < compared.length; j++) {
      const a = compared[i] as (typeof compared)[number];
      const b = compared[j] as (typeof compared)[number];
      const why = whySame(a.plain, b.plain);
      if (why) found.push({ tags: [a.tag, b.tag], contacts: [a.contacts, b.contacts], why });
      if (found.length >= mostShown) break;
    }
  }
  return found;
}

interface PlainTag {
  readonly joined: string;
  readonly sorted: string;
  readonly stemmed: string;
}

function plainTag(tag: string): PlainTag {
  const words = tag
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return {
    joined: words.join(''),
    sorted: [...words].sort().join(' '),
    stemmed: words.map(withoutPlural).join(''),
  };
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function whySame(a: PlainTag, b: PlainTag): string | undefined {
  if (a.joined === '' || b.joined === '') return undefined;
  if (a.joined === b.joined) return 'same letters, written differently';
  if (a.sorted === b.sorted) return 'same words in another order';
  if (a.stemmed === b.stemmed) return 'singular and plural';
  const differInDigits = a.joined.replace(/\d/g, '') === b.joined.replace(/\d/g, '');
  const isLong = Math.min(a.joined.length, b.joined.length) >= 6;
  return isLong && !differInDigits && editDistance(a.joined, b.joined, 1) === 1
    ? 'one letter apart'
    : undefined;
}

/**
 * Topics that come together more often than by chance: at least five contacts, at least three times what independence gives,
 * and in at least a fifth of the contacts of the rarer one.
 */
export function oftenTogether(
  pairs: ReadonlyMap<string, number>,
  contactsOf: (tag: string) => number,
  all: number,
): TagPair[] {
  const found: TagPair[] = [];
  for (const [key, contacts] of pairs) {
    const [a = '', b = ''] = key.split('\0');
    const expected = (contactsOf(a) * contactsOf(b)) / Math.max(1, all);
    const lift = contacts / Math.max(expected, 1e-9);
    if (contacts >= 5 && lift >= 3 && contacts * 5 >= Math.min(contactsOf(a), contactsOf(b))) {
      found.push({ tags: [a, b], contacts, lift: Math.round(lift * 10) / 10 });
    }
  }
  found.sort(
    (x, y) => (y.contacts as number) - (x.contacts as number) || (x.tags.join() < y.tags.join() ? -1 : 1),
  );
  return found.slice(0, 15);
}
