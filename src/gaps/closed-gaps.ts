import type { ClosedGap, Gap, GapReport } from '../model/gap-report.ts';

/** Topics that were at the head of an earlier report for want of an article, and what became of them. */
export function closedSince(previous: GapReport | undefined, gaps: readonly Gap[]): ClosedGap[] {
  if (!previous) return [];
  const now = new Map(gaps.map((gap) => [gap.tag, gap]));
  return previous.gaps.slice(0, previous.top).flatMap((before): ClosedGap[] => {
    const gap = now.get(before.tag);
    const why = closedBy(before, gap);
    return why === undefined
      ? []
      : [{ tag: before.tag, why, before: before.contacts, now: gap?.contacts ?? 0 }];
  });
}

function closedBy(before: Gap, now: Gap | undefined): string | undefined {
  if (!now) return 'nobody asks any more';
  const lacked = before.cause === 'missing';
  if (lacked && now.articles.length > 0) return `has an article now: ${now.articles[0]?.path}`;
  if (before.cause === 'stale' && now.cause !== 'stale')
    return `reviewed: ${now.articles[0]?.path ?? 'its article'}`;
  if (before.cause === 'unfindable' && now.cause !== 'unfindable') return 'its article is found now';
  if (before.cause !== 'none' && now.cause === 'none') return 'contacts are falling';
  return undefined;
}
