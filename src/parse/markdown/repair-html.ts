import { authorAttributes, hasColour, isHidden } from './author-attributes.ts';
import type { Context } from './context.ts';
import { embedLink } from './embeds.ts';
import { blocks, dropped, droppedSilently, headings, inlines, renamed } from './html-elements.ts';
import { append, type ElementNode, element, isBlank, type Node, text } from './nodes.ts';
import { plainText } from './plain-text.ts';
import { repairDetails, repairFigure, repairList, repairTerms, wrapItems } from './repair-groups.ts';
import { repairMedia } from './repair-media.ts';
import { repairTable } from './repair-table.ts';
import { isBlock, type Repair, type Where } from './repair-where.ts';

/**
 * Makes blocks that hold an author's HTML valid: only elements and attributes of the allow-list, each where HTML allows it. The
 * HTML parser before it closes what was left open; this moves or unwraps what stands in the wrong place (a block inside a
 * line, a list item outside a list, a link inside a link). Text is never lost but with elements that are not for articles.
 */
export function repairHtml(nodes: readonly Node[], context: Context): Node[] {
  return wrapLooseText(
    wrapItems(repairChildren(nodes, { inLine: false, inLink: false, parent: 'root' }, context)),
  );
}

/** The same for children of one element. */
export function repairChildren(children: readonly Node[], where: Where, context: Context): Node[] {
  const result: Node[] = [];
  for (const child of children) {
    if (child.type === 'text') result.push(child);
    else if (child.type === 'element')
      for (const node of repairElement(child, where, context)) result.push(node);
  }
  return result;
}

function repairElement(node: ElementNode, where: Where, context: Context): Node[] {
  const { tagName } = node;
  if (tagName === 'kb-task' || tagName === 'kb-note') return [node];
  if (tagName === 'iframe') return embedLink(node, where, context);
  if (dropped.has(tagName)) {
    if (!droppedSilently.has(tagName)) reportRemoved(node, context);
    return [];
  }
  if (isHidden(node)) {
    reportHidden(node, context);
    return [];
  }
  if (hasColour(node)) noteColour(node, context);
  const name = renamed.get(tagName) ?? tagName;
  const inside = repairContent(name, node, where, context);
  if (Array.isArray(inside)) return inside;
  return [inside];
}

function repairContent(
  name: string,
  node: ElementNode,
  where: Where,
  context: Context,
): ElementNode | Node[] {
  const properties = authorAttributes(node, name, (language) => {
    context.elements.push({ kind: 'lang-invalid', at: context.at(node), ok: false, text: language });
  });
  const make = (children: Node[]) => element(name, properties, children, node.position);
  const repair: Repair = (children, inner) => repairChildren(children, inner, context);
  const here = { ...where, parent: name };
  const inLine = { ...here, inLine: true };

  if (name === 'br' || name === 'wbr') return make([]);
  if (name === 'img') return properties.src === undefined ? [] : make([]);
  if (name === 'video' || name === 'audio') return repairMedia(make([]), node, here, repair, context);
  if (inlines.has(name)) return repairInline(make, node, where, repair);
  // What has no place of its own, or is unknown: its content stays.
  if (!blocks.has(name)) return repair(node.children, where);
  if (where.inLine) return name === 'hr' ? [] : unwrapped(repair(node.children, where));

  switch (name) {
    case 'hr':
      return make([]);
    case 'p': {
      const children = repair(node.children, inLine);
      return children.every((child) => isBlank(child) || isEmptyLink(child)) ? [] : make(children);
    }
    case 'pre':
      return make(repair(node.children, inLine));
    case 'ul':
    case 'ol':
      return repairList(make, repair(node.children, here));
    case 'dl':
      return repairTerms(make, repair(node.children, here));
    case 'table':
      return repairTable(make, node, here, repair);
    case 'details':
      return repairDetails(make, node, here, repair);
    case 'figure':
      return repairFigure(make, node, here, repair);
    case 'summary':
    case 'caption':
      return asParagraph(repair(node.children, inLine), properties, node);
    case 'dt':
    case 'dd':
    case 'figcaption': {
      const children = wrapItems(repair(node.children, here));
      const isAtHome = where.parent === (name === 'figcaption' ? 'figure' : 'dl');
      return isAtHome ? make(children) : element('div', properties, children, node.position);
    }
    case 'div':
      // Terms may stand in groups.
      if (where.parent === 'dl') return make(repair(node.children, where));
      return make(fillEmptyLink(wrapItems(repair(node.children, here))));
    case 'li':
    case 'blockquote':
      return make(fillEmptyLink(wrapItems(repair(node.children, here))));
    default:
      return headings.has(name) && (where.parent === 'th' || where.parent === 'dt')
        ? [element('strong', {}, repair(node.children, inLine), node.position)]
        : make(repair(node.children, inLine));
  }
}

