import type { Day } from '../model/day.ts';
import { decodeSource } from '../parse/decode-source.ts';
import { parseFrontMatter } from '../parse/front-matter.ts';
import { demandGit, findCommit, type Repository } from './git.ts';

/** An article with a review day. */
export interface ReviewedArticle {
  /** Its key in the result. */
  readonly path: string;
  /** Below the folder of the repository that was asked about. */
  readonly file: string;
  readonly reviewed: Day;
}

/** Versions of an article that are still to be read, the newest first. */
interface Trail {
  readonly article: ReviewedArticle;
  readonly blobs: string[];
}

/**
 * For each article the review day that stood there before the present one, if any version of the file in the history of
 * `from` (a commit; `HEAD` for the work tree) had another one. Renames are followed; days after `today` were slips and do
 * not count. The repository must not be shallow.
 */
export async function previousReviewDays(
  repository: Repository,
  articles: readonly ReviewedArticle[],
  { from, today }: { from: string; today: Day },
): Promise<Record<string, Day>> {
  const commit = await findCommit(repository, from);
  if (!commit || articles.length === 0) return {};
  const trails = await followArticles(repository, articles, commit);
  const found: Record<string, Day> = {};
  let open = trails;
  // Most articles are settled by their last versions, so few are read at first, then twice as many.
  for (let skip = 0, take = 2; open.length > 0; skip += take, take *= 2) {
    const wanted = open.flatMap(({ blobs }) => blobs.slice(skip, skip + take));
    const days = await reviewDays(repository, wanted);
    open = open.filter(({ article, blobs }) => {
      for (const blob of blobs.slice(skip, skip + take)) {
        const day = days.get(blob);
        if (day === undefined || day === article.reviewed || day > today) continue;
        found[article.path] = day;
        return false;
      }
      return blobs.length > skip + take;
    });
  }
  return found;
}

/** The versions of each article along the first parents of `commit`: the states that this branch itself went through. */
async function followArticles(
  repository: Repository,
  articles: readonly ReviewedArticle[],
  commit: string,
): Promise<Trail[]> {
  const { top, prefix } = repository;
  const trails = articles.map((article): Trail => ({ article, blobs: [] }));
  const byName = new Map(trails.map((trail) => [prefix + trail.article.file, trail]));
  const scope = prefix === '' ? [] : ['--', prefix];

  const tree = await demandGit(top, ['ls-tree', '-r', '-z', '--full-tree', commit, ...scope]);
  for (const line of tree.toString('utf8').split('\0')) {
    const [, , blob = '', name = ''] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (blob !== '') byName.get(name)?.blobs.push(blob);
  }

  const log = await demandGit(top, [
    'log',
    '--first-parent',
    '-m',
    '--raw',
    '--no-abbrev',
    '-z',
    '--find-renames',
    '--no-ext-diff',
    '--format=',
    commit,
    ...scope,
  ]);
  const parts = log.toString('utf8').split('\0');
  for (let index = 0; index < parts.length; ) {
    const change = /^\n?:\d+ \d+ ([0-9a-f]+) [0-9a-f]+ ([A-Z])\d*$/.exec(parts[index++] ?? '');
    if (!change) continue;
    const [, blob = '', status = ''] = change;
    const before = parts[index++] ?? '';
    const now = status === 'R' || status === 'C' ? (parts[index++] ?? '') : before;
    const trail = byName.get(now);
    if (!trail) continue;
    if (status === 'A' || status === 'C') byName.delete(now);
    else if (status === 'M' || status === 'R') trail.blobs.push(blob);
    if (status === 'R') {
      byName.delete(now);
      byName.set(before, trail);
    }
  }
  return trails;
}

/** Blob -> the review day in its front matter; blobs without one are left out. */
async function reviewDays(repository: Repository, blobs: readonly string[]): Promise<Map<string, Day>> {
  const days = new Map<string, Day>();
  const unique = [...new Set(blobs)];
  if (unique.length === 0) return days;
  const output = await demandGit(repository.top, ['cat-file', '--batch'], {
    input: `${unique.join('\n')}\n`,
  });
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end === -1) break;
    const [blob = '', kind = '', size = ''] = output.subarray(at, end).toString('latin1').split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    const source = decodeSource(output.subarray(at, at + Number(size)), 'a.md', 'a.md');
    at += Number(size) + 1;
    const day = source.unreadable ? undefined : parseFrontMatter(source).meta.reviewed;
    if (day !== undefined) days.set(blob, day);
  }
  return days;
}
