import type { Heading } from '../../model/article.ts';
import type { Context } from './context.ts';
import { nameTable } from './dress-table.ts';
import type { Dressed, HeadingDraft, TableDraft } from './dressed.ts';
import { createIds } from './heading-ids.ts';
import { type ElementNode, element, isBlank, type Node, text } from './nodes.ts';
import { lineOf } from './plain-text.ts';
import { bareWords, type PartRole, partIds, partOfHeading } from './recognised-headings.ts';

export interface LiftedPart {
  readonly role: PartRole;
  readonly heading: HeadingDraft;
  nodes: Node[];
}

export interface Arrangement {
  readonly title: string;
  readonly titleFrom: 'front-matter' | 'heading' | 'file-name';
  /** The paragraph that opens the body, taken out of it. */
  readonly answer: ElementNode | undefined;
  readonly lifted: readonly LiftedPart[];
  readonly body: Node[];
  readonly headings: readonly Heading[];
  readonly anchors: readonly string[];
}

export interface Wishes {
  /** Title of the front matter, plain. */
  readonly title: string | undefined;
  /** What to call an article that has neither a title nor a heading. */
  readonly fallbackTitle: string;
  /** Whether the first paragraph is to become the answer. */
  readonly wantsAnswer: boolean;
  /** Whether the page plays a video, so that a transcript in the body belongs to it. */
  readonly hasVideo: boolean;
  /** Parts that the front matter already gives. */
  readonly parts: ReadonlySet<PartRole>;
}

/**
 * Takes a body apart: its title, the answer, the recognised parts and the rest. Gives every heading its level on the page (the
 * title is the only h1, no level is skipped) and every heading and anchor its id. Changes the nodes.
 */
export function arrangeBody(
  children: Node[],
  dressed: Dressed,
  wishes: Wishes,
  context: Context,
): Arrangement {
  const { title, titleFrom, shown } = takeTitle(dressed.headings, wishes);
  const { lifted, rest } = liftParts(children, shown, wishes);
  const roles = [...wishes.parts, ...lifted.map(({ role }) => role)];
  const ids = createIds(roles.flatMap((role) => partIds[role] ?? []));
  ids.keep(dressed.anchors);
  const idOf = nameHeadings(dressed.headings, ids);
  const levels = setLevels(shown, new Set(lifted.map(({ heading }) => heading)));
  for (const draft of dressed.tables) nameUnder(draft, idOf, lifted);
  const visible = new Set(shown);
  for (const heading of dressed.headings) if (isSilent(heading, visible)) becomeAnchor(heading);
  const { answer, body } = wishes.wantsAnswer ? takeAnswer(rest) : { answer: undefined, body: rest };
  const inParts = new Set<Node>();
  for (const part of lifted) {
    for (const node of [part.heading.node, ...part.nodes]) collectElements(node, inParts);
    part.nodes = [...anchorsOf(part, idOf), ...withoutLooseRules(part.nodes)];
  }
  const headings = shown
    .filter((heading) => !inParts.has(heading.node))
    .map((heading) => ({
      depth: levels.get(heading) ?? 2,
      written: heading.written,
      text: heading.text,
      id: idOf.get(heading) ?? '',
      at: context.at(heading.node),
    }));
  return { title, titleFrom, answer, lifted, body: withoutLooseRules(body), headings, anchors: ids.all() };
}

function takeTitle(
  all: readonly HeadingDraft[],
  wishes: Wishes,
): Pick<Arrangement, 'title' | 'titleFrom'> & { shown: HeadingDraft[] } {
  const giver = wishes.title === undefined ? all.find((heading) => heading.text !== '') : undefined;
  const title = wishes.title ?? giver?.text ?? wishes.fallbackTitle;
  const titleFrom = wishes.title !== undefined ? 'front-matter' : giver ? 'heading' : 'file-name';
  const bare = bareWords(title);
  const isSame = (heading: HeadingDraft) =>
    heading.text === title || (bare !== '' && bareWords(heading.text) === bare);
  const repeated = giver ?? all.find((heading) => heading.written === 1 && isSame(heading));
  return { title, titleFrom, shown: all.filter((heading) => heading !== repeated) };
}

/** Cuts out the parts that headings of the body's top level announce. A part without content stays where it is. */
function liftParts(
  children: readonly Node[],
  headings: readonly HeadingDraft[],
  wishes: Wishes,
): { lifted: LiftedPart[]; rest: Node[] } {
  const byNode = new Map<Node, HeadingDraft>(headings.map((heading) => [heading.node, heading]));
  const top = children.reduce((least, child) => Math.min(least, byNode.get(child)?.written ?? 9), 9);
  const lifted: LiftedPart[] = [];
  const rest: Node[] = [];
  let part: LiftedPart | undefined;
  const close = () => {
    if (part?.nodes.every(isBlank)) rest.push(part.heading.node, ...part.nodes);
    else if (part) lifted.push(part);
    part = undefined;
  };
  for (const child of children) {
    const heading = byNode.get(child);
    if (heading && heading.written <= top) {
      close();
      const role = partOfHeading(heading.text);
      if (role && (role !== 'transcript' || wishes.hasVideo)) part = { role, heading, nodes: [] };
      else rest.push(child);
    } else if (part) part.nodes.push(child);
    else rest.push(child);
  }
  close();
  return { lifted, rest };
}

