/** A file of the site. `path` is below the output folder, forward slashes. */
export type Output =
  | { readonly path: string; readonly content: string | Uint8Array }
  /** The bytes of a file of the content folder (`Asset.file`). */
  | { readonly path: string; readonly copyOf: string };

/** A file of the site that is as the last build left it. */
export interface AsBefore {
  readonly path: string;
  readonly asBefore: true;
}

/** Kinds of page, as tests, audit and the theme name them. */
export const pageKinds = [
  'home',
  'category',
  'section',
  'article',
  'index',
  'search',
  'contact',
  'promise',
  'not-found',
  'redirect',
  'tombstone',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** What a theme is made of, read from `templates/theme` and a project's own theme folder laid over it. */
export interface Theme {
  /** Name without ending (`article`, `partials/contact`) -> Handlebars source and the file it came from. */
  readonly templates: Readonly<Record<string, { readonly text: string; readonly file: string }>>;
  /** What Handlebars made of those that kb brings along. */
  readonly compiled?: Readonly<Record<string, unknown>>;
  /** CSS in cascade order. */
  readonly css: readonly { readonly text: string; readonly file: string }[];
  /** Icon name -> SVG source. */
  readonly icons: Readonly<Record<string, string>>;
  /** Locale -> interface strings. `en` is always there. */
  readonly strings: Readonly<Record<string, Strings>>;
  /** Browser scripts, file name -> text. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Other files to copy (fonts): path below the theme's `assets/` -> bytes. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Interface strings of one locale: key -> text with `{name}` places, or plural forms by `Intl.PluralRules` category. */
export type Strings = Readonly<
  Record<string, string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>>
>;
