import { isHtmlName, optionalEnds, voids } from './html-elements.ts';

export interface HtmlScan {
  /** The HTML with placeholders like `<port>` written as text. */
  readonly html: string;
  /** Comments, as offsets into the value: from `<!--` to behind `-->`. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** True when there is nothing but comments and white space. */
  readonly onlyComments: boolean;
  /** True when there is nothing but one placeholder. */
  readonly onlyPlaceholder: boolean;
  /** Tags that were opened and not closed (below zero: the other way round), and the most that were open at once. */
  readonly open: number;
  readonly deepest: number;
  /** Length of the longest tag. */
  readonly longestTag: number;
  readonly tags: readonly HtmlTag[];
}

export interface HtmlTag {
  readonly name: string;
  readonly isEnd: boolean;
}

/**
 * Looks through HTML that the author typed, tag by tag, in one pass. It decides nothing about safety: that is the work of
 * the HTML parser and the sanitiser after it. It finds comments, bounds the nesting before a parser sees it, and turns
 * words in angle brackets that are no HTML (`<port>`, `</port>`) into text, so that they do not vanish.
 */
export function scanHtml(value: string): HtmlScan {
  const comments: { start: number; end: number }[] = [];
  let html = '';
  let copied = 0;
  let rest = '';
  let restFrom = 0;
  let open = 0;
  let deepest = 0;
  let longestTag = 0;
  let placeholders = 0;
  const tags: HtmlTag[] = [];
  let at = value.indexOf('<');
  while (at !== -1) {
    let end: number;
    if (value.startsWith('<!--', at)) {
      end = commentEnd(value, at);
      comments.push({ start: at, end });
      rest += value.slice(restFrom, at);
      restFrom = end;
    } else {
      end = tagEnd(value, at);
      longestTag = Math.max(longestTag, end - at);
      const tag = tagAt(value, at, end);
      if (tag?.isPlaceholder) {
        html += `${value.slice(copied, at)}&lt;${value.slice(at + 1, end - 1)}&gt;`;
        copied = end;
        placeholders++;
      } else if (tag) tags.push(tag);
      if (tag && !tag.isPlaceholder && !voids.has(tag.name) && !optionalEnds.has(tag.name)) {
        open += tag.isEnd ? -1 : 1;
        if (open > deepest) deepest = open;
      }
    }
    at = value.indexOf('<', end);
  }
  rest += value.slice(restFrom);
  return {
    html: html + value.slice(copied),
    comments,
    onlyComments: comments.length > 0 && !/\S/.test(rest),
    onlyPlaceholder: placeholders === 1 && /^<[^<>]*>$/.test(value),
    open,
    deepest,
    longestTag,
    tags,
  };
}

/** HTML also ends a comment at `<!-->` and `<!--->`; one that nobody closes goes on to the end. */
function commentEnd(value: string, start: number): number {
  if (value.startsWith('>', start + 4)) return start + 5;
  if (value.startsWith('->', start + 4)) return start + 6;
  const end = value.indexOf('-->', start + 4);
  return end === -1 ? value.length : end + 3;
}

/** Offset behind the `>` that ends the tag; a `>` inside a quoted value does not. */
function tagEnd(value: string, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) {
      return i + 1;
    } else if ((code === 34 || code === 39) && value.charCodeAt(i - 1) === 61) {
      quote = code;
    }
  }
  return value.length;
}

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isPlaceholder: boolean;
}

function tagAt(value: string, start: number, end: number): Tag | undefined {
  const isEnd = value.charAt(start + 1) === '/';
  const from = start + (isEnd ? 2 : 1);
  let to = from;
  while (to < end && /[a-z0-9:-]/i.test(value.charAt(to))) to++;
  const name = value.slice(from, to).toLowerCase();
  if (!/^[a-z]/.test(name)) return undefined;
  const isClosed = value.charAt(end - 1) === '>';
  // Names that begin with kb- are kb's own and cannot be typed.
  const isPlaceholder =
    isClosed && (name.startsWith('kb-') || (!isHtmlName(name) && !value.slice(to, end).includes('=')));
  return { name, isEnd, isPlaceholder };
}
