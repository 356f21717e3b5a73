import { type ElementNode, element, type Node, type PropertyValue } from './nodes.ts';

const pairs = 'a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var';
const openTag = new RegExp(`^<(${pairs})((?:\\s+[a-z-]+="[^"<>&]*")*)\\s*>$`, 'i');
const closeTag = new RegExp(`^</(${pairs})\\s*>$`, 'i');
const voidTag = /^<(br|wbr|hr)((?:\s+[a-z-]+="[^"<>&]*")*)\s*\/?>\s*$/i;

/** True when all HTML in here is single tags of inline elements, each closed in the line in which it was opened. */
export function isSimpleHtml(children: readonly Node[], isInside = false): boolean {
  const open: string[] = [];
  for (const child of children) {
    if (child.type === 'element' && !isSimpleHtml(child.children, true)) return false;
    if (child.type === 'element' && open.length > 0 && !isInline(child)) return false;
    if (child.type !== 'raw') continue;
    const alone = voidTag.exec(child.value)?.[1]?.toLowerCase();
    // A rule inside a line ends the paragraph: that is for the HTML parser.
    if (alone === 'hr' && isInside) return false;
    if (alone !== undefined) continue;
    const opened = openTag.exec(child.value)?.[1]?.toLowerCase();
    if (opened !== undefined) {
      // A link inside a link closes the outer one: that is for the HTML parser.
      if (opened === 'a' && open.includes('a')) return false;
      open.push(opened);
    } else {
      const closed = closeTag.exec(child.value)?.[1]?.toLowerCase();
      if (closed === undefined || closed !== open.pop()) return false;
    }
  }
  return open.length === 0;
}

function isInline(node: ElementNode): boolean {
  return ['em', 'strong', 'code', 'del', 'br', 'img', 'kb-note'].includes(node.tagName);
}

/** Makes elements of such HTML, without an HTML parser. */
export function resolveSimpleHtml(children: readonly Node[]): Node[] {
  const result: Node[] = [];
  const open: ElementNode[] = [];
  for (const child of children) {
    const target = open.at(-1)?.children ?? result;
    if (child.type === 'element') child.children = resolveSimpleHtml(child.children);
    if (child.type !== 'raw') {
      target.push(child);
      continue;
    }
    const isVoid = voidTag.test(child.value);
    const tag = isVoid ? voidTag.exec(child.value) : openTag.exec(child.value);
    if (!tag) {
      open.pop();
      continue;
    }
    const node = element((tag[1] as string).toLowerCase(), attributesOf(tag[2] ?? ''), [], child.position);
    target.push(node);
    if (!isVoid) open.push(node);
  }
  return result;
}

/** The attributes under the names that HTML parsers give them; the few that matter here need no other change. */
function attributesOf(tag: string): Record<string, PropertyValue> {
  const properties: Record<string, PropertyValue> = {};
  for (const match of tag.matchAll(/([a-z-]+)="([^"]*)"/gi)) {
    const name = (match[1] as string).toLowerCase();
    const value = match[2] as string;
    if (Object.hasOwn(properties, name)) continue;
    if (name === 'class') properties.className = value.split(/\s+/).filter((part) => part !== '');
    else if (name === 'hreflang') properties.hrefLang = value;
    else if (!name.includes('-')) properties[name] = value;
  }
  return properties;
}
