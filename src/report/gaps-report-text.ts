import type { Cell, Gap, GapReport } from '../model/gap-report.ts';
import {
  articleWords,
  causeNames,
  changeWords,
  channelWords,
  contactsWords,
  countWords,
  intervalWords,
  lastWeeks,
  methodSentences,
  rankWords,
  serviceFacts,
  shareWords,
  skipWords,
  summaryFacts,
  topGaps,
  weeklyOf,
  weight,
} from './gaps-report-words.ts';
import { cleanText, createPaint, type Paint, wrapTo } from './terminal-text.ts';
import { textTable } from './text-table.ts';

interface Terminal {
  readonly colour: boolean;
  readonly columns: number;
}

/** The report for a terminal: what to do first on one screen, the rest below. */
export function renderGapsText(report: GapReport, { colour, columns }: Terminal): string {
  const paint = createPaint(colour);
  const width = Math.max(40, Math.min(columns, 110));
  const sections: [title: string, lines: string[]][] = [
    ['', wrapTo(cleanText(report.headline), width).map((line) => paint.bold(line))],
    ['', factLines(summaryFacts(report), width)],
    [
      `The first ${topGaps(report).length} gaps`,
      topGaps(report).flatMap((gap) => gapLines(gap, lastWeeks(report), width, paint)),
    ],
    ['Rising, new, or to watch', changed(report, ['rising', 'new', 'watch'])],
    ['Falling', changed(report, ['falling'])],
    ['Articles that do not help', notHelping(report)],
    [
      'Closed since the earlier report',
      report.closed.map(
        ({ tag, why, before, now }) =>
          `${tag}: ${why} (${contactsWords(before)} then, ${countWords(now)} now)`,
      ),
    ],
    [
      'Searches that failed and belong to no topic',
      report.otherSearches.map(({ query, count, why }) => `"${query}": ${countWords(count)} times, ${why}`),
    ],
    [
      'No article problem',
      report.ignored.map(({ tag, reason, contacts }) => `${tag}: ${contactsWords(contacts)}; ${reason}`),
    ],
    [
      'One tag or two?',
      report.duplicates.map(
        ({ tags, contacts, why }) =>
          `${tags[0]} (${countWords(contacts[0])}) and ${tags[1]} (${countWords(contacts[1])}): ${why}`,
      ),
    ],
    [
      'Often together: one article?',
      report.together.map(
        ({ tags, contacts, lift }) =>
          `${tags[0]} and ${tags[1]}: ${contactsWords(contacts)}, ${lift} times as often as by chance`,
      ),
    ],
    [
      'Quality of the data',
      [
        ...report.quality.map(({ what, count }) => (count === null ? what : `${what}: ${countWords(count)}`)),
        ...skipWords(report),
      ],
    ],
    ['How this was found', [...methodSentences(report), constantsLine(report), ...report.method.limits]],
    ['Columns', columnLines(report)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => (title === '' ? `${lines.join('\n')}\n` : section(title, lines, width, paint)))
    .join('\n');
}

function section(title: string, lines: readonly string[], width: number, paint: Paint): string {
  const isLaidOut = title.startsWith('The first');
  const body = isLaidOut ? lines : lines.flatMap((line) => indented(cleanText(line), width, '- ', '  '));
  return `${paint.bold(title)}\n${body.join('\n')}\n`;
}

function indented(text: string, width: number, first: string, next: string): string[] {
  return wrapTo(text, width - first.length).map((line, i) => (i === 0 ? first : next) + line);
}

function factLines(facts: readonly [string, string][], width: number): string[] {
  const nameWidth = Math.min(24, Math.max(...facts.map(([name]) => name.length)));
  return facts.flatMap(([name, value]) =>
    indented(cleanText(value), width, `${name.padEnd(nameWidth)}  `, ' '.repeat(nameWidth + 2)),
  );
}

function gapLines(gap: Gap, weeks: readonly number[], width: number, paint: Paint): string[] {
  const rank = rankWords(gap).padStart(4);
  const interval = gap.rankFrom === gap.rankTo ? '' : ` (rank ${intervalWords(gap)})`;
  const head = `${cleanText(gap.tag)}: ${contactsWords(gap.contacts)}, ${shareWords(gap.share)}${interval}`;
  const details = [
    `${bars(weeklyOf(gap, weeks))}  ${changeWords(gap)}${gap.labels.length > 0 ? `; ${gap.labels.join('; ')}` : ''}`,
    ...(gap.cause === 'not-known' ? [] : [articleWords(gap), `${causeNames[gap.cause]}. ${gap.action}`]),
    ...gap.searches.map(
      ({ query, count, why }) =>
        `search "${query}": ${why}${weight(count) > 0 ? `, ${countWords(count)} times` : ''}`,
    ),
    [
      ...serviceFacts(gap.service).map(([name, value]) => `${name.toLowerCase()} ${value}`),
      channelWords(gap.channels),
    ]
      .filter((text) => text !== '–')
      .join('; '),
  ].filter((text) => text !== '');
  return [
    `${rank}  ${paint.bold(head)}`,
    ...details.flatMap((text) => indented(cleanText(text), width, '      ', '        ')),
  ];
}

const blocks = ' ▁▂▃▄▅▆▇█';

/** Weeks as block characters, the highest one full. */
function bars(cells: readonly Cell[]): string {
  const weeks = cells.map(weight);
  const highest = Math.max(1, ...weeks);
  return weeks
    .map((count) => blocks.charAt(count === 0 ? 0 : Math.max(1, Math.round((count / highest) * 8))))
    .join('');
}

function changed(report: GapReport, labels: readonly Gap['change']['label'][]): string[] {
  return report.gaps
    .filter((gap) => labels.includes(gap.change.label))
    .slice(0, 20)
    .map((gap) => `${gap.tag}: ${contactsWords(gap.contacts)}, ${changeWords(gap)}`);
}

function notHelping(report: GapReport): string[] {
  return report.gaps
    .filter((gap) => gap.cause === 'not-working')
    .slice(0, 20)
    .map((gap) => `${gap.tag}: ${gap.action}`);
}

function constantsLine({ method }: GapReport): string {
  const all = Object.entries(method.constants).map(([name, value]) => `${name} ${value}`);
  return `Constants (gaps: constants in kb.config.yml changes them): ${all.join(', ')}.`;
}

function columnLines(report: GapReport): string[] {
  return report.files.flatMap((file) => [
    `${file.name}: read ${file.columnsRead.map(({ column, as }) => `${column} (${as})`).join(', ')}`,
    `${file.name}: not read ${file.columnsIgnored.length === 0 ? 'nothing' : shortList(file.columnsIgnored)}`,
  ]);
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 40).join(', ');
  return names.length > 40 ? `${shown} and ${names.length - 40} more` : shown;
}

/** The most contacted articles for a terminal. */
export function renderPopularText(popular: {
  readonly from: string;
  readonly to: string;
  readonly articles: readonly { readonly path: string; readonly title: string; readonly contacts: number }[];
}): string {
  if (popular.articles.length === 0)
    return 'No published article declares a tag that contacts of this period have.\n';
  const rows = popular.articles.map(({ path, title, contacts }, i) => [
    `${i + 1}`,
    countWords(Math.round(contacts)),
    title,
    path,
  ]);
  return `Articles by contacts, ${popular.from} to ${popular.to}\n\n${textTable(rows, [0, 1])}`;
}
