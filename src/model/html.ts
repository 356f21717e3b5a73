/**
 * HTML cut at its holes: `parts.length === holes.length + 1`. A hole stands for something that an article alone
 * cannot know (another page's address, an image's size) and is filled when the Site is known.
 * Everything in `parts` is sanitised; what fills a hole must be escaped by the one who fills it.
 */
export interface Html {
  readonly parts: readonly string[];
  readonly holes: readonly Hole[];
}

/**
 * - `link-open`, `link-close`: the start and end tag of `article.links[index]`: `<a href="...">` and `</a>`, or nothing
 *   or a `<span>` where the target is not published.
 * - `image`: the whole `<img>` tag of `article.images[index]`.
 * - `media`: the value (without quotes) of a `src` or `poster` attribute, from `article.media[index]`.
 */
export interface Hole {
  readonly kind: 'link-open' | 'link-close' | 'image' | 'media';
  readonly index: number;
}

/** Html without holes. */
export function htmlOf(text: string): Html {
  return { parts: [text], holes: [] };
}

/** True when there is nothing to show. */
export function isEmptyHtml(html: Html): boolean {
  return html.holes.length === 0 && html.parts.every((part) => part.trim() === '');
}

/** Joins pieces in order. */
export function concatHtml(...pieces: readonly Html[]): Html {
  const parts: string[] = [''];
  const holes: Hole[] = [];
  for (const piece of pieces) {
    parts[parts.length - 1] += piece.parts[0] ?? '';
    for (let i = 0; i < piece.holes.length; i++) {
      holes.push(piece.holes[i] as Hole);
      parts.push(piece.parts[i + 1] ?? '');
    }
  }
  return { parts, holes };
}

/** Fills every hole with what `fill` returns for it (already escaped HTML). */
export function fillHtml(html: Html, fill: (hole: Hole) => string): string {
  let text = html.parts[0] ?? '';
  for (let i = 0; i < html.holes.length; i++) {
    text += fill(html.holes[i] as Hole) + (html.parts[i + 1] ?? '');
  }
  return text;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for use in element content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
