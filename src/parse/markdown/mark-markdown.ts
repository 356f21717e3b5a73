import { type Excess, limits, tooDeep } from './limits.ts';
import {
  type ElementNode,
  element,
  isBlank,
  type Node,
  type RawNode,
  type RootNode,
  text,
  textOf,
} from './nodes.ts';
import { scanHtml } from './scan-html.ts';

export interface Comment {
  /** Offsets in the Markdown. */
  readonly start: number;
  readonly end: number;
  /** Where it starts, counted from 1 in the Markdown. */
  readonly line: number;
  readonly column: number;
  /** What stands between `<!--` and `-->`. */
  readonly text: string;
}

export interface Note {
  children: Node[];
  /** How many marks in the text lead to it. */
  readonly uses: number;
}

export interface Marks {
  /** True when the tree holds HTML that must be understood. */
  readonly hasHtml: boolean;
  /** The footnotes in the order of their numbers, taken out of the tree. */
  readonly notes: readonly Note[];
  readonly comments: readonly Comment[];
  /** HTML that is nested too deeply to be read. */
  readonly excess: Excess | undefined;
}

/**
 * First walk over a tree fresh from the Markdown parser, while it can still be told from HTML that the author typed: check boxes
 * and footnote marks become elements with names that nobody can type (`kb-task`, `kb-note`), an image without words between
 * the brackets loses its empty `alt` (which in HTML means "decoration"), comments are taken out, and words in angle brackets
 * that are no HTML become text. Changes the tree.
 */
export function markMarkdown(root: RootNode, markdown: string): Marks {
  const marking: Marking = { markdown, comments: [], hasHtml: false, open: 0, excess: undefined };
  const last = root.children.at(-1);
  let notes: Note[] = [];
  if (last?.type === 'element' && last.tagName === 'section' && last.properties.dataFootnotes !== undefined) {
    root.children.pop();
    notes = takeNotes(last);
  }
  root.children = markChildren(root.children, marking);
  for (const note of notes) note.children = markChildren(note.children, marking);
  return { hasHtml: marking.hasHtml, notes, comments: marking.comments, excess: marking.excess };
}

/** The items of the footnote section, without the links back that the parser adds. */
function takeNotes(section: ElementNode): Note[] {
  const list = section.children.find((child) => child.type === 'element' && child.tagName === 'ol');
  const notes: Note[] = [];
  for (const item of list?.type === 'element' ? list.children : []) {
    if (item.type !== 'element') continue;
    const counter = { uses: 0 };
    dropBackLinks(item, counter);
    notes.push({ children: item.children, uses: counter.uses });
  }
  return notes;
}

function dropBackLinks(node: ElementNode, counter: { uses: number }): void {
  node.children = node.children.filter((child) => {
    if (child.type !== 'element') return true;
    if (child.properties.dataFootnoteBackref === undefined) {
      dropBackLinks(child, counter);
      return true;
    }
    counter.uses++;
    return false;
  });
}

interface Marking {
  readonly markdown: string;
  readonly comments: Comment[];
  hasHtml: boolean;
  open: number;
  excess: Excess | undefined;
}

function markChildren(children: readonly Node[], marking: Marking): Node[] {
  const marked: Node[] = [];
  for (const child of children) {
    const node =
      child.type === 'element'
        ? markElement(child, marking)
        : child.type === 'raw'
          ? markRaw(child, marking)
          : child;
    if (node && !isJoined(node, marked, marking)) marked.push(node);
  }
  return marked;
}

/**
 * Indented code on two lines in a row is one block. satteri parts the first line from the others when the code opens a list item that is not
 * the first of its list; this joins them again.
 */
function isJoined(node: Node, before: Node[], { markdown }: Marking): boolean {
  if (node.type !== 'element' || node.tagName !== 'pre') return false;
  const previous = before.findLast((each) => !isBlank(each));
  if (previous?.type !== 'element' || previous.tagName !== 'pre') return false;
  if (previous.position?.end.line !== (node.position?.start.line ?? 0) - 1) return false;
  const [first, second] = [previous, node].map((pre) => {
    const [code] = pre.children;
    const [only] = code?.type === 'element' ? code.children : [];
    const isFence = /^[ \t>]*(?:`{3}|~{3})/.test(
      markdown.slice(pre.position?.start.offset ?? 0).slice(0, 200),
    );
    return isFence || only?.type !== 'text' ? undefined : only;
  });
  if (!first || !second) return false;
  first.value += second.value;
  while (before.at(-1) !== previous) before.pop();
  previous.position = { start: previous.position.start, end: (node.position ?? previous.position).end };
  return true;
}

function markElement(node: ElementNode, marking: Marking): Node {
  switch (node.tagName) {
    case 'input':
      return element('kb-task', { checked: node.properties.checked === true }, [], node.position);
    case 'img':
      if (node.properties.alt === '') delete node.properties.alt;
      return node;
    case 'sup': {
      const [mark] = node.children;
      if (mark?.type === 'element' && mark.properties.dataFootnoteRef !== undefined)
        return noteMark(node, mark);
      break;
    }
  }
  node.children = markChildren(node.children, marking);
  return node;
}

/** `n`: number of the note; `use`: which mark of this note it is, counted from 1. */
function noteMark(sup: ElementNode, mark: ElementNode): ElementNode {
  const [number] = mark.children;
  const n = number?.type === 'text' ? number.value : '';
  const target = decode(textOf(mark.properties.href) ?? '')
    .replace(/^#/, '')
    .replace('-fn-', '-fnref-');
  const id = textOf(mark.properties.id) ?? '';
  const use = id.startsWith(`${target}-`) ? id.slice(target.length + 1) : '1';
  return element('kb-note', { n, use: /^\d+$/.test(use) ? use : '1' }, [], sup.position);
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function markRaw(node: RawNode, marking: Marking): Node | undefined {
  const scan = scanHtml(node.value);
  const start = node.position?.start.offset;
  if (scan.comments.length > 0 && start !== undefined) noteComments(start, node, marking);
  if (scan.onlyComments) return undefined;
  if (scan.onlyPlaceholder) return text(node.value, node.position);
  marking.hasHtml = true;
  if (marking.open + scan.deepest > limits.depth || scan.longestTag > 20_000) {
    marking.excess ??= tooDeep(
      scan.longestTag > 20_000
        ? 'An HTML tag in this article is longer than kb can read.'
        : 'HTML elements are nested too deeply here; perhaps end tags are missing.',
      start ?? 0,
    );
  }
  marking.open = Math.max(0, marking.open + scan.open);
  return scan.html === node.value ? node : { ...node, value: scan.html };
}

function noteComments(start: number, node: RawNode, marking: Marking): void {
  const source = marking.markdown.slice(start, node.position?.end.offset);
  let line = node.position?.start.line ?? 1;
  let lineStart = 1 - (node.position?.start.column ?? 1);
  let from = 0;
  for (const comment of scanHtml(source).comments) {
    for (
      let next = source.indexOf('\n', from);
      next !== -1 && next < comment.start;
      next = source.indexOf('\n', from)
    ) {
      line++;
      lineStart = next + 1;
      from = next + 1;
    }
    const inner = source.slice(comment.start + 4, comment.end).replace(/-->$/, '');
    marking.comments.push({
      start: start + comment.start,
      end: start + comment.end,
      line,
      column: comment.start - lineStart + 1,
      text: inner,
    });
  }
}
