import type { Place } from '../model/place.ts';

/**
 * YAML as plain data in which every value and key knows its place in the file. What an alias (`*name`) stands for is
 * shared, not copied, so a small file never becomes a large tree; who walks a Tree without a fixed shape needs a budget.
 */
export type Tree = Scalar | List | Group;

export interface Scalar {
  readonly kind: 'scalar';
  /** As the YAML 1.2 core schema reads it: dates stay text. */
  readonly value: string | number | boolean | null;
  /** As the writer typed it, without quotes: `007` and `1e3` are still that. */
  readonly text: string;
  readonly at: Place;
}
export interface List {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly at: Place;
}
export interface Group {
  readonly kind: 'group';
  readonly entries: readonly Entry[];
  readonly at: Place;
}
export interface Entry {
  readonly key: string;
  readonly at: Place;
  readonly value: Tree;
}

/** True for a key without a value, `~` and `null`. */
export function isEmptyTree(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

/** Plain values of a Tree of any shape, at most `budget` of them in all; undefined when there are more. */
export function toPlain(tree: Tree, budget = 10_000): unknown {
  let left = budget;
  const convert = (node: Tree, depth: number): unknown => {
    if (--left < 0 || depth > 50) throw tooLarge;
    if (node.kind === 'scalar') return node.value;
    if (node.kind === 'list') return node.items.map((item) => convert(item, depth + 1));
    return Object.fromEntries(node.entries.map((entry) => [entry.key, convert(entry.value, depth + 1)]));
  };
  try {
    return convert(tree, 0);
  } catch (error) {
    if (error === tooLarge) return undefined;
    throw error;
  }
}
const tooLarge = new Error('more values than the budget allows');

/** A value as a message shows it: the text in backticks, cut when long; lists and groups in words. */
export function shown(tree: Tree): string {
  if (tree.kind === 'list') return 'a list';
  if (tree.kind === 'group') return 'a group of keys';
  if (tree.value === null && tree.text === '') return 'empty';
  return quoted(tree.text);
}

/** A text in backticks on one line, cut after 60 characters. */
export function quoted(text: string): string {
  const line = text.slice(0, 200).replace(/[\s\p{Cc}`]+/gu, ' ');
  return line.length > 60 || text.length > 200 ? `\`${[...line].slice(0, 60).join('')}…\`` : `\`${line}\``;
}
