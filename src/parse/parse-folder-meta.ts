import type { FolderMeta, MetaKey } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import { readKeys } from './read-keys.ts';
import { isEmptyTree } from './tree.ts';
import { readYaml } from './yaml-with-places.ts';

const folderKeys: readonly MetaKey[] = ['title', 'order', 'description', 'owner', 'review_every', 'audience'];

/**
 * Reads `_meta.yml`: defaults for what is below a folder. `path` is the folder relative to the content folder, `file` the
 * file for messages. Keys and aliases are those of the front matter, but only the ones that a folder can say.
 * Never throws; a file that cannot be read withholds what is below it, since it may have said `audience: internal`.
 */
export function parseFolderMeta(path: string, file: string, text: string): FolderMeta {
  const { root, problems: broken } = readYaml(withoutFences(text), file);
  if (broken.length > 0 || (root && root.kind !== 'group' && !isEmptyTree(root))) {
    const what = broken[0] ?? {
      message: 'The file holds no `key: value` lines.',
      hint: 'Write one setting on each line, like `title: Billing`.',
      at: startOf(file),
    };
    const problem = {
      rule: 'front-matter-syntax',
      ...what,
      message: `${what.message} Articles below this folder are not published.`,
    };
    return { path, file, withheld: true, problems: [problem] };
  }
  const { values, keys, problems, withheld } = readKeys(root?.kind === 'group' ? root : undefined);
  const { title, order, description, owners, reviewEvery, audience } = values as Partial<FolderMeta>;
  const ownersAt = keys.owner?.items[0] ?? keys.owner?.at;
  const wrongKeys = (Object.keys(keys) as MetaKey[]).filter((key) => !folderKeys.includes(key));
  const misplaced = wrongKeys.map((key): Problem => {
    const site = keys[key];
    return {
      rule: 'frontmatter-unknown-key',
      message: `\`${site?.writtenAs}\` belongs in an article; a folder cannot say it.`,
      hint: `A folder can say: ${folderKeys.join(', ')}.`,
      at: site?.at ?? startOf(file),
    };
  });
  // A status or day for a whole folder has no effect; who wrote one may have meant to hide what is below.
  const hidden = wrongKeys.some((key) => key === 'status' || key === 'publish_on');
  return {
    path,
    file,
    ...(title !== undefined && { title }),
    ...(order !== undefined && { order }),
    ...(description !== undefined && { description }),
    ...(owners !== undefined && { owners }),
    ...(owners !== undefined && ownersAt && { ownersAt }),
    ...(reviewEvery !== undefined && { reviewEvery }),
    ...(audience !== undefined && { audience }),
    withheld: withheld || hidden,
    problems: [...problems, ...misplaced],
  };
}

/** Writers who know front matter put `---` lines around the keys; places stay the same. */
function withoutFences(text: string): string {
  const bare = text.replace(/^\ufeff/, '');
  const opening = /^---[ \t]*(?=\r?\n)/.exec(bare);
  return opening ? bare.slice(opening[0].length).replace(/\n---[ \t]*\r?\n?$/, '\n') : bare;
}
