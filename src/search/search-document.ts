/** A text of an article that is searched. */
export interface SearchField {
  readonly text: string;
  /** How much one occurrence counts; a word of the body counts 2. */
  readonly weight: number;
  /** A title, or a phrase that stands for one: stop words are kept, and its likeness to the query counts. */
  readonly title?: boolean;
}

/** An article as search sees it: what is searched, and what a result shows. */
export interface SearchDocument {
  /** Says the same of equal `fields` and `headings`, where somebody keeps what was read of them. */
  readonly key?: string;
  /** Path of the article; not published. */
  readonly path: string;
  /** Address from the site root. */
  readonly url: string;
  readonly title: string;
  /** Titles of the folders that it is in, outermost first. */
  readonly section: string;
  readonly answer: string;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
  readonly fields: readonly SearchField[];
}