function collectElements(node: Node, found: Set<Node>): void {
  if (node.type !== 'element') return;
  found.add(node);
  for (const child of node.children) collectElements(child, found);
}

function nameHeadings(
  headings: readonly HeadingDraft[],
  ids: ReturnType<typeof createIds>,
): Map<HeadingDraft, string> {
  const idOf = new Map<HeadingDraft, string>();
  for (const heading of headings) {
    const { properties } = heading.node;
    if (typeof properties.id !== 'string') properties.id = ids.make(heading.text);
    idOf.set(heading, properties.id);
  }
  return idOf;
}

/** Each heading stands one level below the nearest one before it that the author wrote higher; parts have level 2. */
function setLevels(
  headings: readonly HeadingDraft[],
  parts: ReadonlySet<HeadingDraft>,
): Map<HeadingDraft, number> {
  const levels = new Map<HeadingDraft, number>();
  let above: { written: number; level: number }[] = [];
  for (const heading of headings) {
    if (parts.has(heading)) {
      above = [{ written: heading.written, level: 2 }];
      continue;
    }
    while ((above.at(-1)?.written ?? 0) >= heading.written) above.pop();
    const level = Math.min(6, (above.at(-1)?.level ?? 1) + 1);
    above.push({ written: heading.written, level });
    levels.set(heading, level);
    heading.node.tagName = `h${level}`;
  }
  return levels;
}

/** A table in a lifted part whose heading is not on the page is named by the part. */
function nameUnder(
  draft: TableDraft,
  idOf: ReadonlyMap<HeadingDraft, string>,
  lifted: readonly LiftedPart[],
): void {
  nameTable(draft, (heading) => {
    const part = lifted.find((each) => each.heading === heading);
    if (part) return partIds[part.role];
    return heading.text === '' ? undefined : idOf.get(heading);
  });
}

function anchorsOf(part: LiftedPart, idOf: ReadonlyMap<HeadingDraft, string>): Node[] {
  const id = idOf.get(part.heading);
  return id === undefined || id === partIds[part.role] ? [] : [element('span', { id })];
}

/** True for headings that no page shows: the repeated title and those without words or image. */
function isSilent(heading: HeadingDraft, shown: ReadonlySet<HeadingDraft>): boolean {
  return !shown.has(heading) || (heading.text === '' && !heading.node.children.some(holdsImage));
}

function holdsImage(node: Node): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.children.some(holdsImage));
}

/** Links to a heading that is not shown still lead to its place. */
function becomeAnchor({ node }: HeadingDraft): void {
  node.tagName = 'span';
  node.properties = node.properties.id === undefined ? {} : { id: node.properties.id };
  node.children = [];
}

/**
 * The paragraph with which a body begins, when it says something by itself: more than an image, and not the words that lead over to a
 * list or picture ("Do this:").
 */
function takeAnswer(children: readonly Node[]): { answer: ElementNode | undefined; body: Node[] } {
  const index = children.findIndex((child) => !isSkipped(child));
  const first = children[index];
  const body = [...children];
  if (first?.type !== 'element' || first.tagName !== 'p') return { answer: undefined, body };
  const words = lineOf(
    first.children.filter((child) => !(child.type === 'element' && child.tagName === 'img')),
  );
  if (!/[\p{L}\p{N}]/u.test(words) || /[:\uff1a]$/.test(words)) return { answer: undefined, body };
  body.splice(index, 1);
  return { answer: first, body };
}

/** Without rules across the page that part nothing any more: at the start, at the end, two in a row. */
function withoutLooseRules(nodes: readonly Node[]): Node[] {
  const kept: Node[] = [];
  let rule: Node | undefined;
  let isLoose = true;
  for (const node of nodes) {
    if (node.type === 'element' && node.tagName === 'hr') {
      if (!isLoose) rule = node;
      isLoose = true;
      continue;
    }
    if (rule && isBlank(node)) continue;
    if (!isSkipped(node)) {
      if (rule) kept.push(rule, text('\n'));
      rule = undefined;
      isLoose = false;
    }
    kept.push(node);
  }
  return kept;
}

/** Anchors and white space before the first words. */
function isSkipped(node: Node): boolean {
  if (isBlank(node)) return true;
  if (node.type !== 'element' || (node.tagName !== 'span' && node.tagName !== 'p')) return false;
  return node.children.every(isSkipped);
}
