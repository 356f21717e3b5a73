/** A part of the text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** End of a quoted scalar that starts at `start`, quote included; undefined when it is not closed before `limit`. */
export function endOfQuoted(text: string, start: number, limit: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < limit; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    }
  }
  return undefined;
}

export interface Flow extends Span {
  /** Values between the commas, without white space around them; empty ones (a trailing comma) are left out. */
  readonly items: readonly Span[];
}

/**
 * Scans a flow collection (`[a, b]`, `{a: 1}`) that starts at `start`. Gives its items and its end, or undefined when it
 * is not closed before `limit`. Brackets inside, quotes and comments are stepped over.
 */
export function scanFlow(text: string, start: number, limit: number): Flow | undefined {
  const items: Span[] = [];
  let depth = 0;
  let itemStart = start + 1;
  let itemEnd = itemStart;
  const finishItem = (): void => {
    if (itemEnd > itemStart) items.push({ start: itemStart, end: itemEnd });
  };
  for (let at = start; at < limit; at++) {
    const character = text[at] as string;
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') {
      depth--;
      if (depth === 0) {
        finishItem();
        return { start, end: at + 1, items };
      }
    } else if (character === ',' && depth === 1) {
      finishItem();
      itemStart = at + 1;
      itemEnd = itemStart;
      continue;
    } else if (character === '#' && /\s/.test(text[at - 1] ?? '')) {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? limit : lineEnd;
      continue;
    } else if ((character === '"' || character === "'") && /[\s[{,:]/.test(text[at - 1] ?? '')) {
      const end = endOfQuoted(text, at, limit);
      if (end === undefined) return undefined;
      if (depth === 1 && itemEnd === itemStart) itemStart = at;
      at = end - 1;
      itemEnd = end;
      continue;
    }
    if (at === start || /\s/.test(character)) continue;
    if (itemEnd === itemStart) itemStart = at;
    itemEnd = at + 1;
  }
  return undefined;
}
