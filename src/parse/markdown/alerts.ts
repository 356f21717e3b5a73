import { type ElementNode, element, isBlank, type Node, word } from './nodes.ts';

const kinds: Readonly<Record<string, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** A quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` is an alert; any other stays a quote. */
export function dressAlert(quote: ElementNode): ElementNode {
  const index = quote.children.findIndex((child) => !isBlank(child));
  const line = quote.children[index];
  if (line?.type !== 'element' || line.tagName !== 'p') return quote;
  const [first, ...others] = line.children;
  if (first?.type !== 'text') return quote;
  const match = /^\s{0,9}\[!([a-z]{3,9})\](?:[ \t]{0,99}\n|\s|$)/i.exec(first.value);
  const kind = match?.[1]?.toLowerCase() ?? '';
  const label = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!match || label === undefined) return quote;
  const title = word('p', `alert.${kind}`, label);
  title.properties.className = ['alert-title'];
  const words: Node[] = [{ ...first, value: first.value.slice(match[0].length) }, ...others];
  const rest = words.every(isBlank) ? [] : [element('p', line.properties, words, line.position)];
  return element(
    'div',
    { ...quote.properties, className: ['alert', `alert-${kind}`], role: 'note' },
    [title, ...rest, ...quote.children.slice(index + 1)],
    quote.position,
  );
}
