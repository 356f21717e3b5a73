import { blocks } from './html-elements.ts';
import type { Node } from './nodes.ts';

/** Where an element stands: between blocks or inside a line of text, inside a link, under which parent. */
export interface Where {
  readonly inLine: boolean;
  readonly inLink: boolean;
  readonly parent: string;
}

export type Repair = (children: readonly Node[], where: Where) => Node[];

/** True for a block, and for an inline element that holds one where HTML allows it. */
export function isBlock(node: Node): boolean {
  if (node.type !== 'element') return false;
  return blocks.has(node.tagName) || (transparent.has(node.tagName) && node.children.some(isBlock));
}

const transparent = new Set(['a', 'ins', 'del', 'audio', 'video']);
