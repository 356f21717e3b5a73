import { kindOfAddress, schemeOf } from './addresses.ts';
import { dressAlert } from './alerts.ts';
import { isOnlyList, takeHeadingId, takeInlineLists, takeLastLine } from './attribute-lists.ts';
import type { Context } from './context.ts';
import { dressTable } from './dress-table.ts';
import type { Dressed } from './dressed.ts';
import { highlight, languageOf } from './highlight.ts';
import { headings } from './html-elements.ts';
import { append, type ElementNode, element, isBlank, type Node, text, textOf } from './nodes.ts';
import { lineOf } from './plain-text.ts';
import { findSignals } from './text-signals.ts';

interface Where {
  readonly inLink: boolean;
  readonly inCode: boolean;
}

/**
 * Turns the tree of a Markdown text, with its HTML understood, into the tree that a page shows: alerts, scroll regions around
 * tables, coloured code, labelled check boxes, footnote marks, links without dangerous addresses. Changes the nodes and gives
 * the new children.
 */
export function dressTree(children: Node[], context: Context, dressed: Dressed): Node[] {
  return dressChildren(children, { inLink: false, inCode: false }, context, dressed);
}

function dressChildren(
  children: Node[],
  where: Where,
  context: Context,
  dressed: Dressed,
  place?: ElementNode['position'],
): Node[] {
  if (children.length > 1) takeInlineLists(children);
  const result: Node[] = [];
  for (const child of children) {
    if (child.type === 'text') {
      if (!where.inCode) findSignals(child, context);
      // Only elements are asked for their place from here on, and the sanitiser copies what it finds.
      child.position = undefined;
      result.push(child);
    } else if (child.type === 'element') {
      // The reference parser gives bare addresses no place of their own.
      child.position ??= place;
      const node = dressElement(child, where, context, dressed);
      if (Array.isArray(node)) append(result, node);
      else result.push(node);
    }
  }
  return result;
}

function dressElement(node: ElementNode, where: Where, context: Context, dressed: Dressed): Node | Node[] {
  const { tagName } = node;
  if (headings.has(tagName)) return dressHeading(node, where, context, dressed);
  if (node.properties.id !== undefined && tagName !== 'caption') dressed.anchors.push(node);
  switch (tagName) {
    case 'kb-task':
      return [];
    case 'kb-note':
      return noteMark(node, where);
    case 'pre':
      return dressCode(node, where, context, dressed);
    case 'p':
      if (isOnlyList(node)) return [];
      takeLastLine(node);
      break;
    case 'img':
      return hasSafeAddress(node, 'src', context) ? node : [];
    case 'video':
      if (!hasSafeAddress(node, 'poster', context)) delete node.properties.poster;
      if (!hasSafeAddress(node, 'src', context)) return [];
      break;
    case 'audio':
    case 'source':
    case 'track':
      if (!hasSafeAddress(node, 'src', context)) return [];
      break;
    case 'ul':
    case 'ol':
      return dressList(node, where, context, dressed);
  }
  const inside = {
    inLink: where.inLink || (tagName === 'a' && node.properties.href !== undefined),
    inCode: where.inCode || tagName === 'code',
  };
  if (tagName === 'table') {
    const draft = dressTable(node, dressed.tables.length + 1, dressed.headings.at(-1));
    dressed.tables.push(draft);
    context.elements.push({ kind: 'table', at: context.at(node), ok: draft.hasHeaders });
    node.children = dressChildren(node.children, inside, context, dressed, node.position);
    return draft.region;
  }
  node.children = dressChildren(node.children, inside, context, dressed, node.position);
  if (tagName === 'p') trimEnd(node.children);
  if (tagName === 'a') return dressLink(node, where, context);
  if (tagName === 'blockquote') return dressAlert(node);
  return node;
}

/** White space before the end of a line shows nothing; it is left where a comment stood. */
function trimEnd(children: Node[]): void {
  for (let last = children.at(-1); last?.type === 'text'; last = children.at(-1)) {
    if (/\S$/.test(last.value)) return;
    last.value = last.value.trimEnd();
    if (last.value !== '') return;
    children.pop();
  }
}

function dressLink(node: ElementNode, where: Where, context: Context): Node | Node[] {
  const isSafe = hasSafeAddress(node, 'href', context);
  if (isSafe && !where.inLink && node.properties.href !== undefined) return node;
  const { id } = node.properties;
  return id === undefined ? node.children : [element('span', { id }), ...node.children];
}

