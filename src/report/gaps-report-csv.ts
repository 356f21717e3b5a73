import type { Gap, GapReport } from '../model/gap-report.ts';

type Value = string | number | null;

const columns: readonly (readonly [name: string, value: (gap: Gap) => Value])[] = [
  ['rank', (gap) => gap.rank],
  ['tied', (gap) => (gap.tied ? 'yes' : 'no')],
  ['rank_from', (gap) => gap.rankFrom],
  ['rank_to', (gap) => gap.rankTo],
  ['tag', (gap) => gap.tag],
  ['contacts', (gap) => gap.contacts],
  ['share', (gap) => gap.share],
  ['contacts_before', (gap) => gap.change.before],
  ['change', (gap) => gap.change.label],
  ['contacts_last_year', (gap) => gap.lastYear],
  ['score', (gap) => gap.score],
  ['volume', (gap) => gap.factors.volume],
  ['effort', (gap) => gap.factors.effort],
  ['growth', (gap) => gap.factors.growth],
  ['lack', (gap) => gap.factors.lack],
  ['one_touch', (gap) => gap.service.oneTouch.value],
  ['one_touch_n', (gap) => gap.service.oneTouch.n],
  ['first_response_minutes_mean', (gap) => gap.service.firstResponse.mean],
  ['first_response_minutes_median', (gap) => gap.service.firstResponse.median],
  ['first_response_minutes_p90', (gap) => gap.service.firstResponse.p90],
  ['first_response_n', (gap) => gap.service.firstResponse.n],
  ['resolution_minutes_mean', (gap) => gap.service.resolution.mean],
  ['resolution_minutes_median', (gap) => gap.service.resolution.median],
  ['resolution_minutes_p90', (gap) => gap.service.resolution.p90],
  ['resolution_n', (gap) => gap.service.resolution.n],
  ['still_open', (gap) => gap.service.stillOpen],
  ['reopened', (gap) => gap.service.reopened.value],
  ['reopened_n', (gap) => gap.service.reopened.n],
  ['satisfied', (gap) => gap.service.satisfied.value],
  ['satisfied_n', (gap) => gap.service.satisfied.n],
  ['effort_score', (gap) => gap.service.effort.value],
  ['effort_score_n', (gap) => gap.service.effort.n],
  ['article_state', (gap) => gap.state],
  ['articles', (gap) => gap.articles.map((article) => article.path).join(' ')],
  ['suggested_article', (gap) => gap.suggestion?.path ?? null],
  ['suggestion_chance', (gap) => gap.suggestion?.probability ?? null],
  ['cause', (gap) => gap.cause],
  ['action', (gap) => gap.action],
  ['remarks', (gap) => gap.labels.join('; ')],
  ['failed_searches', (gap) => gap.searches.map((search) => search.query).join('; ')],
  [
    'channels',
    (gap) =>
      Object.entries(gap.channels)
        .map(([channel, count]) => `${channel} ${count}`)
        .join('; '),
  ],
  ['weekly', (gap) => gap.weekly.join(' ')],
];

/** One row for each topic, in rank order, UTF-8 with the mark that spreadsheets look for. Safe to open in any of them. */
export function renderGapsCsv(report: GapReport): string {
  const rows = report.gaps.map((gap) => columns.map(([, value]) => csvCell(value(gap))).join(','));
  return `\ufeff${[columns.map(([name]) => name).join(','), ...rows].join('\r\n')}\r\n`;
}

/**
 * A cell that no spreadsheet takes for a formula: text that begins, after trimming and NFKC, with = + - @, and text that
 * begins with a tab or line break, gets an apostrophe before it. Full-width forms of these signs count too.
 */
export function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const isFormula = /^[=+\-@]/.test(value.normalize('NFKC').trim()) || /^[\t\r\n]/.test(value);
  const safe = isFormula ? `'${value.trim()}` : value;
  return /[",\r\n;\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