function asParagraph(children: Node[], properties: ElementNode['properties'], node: ElementNode): Node[] {
  return children.every(isBlank) ? [] : [element('p', properties, children, node.position)];
}

/** A block's content inside a line of text, with room around it. */
function unwrapped(children: Node[]): Node[] {
  return [text(' '), ...children, text(' ')];
}

/** Inline elements hold blocks only where HTML allows it; else the formatting gives way to the blocks. */
function repairInline(
  make: (children: Node[]) => ElementNode,
  node: ElementNode,
  where: Where,
  repair: Repair,
): Node[] {
  const shell = make([]);
  const { tagName, properties } = shell;
  const isLink = tagName === 'a' && properties.href !== undefined && !where.inLink;
  const children = repair(node.children, { ...where, inLink: where.inLink || isLink, parent: tagName });
  const anchor =
    properties.id === undefined ? [] : [element('span', { id: properties.id }, [], node.position)];
  if (tagName === 'a' && !isLink) return [...anchor, ...children];
  if ((tagName === 'rt' || tagName === 'rp') && where.parent !== 'ruby') return children;
  if (tagName === 'bdo' && properties.dir === undefined) return children;
  const holdsBlocks = children.some(isBlock);
  if (holdsBlocks && tagName === 'span')
    return [element('div', properties, wrapItems(children), node.position)];
  if (holdsBlocks && tagName !== 'a' && tagName !== 'ins' && tagName !== 'del')
    return [...anchor, ...children];
  if (isLink && children.some(isInteractive)) return [...anchor, ...children];
  return [make(holdsBlocks ? wrapItems(children) : children)];
}

const interactive = new Set(['a', 'details', 'video', 'audio', 'table', 'pre']);

/** True for what can be operated by itself (tables and code become scroll areas), which no link may hold. */
function isInteractive(node: Node): boolean {
  return node.type === 'element' && (interactive.has(node.tagName) || node.children.some(isInteractive));
}

/**
 * A link without content that is the only link among its neighbours is meant to make all of them one (cards are often built like that, and
 * stretched with styles): the neighbours move into it.
 */
function fillEmptyLink(children: Node[]): Node[] {
  const links = children.filter((child) => child.type === 'element' && holdsLink(child));
  const [link] = links;
  if (
    links.length !== 1 ||
    link?.type !== 'element' ||
    link.tagName !== 'a' ||
    link.children.some(isVisible)
  ) {
    return children;
  }
  const others = children.filter((child) => child !== link);
  if (others.some(isBlock) || others.some(isInteractive) || !others.some(isVisible)) return children;
  link.children = others;
  return [link];
}

/** What is left of a link that an HTML parser closed at the start of a block and opened again inside. */
function isEmptyLink(node: Node): boolean {
  return node.type === 'element' && node.tagName === 'a' && node.children.every(isBlank);
}

function holdsLink(node: Node): boolean {
  return node.type === 'element' && (node.tagName === 'a' || node.children.some(holdsLink));
}

/** Text and inline elements that stand alone between blocks become paragraphs; lone anchors stay as they are. */
function wrapLooseText(children: readonly Node[]): Node[] {
  const result: Node[] = [];
  let run: Node[] = [];
  const close = () => {
    if (run.some(isVisible)) result.push(element('p', {}, run, run.find((node) => !isBlank(node))?.position));
    else append(result, run);
    run = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      close();
      result.push(child);
    } else run.push(child);
  }
  close();
  return result;
}

function isVisible(node: Node): boolean {
  if (node.type === 'text') return !isBlank(node);
  if (node.type !== 'element') return false;
  if (['img', 'video', 'audio', 'kb-note', 'kb-task'].includes(node.tagName)) return true;
  return node.children.some(isVisible);
}

function noteColour(node: ElementNode, context: Context): void {
  const words = plainText(node.children);
  // Colour on a whole block with more in it is decoration.
  if (words === '' || words.length > 300 || words.includes('\n')) return;
  context.elements.push({ kind: 'colour-only', at: context.at(node), ok: false, text: words });
}

function reportHidden(node: ElementNode, context: Context): void {
  if (plainText(node.children).trim() === '') return;
  context.problems.push({
    rule: 'html-removed',
    message: 'This text is hidden with HTML, so kb left it out.',
    at: context.at(node),
    hint: 'To make search find the article by these words, list them under `phrases` in the front matter.',
    fingerprint: 'hidden text',
  });
}

export function reportRemoved(node: ElementNode, context: Context): void {
  context.problems.push({
    rule: 'html-removed',
    message: `<${node.tagName}> is not allowed in an article, so kb left it out.`,
    at: context.at(node),
    hint: 'Remove it, or say the same with text, a link or an image.',
    fingerprint: `<${node.tagName}>`,
  });
}
