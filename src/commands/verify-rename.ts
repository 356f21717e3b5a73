import type { Article } from '../model/article.ts';
import type { Place } from '../model/place.ts';
import type { ResolvedImage, ResolvedLink, Site } from '../model/site.ts';
import type { NewPath, RenamePlan } from './plan-rename.ts';

/** A link that led somewhere before a move and does not lead to the same afterwards. */
export interface Left {
  readonly at: Place;
  readonly what: string;
}

/** Says what a link leads to, in terms of files at their places after the move. */
function createTargetOf(
  site: Site,
  newPath: NewPath,
): (link: ResolvedLink | ResolvedImage | undefined) => string {
  const assets = new Map([...site.assets].map(([path, url]) => [url, newPath(path)]));
  const folders = new Map([...site.folders.values()].map(({ path, url }) => [url, newPath(path)]));
  return (link) => {
    switch (link?.kind) {
      case 'article':
        return `article ${newPath(link.to)} ${link.anchor ?? ''}`;
      case 'unpublished':
        return `unpublished ${newPath(link.to)}`;
      case 'asset':
        // Files that only hidden articles use have no known place.
        return `asset ${assets.get(link.url.replace(/#.*$/, '')) ?? ''}`;
      case 'page':
        return `page ${folders.get(link.url.replace(/#.*$/, '')) ?? link.url}`;
      default:
        return link?.kind ?? 'nothing';
    }
  };
}

/**
 * Compares where everything led before and will lead after a move, article by article, link by link. Gives what would not
 * lead to the same: to be told to a person, since the text is written in a way that could not be changed.
 */
export function verifyRename({ before, after }: RenamePlan, newPath: NewPath): Left[] {
  const left: Left[] = [];
  const targetBefore = createTargetOf(before, newPath);
  const targetAfter = createTargetOf(after, (path) => path);
  for (const entry of before.entries) {
    const now = after.byPath.get(newPath(entry.path));
    if (!now) continue;
    const compare = (
      kind: 'links' | 'images' | 'media',
      word: string,
      address: (article: Article, index: number) => { href: string; at: Place } | undefined,
    ) => {
      entry[kind].forEach((resolved, index) => {
        const old = targetBefore(resolved);
        if (old === 'broken' || old === 'missing' || old === 'external') return;
        if (old === targetAfter(now[kind][index])) return;
        const written = address(entry.article, index);
        if (written) left.push({ at: written.at, what: `${word} "${written.href}"` });
      });
    };
    compare('links', 'the link', (article, index) => article.links[index]);
    compare('images', 'the image', (article, index) => {
      const image = article.images[index];
      return image && { href: image.src, at: image.at };
    });
    compare('media', 'the file', (article, index) => {
      const media = article.media[index];
      return media && { href: media.src, at: media.at };
    });
  }
  return [...left, ...newProblems(before, after, newPath)];
}

const telling: ReadonlySet<string> = new Set([
  'link-broken',
  'redirect-loop',
  'redirect-shadows-page',
  'slug-collision',
  'slug-reserved',
  'frontmatter-conflict',
]);

/** Problems of addresses and names that the move brings. Those of links in texts are told already. */
function newProblems(before: Site, after: Site, newPath: NewPath): Left[] {
  const keyOf = (rule: string, path: string, print: string) => `${rule} ${path} ${print}`;
  const fileOf = new Map(before.entries.map(({ article, path }) => [article.file, newPath(path)]));
  const pathOf = new Map(after.entries.map(({ article, path }) => [article.file, path]));
  const known = new Set(
    before.problems.map(({ rule, at, fingerprint, message }) =>
      keyOf(rule, fileOf.get(at.path) ?? at.path, fingerprint ?? message),
    ),
  );
  const links = new Set(
    after.entries.flatMap(({ article }) =>
      article.links.map(({ at }) => `${at.path}:${at.line}:${at.column}`),
    ),
  );
  return after.problems
    .filter(({ rule, at, fingerprint, message }) => {
      if (!telling.has(rule) || links.has(`${at.path}:${at.line}:${at.column}`)) return false;
      return !known.has(keyOf(rule, pathOf.get(at.path) ?? at.path, fingerprint ?? message));
    })
    .map(({ at, message }) => ({ at, what: message }));
}
