import { isLanguage } from './languages.ts';
import { type ElementNode, type PropertyValue, textOf } from './nodes.ts';

type Properties = Record<string, PropertyValue>;
type Reader = (value: PropertyValue) => PropertyValue;

const words: Reader = (value) => textOf(value)?.trim() || undefined;
const anyText: Reader = (value) => textOf(value);
const flag: Reader = (value) => (value === undefined || value === null || value === false ? undefined : true);
const count =
  (least: number, most: number): Reader =>
  (value) => {
    const written = textOf(value)?.trim() ?? '';
    if (!/^\d{1,9}(?:px)?$/.test(written)) return undefined;
    const number = Number.parseInt(written, 10);
    return number >= least && number <= most ? number : undefined;
  };
const oneOf =
  (...names: string[]): Reader =>
  (value) => {
    const written = textOf(value)?.trim() ?? '';
    return names.find((name) => name === written || name === written.toLowerCase());
  };
const signedCount: Reader = (value) => {
  const written = textOf(value)?.trim() ?? '';
  return /^-?\d{1,9}$/.test(written) ? Number(written) : undefined;
};

const size: Readonly<Record<string, Reader>> = { width: count(1, 20_000), height: count(1, 20_000) };
const player: Readonly<Record<string, Reader>> = {
  src: words,
  muted: flag,
  preload: oneOf('none', 'metadata', 'auto'),
};
const cell: Readonly<Record<string, Reader>> = {
  colSpan: count(2, 1000),
  rowSpan: count(2, 65_534),
};

/** Attributes that an author's HTML may carry, beside `id`, `lang`, `dir` and `title`. */
const byElement: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  a: { href: anyText, hrefLang: words, download: flag },
  abbr: {},
  audio: player,
  bdo: {},
  code: {},
  details: { open: flag },
  img: { ...size, src: words, alt: anyText },
  li: { value: signedCount },
  ol: { start: signedCount, reversed: flag, type: oneOf('1', 'a', 'A', 'i', 'I') },
  source: { src: words, type: words },
  td: cell,
  th: { ...cell, scope: oneOf('col', 'row', 'colgroup', 'rowgroup'), abbr: words },
  track: {
    src: words,
    kind: oneOf('captions', 'subtitles', 'descriptions', 'chapters'),
    srcLang: words,
    label: words,
    default: flag,
  },
  video: { ...player, ...size, poster: words, playsInline: flag },
};

const everywhere: Readonly<Record<string, Reader>> = {
  dir: oneOf('ltr', 'rtl', 'auto'),
  title: words,
};

const mediaTypes = /^[a-z]+\/[a-z0-9.+-]+(?:; ?codecs="?[\w., -]+"?)?$/i;

/**
 * The attributes of an element in HTML that an author typed, cleaned: those that say something are kept when their value is
 * valid, all others go (classes, styles, handlers, ARIA, data). `wrongLanguage` is told of a `lang` that is no language.
 */
export function authorAttributes(
  node: ElementNode,
  name: string,
  wrongLanguage: (value: string) => void,
): Properties {
  const { properties } = node;
  const own = byElement[name];
  const clean: Properties = {};
  for (const key in properties) {
    const value = (own?.[key] ?? everywhere[key])?.(properties[key]);
    if (value !== undefined) clean[key] = value;
  }
  const id = anchorId(textOf(properties.id) ?? (name === 'a' ? textOf(properties.name) : undefined));
  if (id !== undefined) clean.id = id;
  const language = textOf(properties.lang)?.trim();
  if (language !== undefined && isLanguage(language)) clean.lang = language;
  else if (language !== undefined) wrongLanguage(language);
  if (name === 'td' || name === 'th') alignCell(properties, clean);
  if (name === 'img') readImage(properties, clean);
  if (name === 'code') readLanguageClass(properties, clean);
  if (name === 'source' && !mediaTypes.test(textOf(clean.type) ?? '')) delete clean.type;
  if (name === 'track' && !isLanguage(textOf(clean.srcLang) ?? '')) delete clean.srcLang;
  return clean;
}

/** An id that HTML allows; white space becomes a hyphen. Ids that begin as kb's own do (`kbMain`) are not for authors. */
export function anchorId(written: string | undefined): string | undefined {
  const id = written?.trim().replace(/\s+/g, '-');
  return id === undefined || id === '' || id.length > 200 || /^kb[A-Z]/.test(id) ? undefined : id;
}

/** True when the author hid an element from everybody. */
export function isHidden(node: ElementNode): boolean {
  const { hidden, style } = node.properties;
  if (hidden !== undefined && hidden !== null && hidden !== false) return true;
  return /(?:^|[;\s])(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(textOf(style) ?? '');
}

/** True when the author gave an element a colour. */
export function hasColour(node: ElementNode): boolean {
  if (node.tagName === 'font') return node.properties.color !== undefined;
  return /(?:^|[;\s])(?:background-)?color\s?:/i.test(textOf(node.properties.style) ?? '');
}

/** Alignment stays in `align` until the table is dressed, which makes a class of it. */
export function alignCell(properties: Properties, clean: Properties): void {
  const written =
    textOf(properties.align) ??
    /(?:^|[;\s])text-align\s?:\s?(left|center|right)/i.exec(textOf(properties.style) ?? '')?.[1];
  const align = written?.trim().toLowerCase();
  if (align === 'left' || align === 'center' || align === 'right') clean.align = align;
}

function readImage(properties: Properties, clean: Properties): void {
  const role = textOf(properties.role);
  if (role === 'presentation' || role === 'none' || textOf(properties.ariaHidden) === 'true') clean.alt = '';
}

function readLanguageClass(properties: Properties, clean: Properties): void {
  const { className } = properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  const language = classes.find((name) => /^language-[\w+#.-]{1,40}$/.test(name));
  if (language !== undefined) clean.className = [language];
}
