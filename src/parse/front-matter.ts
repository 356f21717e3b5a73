import type { ArticleMeta, KeySite, MetaKey, SourceFile } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import { freshnessOf } from './freshness-comment.ts';
import { readKeys } from './read-keys.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { isEmptyTree, type Tree } from './tree.ts';

export interface FrontMatter {
  readonly meta: ArticleMeta;
  readonly keys: Partial<Record<MetaKey, KeySite>>;
  /** The file without its front matter, line endings as they are. */
  readonly body: string;
  /** Line of the file on which `body` starts. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** True when publishing could leak: the block, or what says who may see the article, could not be read. */
  readonly withheld: boolean;
}

/**
 * Reads the front matter of an article, in the canonical keys and every alias of the table, and a `freshness` comment at
 * the top of the body. Never throws: what is wrong are problems. `source.problems` are not repeated.
 */
export function parseFrontMatter(source: SourceFile): FrontMatter {
  if (source.unreadable) return { meta: {}, keys: {}, body: '', bodyLine: 1, problems: [], withheld: true };
  const { root, body, bodyLine, problems, unreadable } = splitFrontMatter(source);
  if (unreadable) return { meta: {}, keys: {}, body, bodyLine, problems, withheld: true };
  if (root && root.kind !== 'group' && !isEmptyTree(root)) {
    return { meta: {}, keys: {}, body, bodyLine, problems: [...problems, noKeys(root)], withheld: true };
  }
  const block = root?.kind === 'group' ? root : undefined;
  const { values, keys, invalid, withheld, ...reading } = readKeys(
    block,
    freshnessOf(body, bodyLine, source.file),
  );
  const meta = { ...values, ...(invalid.length > 0 ? { invalid } : {}) } as ArticleMeta;
  return { meta, keys, body, bodyLine, problems: [...problems, ...reading.problems], withheld };
}

function noKeys(root: Tree): Problem {
  return {
    rule: 'front-matter-syntax',
    message: 'The front matter holds no `key: value` lines.',
    hint: 'Write one `key: value` on each line between the two `---`. If the first line is meant as a rule across the page, write `***`.',
    at: root.at,
  };
}
