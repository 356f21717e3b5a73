import type { Element, Image, Link, Media } from '../../model/article.ts';
import type { Problem } from '../../model/finding.ts';
import { type PlaceOf, placesOf } from './places.ts';

/** What is collected while the parts of one article are rendered: the lists of the Article, in reading order. */
export interface Context {
  /** The article's body, to find out how the author wrote an address. */
  readonly markdown: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
  /** Place of a node in the file. */
  readonly at: PlaceOf;
  readonly problems: Problem[];
  readonly elements: Element[];
  readonly links: Link[];
  readonly images: Image[];
  readonly media: Media[];
}

export function createContext(markdown: string, file: string, bodyLine: number): Context {
  const at = placesOf(file, bodyLine);
  return { markdown, bodyLine, at, problems: [], elements: [], links: [], images: [], media: [] };
}
