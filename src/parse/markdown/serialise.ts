import { escapeHtml, type Hole, type Html } from '../../model/html.ts';
import { asWritten, completeAddress, kindOfAddress } from './addresses.ts';
import type { Context } from './context.ts';
import { voids } from './html-elements.ts';
import { type ElementNode, type Node, type PropertyValue, textOf } from './nodes.ts';
import { lineOf } from './plain-text.ts';

/**
 * Writes sanitised nodes as HTML. Addresses and images are left out as holes, and what fills them later goes to the lists of the
 * context. Holes are places between strings, not marks in them, so no text can forge one.
 */
export function serialise(children: readonly Node[], context: Context): Html {
  const writing: Writing = { parts: [], holes: [], text: '', context };
  writeAll(children, writing);
  return { parts: [...writing.parts, writing.text], holes: writing.holes };
}

interface Writing {
  readonly parts: string[];
  readonly holes: Hole[];
  text: string;
  readonly context: Context;
}

function hole(writing: Writing, kind: Hole['kind'], index: number): void {
  writing.parts.push(writing.text);
  writing.holes.push({ kind, index });
  writing.text = '';
}

function writeAll(children: readonly Node[], writing: Writing): void {
  for (const child of children) {
    if (child.type === 'text') writing.text += escapeText(child.value);
    else if (child.type === 'element') writeElement(child, writing);
  }
}

function escapeText(value: string): string {
  return /[&<>]/.test(value)
    ? value.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
    : value;
}

function writeElement(node: ElementNode, writing: Writing): void {
  const { tagName } = node;
  if (tagName === 'a') writeLink(node, writing);
  else if (tagName === 'img') writeImage(node, writing);
  else writePlain(node, writing);
}

function writePlain(node: ElementNode, writing: Writing): void {
  const { tagName } = node;
  writing.text += `<${tagName}`;
  writeAttributes(node, writing);
  writing.text += '>';
  if (voids.has(tagName)) return;
  // HTML drops a line feed that directly follows this tag.
  if (tagName === 'pre' && startsWithLineFeed(node)) writing.text += '\n';
  writeAll(node.children, writing);
  writing.text += `</${tagName}>`;
}

function startsWithLineFeed(node: ElementNode): boolean {
  const [first] = node.children;
  return first?.type === 'text' ? first.value.startsWith('\n') : false;
}

function writeAttributes(node: ElementNode, writing: Writing): void {
  const { properties } = node;
  for (const name in properties) {
    if (name === 'src' || name === 'poster') writeMedia(node, name, writing);
    else writing.text += attribute(name, properties[name]);
  }
}

function attribute(name: string, value: PropertyValue): string {
  const written = textOf(value);
  if (written === undefined) return '';
  return value === true ? ` ${nameOf(name)}` : ` ${nameOf(name)}="${escapeHtml(written)}"`;
}

/** `ariaLabelledBy` -> `aria-labelledby`, `dataKbString` -> `data-kb-string`, `className` -> `class`. */
function nameOf(property: string): string {
  if (property === 'className') return 'class';
  if (property.startsWith('aria')) return `aria-${property.slice(4).toLowerCase()}`;
  if (property.startsWith('data')) return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return property.toLowerCase();
}

function writeMedia(node: ElementNode, name: 'src' | 'poster', writing: Writing): void {
  const address = textOf(node.properties[name]) ?? '';
  const { context } = writing;
  const { kind, address: src } = known(node, address, context);
  const element = name === 'poster' ? 'poster' : (node.tagName as 'video' | 'audio' | 'source' | 'track');
  writing.text += ` ${name}="`;
  hole(writing, 'media', context.media.push({ src, kind, element, at: context.at(node) }) - 1);
  writing.text += '"';
}

function known(
  node: ElementNode,
  address: string,
  context: Context,
): { kind: 'internal' | 'external'; address: string } {
  return kindOfAddress(address) === 'external'
    ? { kind: 'external', address: completeAddress(address) }
    : { kind: 'internal', address: asWritten(address.trim(), sourceOf(node, context)) };
}

/** The Markdown of a node. An address that a reference (`[text][1]`) takes from elsewhere is looked for in the whole text, unless that is huge. */
function sourceOf(node: ElementNode, { markdown }: Context): string {
  const source = markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  return markdown.length < 50_000 && !/^(?:!?\[[^\]]*\]\(|<)/.test(source) ? markdown : source;
}

function writeLink(node: ElementNode, writing: Writing): void {
  const { id, href, className, ...rest } = node.properties;
  const { context } = writing;
  if (textOf(className) !== undefined && textOf(href)?.startsWith('#kbNote')) {
    writeOwnLink(node, writing);
    return;
  }
  // The link may go when its target is not published; its id must stay.
  if (id !== undefined) writing.text += `<span${attribute('id', id)}></span>`;
  const address = textOf(href);
  const kind = address === undefined ? 'unsafe' : kindOfAddress(address);
  if (address === undefined || kind === 'unsafe') {
    writeAll(node.children, writing);
    return;
  }
  const words = lineOf(node.children);
  const title = textOf(rest.title);
  let attributes = '';
  for (const name in rest) attributes += attribute(name, rest[name]);
  const index =
    context.links.push({
      href:
        kind === 'internal' ? asWritten(address.trim(), sourceOf(node, context)) : completeAddress(address),
      text: words,
      ...(title !== undefined && { title }),
      at: context.at(node),
      kind,
      attributes,
    }) - 1;
  // A link that shows nothing is reported (its text is empty) and left out.
  const isShown = words !== '' || node.children.some(holdsImage);
  if (isShown) hole(writing, 'link-open', index);
  writeAll(node.children, writing);
  if (isShown) hole(writing, 'link-close', index);
}

/** Links between a footnote and its marks: they never leave the page. */
function writeOwnLink(node: ElementNode, writing: Writing): void {
  writing.text += '<a';
  for (const name in node.properties) writing.text += attribute(name, node.properties[name]);
  writing.text += '>';
  writeAll(node.children, writing);
  writing.text += '</a>';
}

function holdsImage(node: Node): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.children.some(holdsImage));
}

function writeImage(node: ElementNode, writing: Writing): void {
  const { src, alt, width, height, ...rest } = node.properties;
  const { context } = writing;
  const written = textOf(alt);
  const title = textOf(rest.title);
  const { kind, address } = known(node, textOf(src) ?? '', context);
  let attributes = '';
  for (const name in rest) attributes += attribute(name, rest[name]);
  const index =
    context.images.push({
      src: address,
      kind,
      alt: (written ?? '').trim(),
      altGiven: written !== undefined,
      decorative: written !== undefined && written.trim() === '',
      ...(title !== undefined && { title }),
      at: context.at(node),
      ...(typeof width === 'number' && { width }),
      ...(typeof height === 'number' && { height }),
      attributes,
    }) - 1;
  hole(writing, 'image', index);
}
