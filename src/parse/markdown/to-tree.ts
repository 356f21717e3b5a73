import type { ParseOptions } from '../../model/config.ts';
import { loadRemark, loadSatteri } from '../load-package.ts';
import type { RootNode } from './nodes.ts';

/**
 * Markdown (CommonMark and GFM) as an HTML tree in which HTML that the author typed stays unread (`raw` nodes). `satteri`
 * is several times faster; `remark` is the reference, and stands in where satteri's native part does not load. Both give the
 * same tree, but for how they note the alignment of a cell, which `dress-tables.ts` reads in both forms.
 */
export function toTree(markdown: string, parser: ParseOptions['parser']): RootNode {
  const satteri = parser === 'satteri' ? loadSatteri() : undefined;
  const root = satteri
    ? satteri.markdownToHast(markdown, { features: { frontmatter: false }, position: true })
    : loadRemark()(markdown);
  return root as unknown as RootNode;
}

/** Whether `satteri` can be used on this machine. Where it cannot, articles are parsed with `remark`. */
export function hasNativeParser(): boolean {
  return loadSatteri() !== undefined;
}
