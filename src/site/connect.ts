import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { ResolvedImage, ResolvedLink } from '../model/site.ts';
import { imageProblem, linkProblem, mediaProblem } from './link-problems.ts';
import { folderOf } from './paths.ts';
import type { Placed } from './placed.ts';
import { type Files, resolveImage, resolveMedia } from './resolve-file.ts';
import { resolveLink, type Targets } from './resolve-link.ts';
import { findNamed } from './translations.ts';

/** Where everything in one article leads. */
export interface Connections {
  readonly links: readonly ResolvedLink[];
  readonly images: readonly ResolvedImage[];
  readonly media: readonly ResolvedLink[];
  /** `related` of the front matter: paths of shown articles, tombstones left out. */
  readonly related: readonly string[];
  readonly replacedBy?: string;
  readonly problems: readonly Problem[];
}

function named(
  targets: Targets,
  from: Placed,
  name: string,
  key: 'related' | 'archived',
  index: number,
): { readonly found?: Placed; readonly problem?: Problem } {
  const found = findNamed(name, targets.lookup, from.locale, folderOf(from.path));
  if (found && found !== from) return { found };
  const site = from.article.keys[key];
  const path = /\.md$/i.test(name) ? name : `${name}.md`;
  const meant = found ? undefined : targets.suggest.file('article', path.replace(/^\/+/, ''));
  return {
    problem: {
      rule: 'link-broken',
      message: found
        ? `"${name.slice(0, 200)}" is this article itself.`
        : `There is no article "${name.slice(0, 200)}".`,
      at: site?.items[index] ?? site?.at ?? startOf(from.article.file),
      hint:
        meant === undefined
          ? 'Give the path of an article, like "billing/refunds.md", or its id.'
          : `Did you mean "${meant}"?`,
      fingerprint: `${key} ${name.slice(0, 200)}`,
    },
  };
}

/** Resolves every link, image, media file and `related` item of an article, and says what is wrong with them. */
export function connect(targets: Targets, files: Files, from: Placed): Connections {
  const { article } = from;
  const problems: Problem[] = [];
  const note = (problem: Problem | undefined) => {
    if (problem) problems.push(problem);
  };
  const links = article.links.map((link) => {
    const resolution = resolveLink(targets, from, link);
    note(linkProblem(from, link, resolution));
    return resolution.link;
  });
  const images = article.images.map((image) => {
    const resolved = resolveImage(files, from, image);
    note(imageProblem(from, image, resolved));
    return resolved;
  });
  const media = article.media.map((item) => {
    const resolved = resolveMedia(files, from, item);
    note(mediaProblem(from, item, resolved));
    return resolved;
  });
  const related = new Set<string>();
  article.meta.related?.forEach((name, index) => {
    const { found, problem } = named(targets, from, name, 'related', index);
    note(problem);
    if (found?.shown && found.visibility !== 'archived') related.add(found.path);
  });
  const replacement = article.meta.archived?.replacedBy;
  let replacedBy: string | undefined;
  if (replacement !== undefined && !/^https:\/\//i.test(replacement)) {
    const { found, problem } = named(targets, from, replacement, 'archived', 0);
    note(problem);
    if (found?.shown) replacedBy = found.path;
  }
  return {
    links,
    images,
    media,
    related: [...related],
    ...(replacedBy !== undefined && { replacedBy }),
    problems,
  };
}
