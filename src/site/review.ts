import type { Article, FolderMeta } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { addDays, addInterval, type Day, daysBetween, type Interval } from '../model/day.ts';
import type { Review, ReviewState } from '../model/site.ts';

interface Every {
  readonly every?: Interval | 'never';
  readonly everyFrom?: 'article' | 'folder' | 'site';
}

function everyOf(article: Article, chain: readonly FolderMeta[], config: Config): Every {
  if (article.meta.reviewEvery !== undefined) {
    return { every: article.meta.reviewEvery, everyFrom: 'article' };
  }
  const folder = chain.find((meta) => meta.reviewEvery !== undefined);
  if (folder?.reviewEvery !== undefined) return { every: folder.reviewEvery, everyFrom: 'folder' };
  if (config.review.every !== undefined) return { every: config.review.every, everyFrom: 'site' };
  return {};
}

/** Front-matter keys that make a review unknown when they hold something that cannot be read. */
const reviewKeys: ReadonlySet<string> = new Set(['reviewed', 'review_by', 'review_every']);

/**
 * What is known about an article's review on the day `today`.
 *
 * The due day is `review_by`; else `reviewed` plus the interval (article, else nearest folder, else site). An article is due on that
 * day and overdue the day after. States, first match: `never-reviewed` when a review date is written but cannot be read
 * or lies in the future (one day is granted, for time zones): an unbelievable date is never a good one; `exempt` with
 * interval `never` and no `review_by`; `overdue`; `changed-since-review` when the body is not the one that was stamped
 * (`review_hash`); `due-soon` within `config.review.dueSoonDays`; `never-reviewed` without `reviewed`, also when a first
 * due day is planned; else `current`. `changed` is told apart from the state, since an overdue article can be changed too.
 */
export function reviewOf(article: Article, chain: readonly FolderMeta[], config: Config, today: Day): Review {
  const { meta } = article;
  const every = everyOf(article, chain, config);
  const changed = meta.reviewHash !== undefined && meta.reviewHash !== article.bodyHash;
  const believable = meta.reviewed === undefined || meta.reviewed <= addDays(today, 1);
  if (!believable || meta.invalid?.some((key) => reviewKeys.has(key))) {
    return { state: 'never-reviewed', ...every, changed };
  }
  if (every.every === 'never' && meta.reviewBy === undefined) return { state: 'exempt', ...every, changed };

  let due = meta.reviewBy;
  if (
    due === undefined &&
    meta.reviewed !== undefined &&
    every.every !== undefined &&
    every.every !== 'never'
  ) {
    due = addInterval(meta.reviewed, every.every);
  }
  const dueInDays = due === undefined ? undefined : daysBetween(today, due);
  let state: ReviewState = meta.reviewed === undefined ? 'never-reviewed' : 'current';
  if (dueInDays !== undefined && dueInDays < 0) state = 'overdue';
  else if (changed) state = 'changed-since-review';
  else if (dueInDays !== undefined && dueInDays <= config.review.dueSoonDays) state = 'due-soon';
  return {
    state,
    ...(due !== undefined && { due }),
    ...every,
    ...(dueInDays !== undefined && { dueInDays }),
    changed,
  };
}
