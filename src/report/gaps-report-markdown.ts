import type { GapReport } from '../model/gap-report.ts';
import {
  articleWords,
  causeNames,
  changeWords,
  channelWords,
  contactsWords,
  countWords,
  figureWords,
  intervalWords,
  lastWeeks,
  methodSentences,
  rankWords,
  shareWords,
  skipWords,
  summaryFacts,
  timesWords,
  topGaps,
  weeklyOf,
} from './gaps-report-words.ts';
import { escapeMarkdown } from './render-markdown.ts';

/** The report as GitHub-flavoured Markdown: tables, no images. */
export function renderGapsMarkdown(report: GapReport): string {
  const top = topGaps(report);
  const parts = [
    `# Support gaps, ${report.window.from} to ${report.window.to}`,
    escapeMarkdown(report.headline),
    table(['', ''], summaryFacts(report)),
    `## The first ${top.length} gaps`,
    table(
      ['Rank', 'Interval', 'Topic', 'Contacts', 'Share', 'Change', 'Article', 'Cause', 'Next'],
      top.map((gap) => [
        rankWords(gap),
        intervalWords(gap),
        gap.tag,
        countWords(gap.contacts),
        shareWords(gap.share),
        [changeWords(gap), ...gap.labels].join('; '),
        articleWords(gap),
        causeNames[gap.cause],
        gap.action,
      ]),
    ),
    '## Service by topic',
    table(
      ['Topic', 'Last 12 weeks', 'Channels', 'One-touch', 'First response', 'Resolution', 'Satisfied'],
      top.map((gap) => [
        gap.tag,
        weeklyOf(gap, lastWeeks(report)).join(' '),
        channelWords(gap.channels),
        figureWords(gap.service.oneTouch),
        timesWords(gap.service.firstResponse),
        timesWords(gap.service.resolution),
        figureWords(gap.service.satisfied),
      ]),
    ),
    ...list(
      'Rising, new, or to watch',
      report.gaps
        .filter((gap) => ['rising', 'new', 'watch'].includes(gap.change.label))
        .map((gap) => `${gap.tag}: ${contactsWords(gap.contacts)}, ${changeWords(gap)}`),
    ),
    ...list(
      'Articles that do not help',
      report.gaps.filter((gap) => gap.cause === 'not-working').map((gap) => `${gap.tag}: ${gap.action}`),
    ),
    ...list(
      'Closed since the earlier report',
      report.closed.map(
        ({ tag, why, before, now }) =>
          `${tag}: ${why} (${contactsWords(before)} then, ${countWords(now)} now)`,
      ),
    ),
    ...list(
      'Searches that failed',
      report.otherSearches.map(({ query, count, why }) => `"${query}": ${countWords(count)} times, ${why}`),
    ),
    ...list(
      'No article problem',
      report.ignored.map(({ tag, reason, contacts }) => `${tag}: ${contactsWords(contacts)}; ${reason}`),
    ),
    ...list(
      'One tag or two?',
      report.duplicates.map(({ tags, why }) => `${tags[0]} and ${tags[1]}: ${why}`),
    ),
    ...list(
      'Often together: one article?',
      report.together.map(
        ({ tags, contacts, lift }) =>
          `${tags[0]} and ${tags[1]}: ${contactsWords(contacts)}, ${lift} times as often as by chance`,
      ),
    ),
    ...list('Quality of the data', [
      ...report.quality.map(({ what, count }) => (count === null ? what : `${what}: ${countWords(count)}`)),
      ...skipWords(report),
    ]),
    ...list('How this was found, and its limits', [...methodSentences(report), ...report.method.limits]),
    '## Constants',
    table(
      ['Constant', 'Value'],
      Object.entries(report.method.constants).map(([name, value]) => [name, String(value)]),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0
    ? []
    : [
        `## ${title}`,
        items
          .slice(0, 50)
          .map((item) => `- ${escapeMarkdown(item)}`)
          .join('\n'),
      ];
}