/** False, with a problem, when the address in a property is none that a page may hold. */
function hasSafeAddress(node: ElementNode, property: string, context: Context): boolean {
  const address = textOf(node.properties[property]);
  if (address === undefined) return true;
  const kind = kindOfAddress(address);
  if (kind !== 'unsafe' && (node.tagName === 'a' || kind !== 'contact')) return true;
  const scheme = schemeOf(address);
  const what = node.tagName === 'a' ? 'link' : node.tagName === 'img' ? 'image' : 'file';
  context.problems.push({
    rule: what === 'image' ? 'image-missing' : 'link-broken',
    message: scheme
      ? `The address of this ${what} starts with \`${scheme}\`, which a page must not use, so kb left it out.`
      : `The address of this ${what} is not complete, so kb left it out.`,
    at: context.at(node),
    hint:
      what === 'image'
        ? 'Put the image into the content folder and write its path.'
        : 'Use a path, https://, mailto: or tel:.',
    fingerprint: `unsafe ${address.slice(0, 100)}`,
  });
  return false;
}

function dressHeading(node: ElementNode, where: Where, context: Context, dressed: Dressed): Node {
  const id = takeHeadingId(node);
  if (id !== undefined) node.properties.id = id;
  if (node.properties.id !== undefined) dressed.anchors.push(node);
  node.children = dressChildren(node.children, where, context, dressed, node.position);
  dressed.headings.push({ node, written: Number(node.tagName.slice(1)), text: lineOf(node.children) });
  return node;
}

/** Code scrolls sideways, so it takes the keyboard's focus. */
function dressCode(node: ElementNode, where: Where, context: Context, dressed: Dressed): Node {
  node.properties = { ...node.properties, tabIndex: 0 };
  const code = node.children.length === 1 ? node.children[0] : undefined;
  if (code?.type !== 'element' || code.tagName !== 'code') {
    node.children = dressChildren(node.children, { ...where, inCode: true }, context, dressed);
    return node;
  }
  const language = languageOf(code);
  if (language === undefined)
    code.children = dressChildren(code.children, { ...where, inCode: true }, context, dressed);
  else code.children = highlight(code, language, dressed);
  code.properties =
    language !== undefined && /^[\w+#.-]{1,40}$/.test(language)
      ? { className: [`language-${language}`] }
      : {};
  return node;
}

function dressList(node: ElementNode, where: Where, context: Context, dressed: Dressed): Node {
  delete node.properties.className;
  const last = node.children.findLast((child) => child.type === 'element');
  if (last?.type === 'element') takeLastLine(last);
  for (const item of node.children) {
    if (item.type !== 'element' || item.tagName !== 'li') continue;
    delete item.properties.className;
    if (item.properties.id !== undefined) dressed.anchors.push(item);
    const hasTask = labelTask(item);
    item.children = dressChildren(item.children, where, context, dressed, item.position);
    if (hasTask) {
      item.properties.className = ['task'];
      node.properties.className = ['tasks'];
    }
  }
  return node;
}

/** A check box and the words behind it become one label, so that a screen reader says what is done. */
function labelTask(item: ElementNode): boolean {
  const first = item.children.find((child) => !isBlank(child));
  if (first?.type !== 'element') return false;
  const line = first.tagName === 'p' ? first : item;
  const index = line.children.findIndex((child) => child.type === 'element' && child.tagName === 'kb-task');
  const task = line.children[index];
  if (task?.type !== 'element') return false;
  const end = line.children.findIndex(
    (child) =>
      child.type === 'element' &&
      ['p', 'ul', 'ol', 'pre', 'blockquote', 'table', 'div', 'hr'].includes(child.tagName),
  );
  const rest = end === -1 ? [] : line.children.slice(end);
  const words = line.children.slice(index + 1, end === -1 ? undefined : end);
  const box = element('input', {
    type: 'checkbox',
    disabled: true,
    ...(task.properties.checked === true && { checked: true }),
  });
  trimEnd(words);
  line.children = [...line.children.slice(0, index), element('label', {}, [box, ...words]), ...rest];
  return true;
}

/** The raised number that leads to a footnote; inside a link only the number. */
function noteMark(node: ElementNode, where: Where): Node {
  const n = textOf(node.properties.n) ?? '';
  const use = textOf(node.properties.use) ?? '1';
  const id = use === '1' ? `kbNoteRef${n}` : `kbNoteRef${n}-${use}`;
  const number = text(n);
  if (where.inLink) return element('sup', { id }, [number]);
  return element('sup', {}, [element('a', { href: `#kbNote${n}`, id, className: ['note-ref'] }, [number])]);
}
