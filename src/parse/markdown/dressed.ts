import type { ElementNode } from './nodes.ts';

export interface HeadingDraft {
  readonly node: ElementNode;
  /** Level as the author wrote it. */
  readonly written: number;
  readonly text: string;
}

export interface TableDraft {
  /** What scrolls: the table and its name. */
  readonly region: ElementNode;
  readonly labelId: string;
  readonly captionId: string | undefined;
  /** The heading that the table stands under. */
  readonly heading: HeadingDraft | undefined;
  readonly hasHeaders: boolean;
}

/** What was met on the way. */
export interface Dressed {
  readonly headings: HeadingDraft[];
  readonly tables: TableDraft[];
  /** Elements with an id that the author gave, headings included, in reading order. */
  readonly anchors: ElementNode[];
  /** Characters of code that were coloured. */
  coloured: number;
}

export function nothingDressed(): Dressed {
  return { headings: [], tables: [], anchors: [], coloured: 0 };
}
