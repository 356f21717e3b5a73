import { anchorId } from './author-attributes.ts';
import { isLanguage } from './languages.ts';
import { type ElementNode, isBlank, type Node, type TextNode } from './nodes.ts';

/** What a list in braces says: `{#id .class key="value"}`. Class names are read over: a theme decides what things look like. */
export interface AttributeList {
  readonly id?: string;
  readonly values: ReadonlyMap<string, string>;
}

const token =
  /^(?:\.[\w-]+|#([^\s{}"'#]+)|([a-z][a-z-]*)=(?:"([^"{}]*)"|'([^'{}]*)'|\u201c([^\u201d{}]*)\u201d|([^\s"'{}]+)))(?=\s|$)/i;

/** Reads what stands between braces. Undefined when it is not an attribute list but text: `{name}`. */
export function readAttributeList(inner: string): AttributeList | undefined {
  let rest = inner.replace(/^:/, '').trim();
  if (rest === '' || rest.length > 500) return undefined;
  const values = new Map<string, string>();
  let id: string | undefined;
  while (rest !== '') {
    const match = token.exec(rest);
    if (!match) return undefined;
    if (match[1] !== undefined) id ??= match[1];
    if (match[2] !== undefined) {
      values.set(match[2].toLowerCase(), match[3] ?? match[4] ?? match[5] ?? match[6] ?? '');
    }
    rest = rest.slice(match[0].length).trimStart();
  }
  return id === undefined ? { values } : { id, values };
}

/**
 * Takes attribute lists out of the text and gives what they say to the element before them: `[text](url){.button}`,
 * `![](line.png){alt=""}`, `*Bonjour*{lang=fr}`; on the last line of a list or paragraph, or alone in a paragraph. Changes `children`.
 */
export function takeInlineLists(children: readonly Node[]): void {
  for (let i = 1; i < children.length; i++) {
    const child = children[i];
    const before = children[i - 1];
    if (child?.type !== 'text' || before?.type !== 'element' || !opensList(child.value)) continue;
    if (before.tagName === 'br') continue;
    const close = child.value.indexOf('}');
    if (close === -1 || close > 600) continue;
    const open = child.value.indexOf('{');
    // With a space between, only links and images: after other words braces are more likely text.
    if (open > 0 && before.tagName !== 'a' && before.tagName !== 'img') continue;
    const list = readAttributeList(child.value.slice(open + 1, close));
    if (!list) continue;
    apply(list, before);
    child.value = child.value.slice(close + 1);
  }
}

/** True for `{` at the start, one space before it or none. */
function opensList(value: string): boolean {
  const first = value.charCodeAt(0);
  return first === 123 || (first === 32 && value.charCodeAt(1) === 123);
}

function apply(list: AttributeList, node: ElementNode): void {
  const id = anchorId(list.id);
  if (id !== undefined) node.properties.id ??= id;
  const language = list.values.get('lang');
  if (language !== undefined && isLanguage(language)) node.properties.lang = language;
  if (node.tagName !== 'img') return;
  const alt = list.values.get('alt');
  if (alt !== undefined) node.properties.alt = alt;
  for (const name of ['width', 'height']) {
    const size = /^(\d{1,5})(?:px)?$/.exec(list.values.get(name) ?? '')?.[1];
    if (size !== undefined && Number(size) > 0) node.properties[name] = Number(size);
  }
}

/** Takes a list off the end of a heading's text and gives its id. */
export function takeHeadingId(heading: ElementNode): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const list = takeFromEnd(last);
  return list && anchorId(list.id);
}

/** Takes a list off the last line of a block (`- last item\n{.columns}`). */
export function takeLastLine(block: ElementNode): void {
  const last = block.children.at(-1);
  if (last?.type !== 'text') return;
  const newline = last.value.lastIndexOf('\n');
  if (newline === -1 || !isListLine(last.value.slice(newline + 1))) return;
  last.value = last.value.slice(0, newline);
}

/** True for a paragraph or table row that is nothing but a list: `{.table-wide}`. */
export function isOnlyList(node: ElementNode): boolean {
  if (node.tagName === 'p' && !isListStart(node.children[0])) return false;
  const parts = node.children.filter((child) => !isBlank(child));
  const [first] = parts;
  if (node.tagName === 'tr') {
    const filled = parts.filter(
      (cell) => cell.type === 'element' && cell.children.some((child) => !isBlank(child)),
    );
    const [cell] = filled;
    return (
      filled.length === 1 &&
      cell !== undefined &&
      cell === first &&
      cell.type === 'element' &&
      isOnlyList(cell)
    );
  }
  return parts.length === 1 && first?.type === 'text' && isListLine(first.value);
}

function isListStart(node: Node | undefined): boolean {
  return node?.type === 'text' && node.value.trimStart().startsWith('{');
}

function isListLine(line: string): boolean {
  const inner = /^[ \t]*\{([^{}]{1,500})\}[ \t]*$/.exec(line)?.[1];
  return inner !== undefined && readAttributeList(inner) !== undefined;
}

function takeFromEnd(node: TextNode): AttributeList | undefined {
  const value = node.value.trimEnd();
  if (!value.endsWith('}')) return undefined;
  const open = value.lastIndexOf('{');
  if (open === -1 || value.length - open > 600) return undefined;
  const list = readAttributeList(value.slice(open + 1, -1));
  if (list) node.value = value.slice(0, open).trimEnd();
  return list;
}
