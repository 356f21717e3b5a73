import type { Context } from './context.ts';
import { limits } from './limits.ts';
import { loadRaw } from './load-package.ts';
import { depthOf, type RootNode } from './nodes.ts';
import { repairHtml } from './repair-html.ts';
import { resolveSimpleHtml } from './simple-html.ts';

/**
 * Turns HTML that the author typed into elements, by the rules of browsers, and makes them valid. The HTML parser takes longer than
 * everything else together, so it is only asked when there is more than single tags like `<br>` or `<kbd>`. False when the result is
 * nested too deeply.
 */
export function understandHtml(root: RootNode, context: Context): boolean {
  if (!resolveSimpleHtml(root)) {
    const file = { value: context.markdown, toString: () => context.markdown };
    const parsed = loadRaw().raw(root as never, { file: file as never }) as unknown as RootNode;
    root.children = parsed.children;
  }
  if (depthOf(root) > limits.depth) return false;
  repairHtml(root, context);
  return true;
}
