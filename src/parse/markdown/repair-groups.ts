import { type ElementNode, element, isBlank, type Node, word } from './nodes.ts';
import { isBlock, type Repair, type Where } from './repair-where.ts';

type Make = (children: Node[]) => ElementNode;

const isNamed = (node: Node | undefined, ...names: string[]): node is ElementNode =>
  node?.type === 'element' && names.includes(node.tagName);

/** List items outside a list get one. */
export function wrapItems(children: readonly Node[]): Node[] {
  if (!children.some((child) => isNamed(child, 'li'))) return [...children];
  const result: Node[] = [];
  let list: ElementNode | undefined;
  for (const child of children) {
    if (isNamed(child, 'li')) {
      delete child.properties.value;
      if (list) list.children.push(child);
      else {
        list = element('ul', {}, [child], child.position);
        result.push(list);
      }
    } else if (list && isBlank(child)) list.children.push(child);
    else {
      list = undefined;
      result.push(child);
    }
  }
  return result;
}

function renamedTo(tagName: string, node: ElementNode): ElementNode {
  return element(tagName, node.properties, node.children, node.position);
}

/** A list holds items only: what else stands in it joins the item before, or becomes one. An empty list goes. */
export function repairList(make: Make, children: readonly Node[]): Node[] {
  const list = make([]);
  let last: ElementNode | undefined;
  for (const child of children) {
    if (isNamed(child, 'li')) {
      if (list.tagName === 'ul') delete child.properties.value;
      last = child;
      list.children.push(child);
    } else if (isBlank(child)) list.children.push(child);
    else if (last) last.children.push(child);
    else {
      last = element('li', {}, [child], child.position);
      list.children.push(last);
    }
  }
  return last ? [list] : [];
}

/** A list of terms holds terms, each followed by a description. One that does not becomes plain blocks. */
export function repairTerms(make: Make, children: readonly Node[]): Node[] {
  const parts = children.flatMap((child) => (isNamed(child, 'div') ? child.children : [child]));
  let isValid = parts.length > 0;
  let before: string | undefined;
  for (const part of parts) {
    if (isBlank(part)) continue;
    const name = part.type === 'element' ? part.tagName : '';
    if ((name !== 'dt' && name !== 'dd') || (name === 'dd' && before === undefined)) isValid = false;
    before = name;
  }
  if (isValid && before === 'dd') return [make(parts)];
  return parts.map((part) => {
    if (isNamed(part, 'dt')) {
      return part.children.some(isBlock)
        ? renamedTo('div', part)
        : element('p', part.properties, [element('strong', {}, part.children)], part.position);
    }
    return isNamed(part, 'dd') ? renamedTo('div', part) : part;
  });
}

/** A summary stands first and only once; without one there is nothing to open, so it gets one. */
export function repairDetails(make: Make, node: ElementNode, where: Where, repair: Repair): Node[] {
  const found = node.children.find((child) => isNamed(child, 'summary'));
  const rest = repair(
    node.children.filter((child) => child !== found),
    where,
  );
  const title = isNamed(found, 'summary')
    ? repair(found.children, { ...where, inLine: true, parent: 'summary' })
    : [];
  const summary = title.every(isBlank)
    ? word('summary', 'details.summary', 'Details')
    : element('summary', {}, title, found?.position);
  return [make([summary, ...wrapItems(rest)])];
}

/** One caption, first or last. */
export function repairFigure(make: Make, node: ElementNode, where: Where, repair: Repair): Node[] {
  const captions = node.children.filter((child) => isNamed(child, 'figcaption'));
  const [caption] = captions;
  const first = node.children.find((child) => !isBlank(child));
  const rest = repair(
    node.children.filter((child) => child !== caption),
    where,
  ).map((child) => (isNamed(child, 'figcaption') ? renamedTo('div', child) : child));
  if (caption === undefined) return [make(wrapItems(rest))];
  const repaired = repair([caption], { ...where, parent: 'figure' });
  return [make(first === caption ? [...repaired, ...wrapItems(rest)] : [...wrapItems(rest), ...repaired])];
}
