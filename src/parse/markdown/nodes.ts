/**
 * The HTML tree that the Markdown pipeline works on: the `hast` shape, narrowed to what occurs here. Trees are made, changed
 * in place and dropped within one `parseArticle`; nothing else ever sees one.
 */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

export interface Position {
  readonly start: Point;
  readonly end: Point;
}

export type PropertyValue = string | number | boolean | null | undefined | (string | number)[];

export interface ElementNode {
  type: 'element';
  tagName: string;
  properties: Record<string, PropertyValue>;
  children: Node[];
  position?: Position | undefined;
}

export interface TextNode {
  type: 'text';
  value: string;
  position?: Position | undefined;
}

/** HTML as the author typed it, not understood yet. */
export interface RawNode {
  type: 'raw';
  value: string;
  position?: Position | undefined;
}

export interface CommentNode {
  type: 'comment';
  value: string;
  position?: Position | undefined;
}

export type Node = ElementNode | TextNode | RawNode | CommentNode;

export interface RootNode {
  type: 'root';
  children: Node[];
}

export function element(
  tagName: string,
  properties: Record<string, PropertyValue>,
  children: Node[] = [],
  position?: Position,
): ElementNode {
  return { type: 'element', tagName, properties, children, position };
}

export function text(value: string, position?: Position): TextNode {
  return { type: 'text', value, position };
}

/** Text that a template's strings replace: see `localiseHtml` in the model. */
export function word(tagName: string, key: string, english: string): ElementNode {
  return element(tagName, { dataKbString: key }, [text(english)]);
}

/** Adds items to a list; `push(...items)` runs out of stack when there are very many. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** True for white space between elements. */
export function isBlank(node: Node): boolean {
  return node.type === 'text' && !/\S/.test(node.value);
}

/** The only element among `children`, when there is nothing else but white space. */
export function onlyElement(children: readonly Node[]): ElementNode | undefined {
  let only: ElementNode | undefined;
  for (const child of children) {
    if (isBlank(child)) continue;
    if (child.type !== 'element' || only) return undefined;
    only = child;
  }
  return only;
}

/** A property as text; undefined when it is absent, false or an empty list. */
export function textOf(value: PropertyValue): string | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? undefined : value.join(' ');
}

/** Depth of the deepest node, found without recursion. */
export function depthOf(root: RootNode): number {
  let level: readonly Node[] = root.children;
  let depth = 0;
  while (level.length > 0) {
    depth++;
    const next: Node[] = [];
    for (const node of level)
      if (node.type === 'element') for (const child of node.children) next.push(child);
    level = next;
  }
  return depth;
}
