import { slug } from 'github-slugger';
import { type ElementNode, textOf } from './nodes.ts';
import { partIds } from './recognised-headings.ts';

const reserved: ReadonlySet<string> = new Set(Object.values(partIds));

/** Gives out ids, each once. Ids of a page's parts are kept free; what authors gave comes before what is made from headings. */
export interface Ids {
  /** Keeps the ids that authors gave; a second element with the same id loses it. */
  keep(anchors: readonly ElementNode[]): void;
  /** An id made from the words of a heading, as GitHub makes it. */
  make(words: string): string;
  all(): string[];
}

export function createIds(parts: Iterable<string>): Ids {
  const taken = new Set<string>(parts);
  const counts = new Map<string, number>();
  return {
    keep(anchors) {
      for (const node of anchors) {
        const id = textOf(node.properties.id) ?? '';
        if (id === '' || taken.has(id)) delete node.properties.id;
        else taken.add(id);
      }
    },
    make(words) {
      const made = slug(words);
      const base = /[^-]/.test(made) ? made : 'section';
      let id = base;
      let count = counts.get(base) ?? 0;
      while (taken.has(id) || reserved.has(id)) id = `${base}-${++count}`;
      counts.set(base, count);
      taken.add(id);
      return id;
    },
    all: () => [...taken].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}
