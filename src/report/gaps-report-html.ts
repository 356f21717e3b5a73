import type { Gap, GapReport } from '../model/gap-report.ts';
import { escapeHtml } from '../model/html.ts';
import { channelChart, paretoChart, smallMultiples, sparkline } from './gaps-report-charts.ts';
import { reportStyle } from './gaps-report-style.ts';
import { htmlTable, type TableCell } from './gaps-report-tables.ts';
import {
  articleWords,
  causeNames,
  changeWords,
  channelWords,
  contactsWords,
  countWords,
  figureWords,
  intervalWords,
  meanWords,
  methodSentences,
  rankWords,
  shareWords,
  skipWords,
  summaryFacts,
  timesWords,
  topGaps,
} from './gaps-report-words.ts';

/** The report as one HTML file: no script, nothing loaded from elsewhere, readable on paper. */
export function renderGapsHtml(report: GapReport): string {
  const title = `Support gaps, ${report.window.from} to ${report.window.to}`;
  return htmlPage(
    title,
    [
      `<p class="headline"><bdi>${escapeHtml(report.headline)}</bdi></p>`,
      facts(summaryFacts(report)),
      ...(report.gaps.length === 0 ? [] : gapSections(report)),
      ...lists(report),
      ...appendix(report),
    ].join('\n'),
  );
}

/** A whole page around the body of a report. */
export function htmlPage(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>For the team only. Made by kb from exported contacts; it holds counts, never contacts.</p>
${body}
</main>
</body>
</html>
`;
}

/** Names and values as a description list. */
export function facts(entries: readonly (readonly [string, string])[]): string {
  const items = entries.map(
    ([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd></div>`,
  );
  return `<dl>\n${items.join('\n')}\n</dl>`;
}

/** A heading with a list; nothing when the list is empty. */
export function section(title: string, items: readonly string[], note = ''): string {
  if (items.length === 0) return '';
  const more = items.length > 50 ? `<li>and ${items.length - 50} more</li>` : '';
  const lines = items.slice(0, 50).map((item) => `<li><bdi>${escapeHtml(item)}</bdi></li>`);
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${note === '' ? '' : `<p>${escapeHtml(note)}</p>\n`}<ul>\n${lines.join('\n')}\n${more}</ul>\n</section>`;
}

function gapSections(report: GapReport): string[] {
  const top = topGaps(report);
  return [
    `<section>\n<h2>The first gaps, and what to do</h2>\n<p>Ordered by score, which weighs contacts, effort, growth and what the help center lacks. Ranks with "=" cannot be told apart. The interval holds the rank with 80 % confidence.</p>`,
    htmlTable(
      `The first ${top.length} gaps`,
      ['Topic', 'Rank', 'Contacts', 'Last 12 weeks', 'Change', 'Article', 'Next'],
      top.map((gap): TableCell[] => [
        gap.tag,
        `${rankWords(gap)} (${intervalWords(gap)})`,
        `${countWords(gap.contacts)} (${shareWords(gap.share)})`,
        { html: sparkline(gap, report) },
        [changeWords(gap), ...gap.labels].join('; '),
        articleWords(gap),
        { html: nextStep(gap) },
      ]),
    ),
    '</section>',
    `<section>\n<h2>Charts</h2>`,
    paretoChart(report),
    smallMultiples(report),
    channelChart(report),
    '</section>',
    `<section>\n<h2>Service by topic</h2>`,
    htmlTable(
      'Service of the first gaps, with the number of contacts behind each figure',
      [
        'Topic',
        'Channels',
        'One-touch',
        'First response',
        'Resolution',
        'Still open',
        'Reopened',
        'Satisfied',
        'Effort',
      ],
      top.map(({ tag, channels, service }) => [
        tag,
        channelWords(channels),
        figureWords(service.oneTouch),
        timesWords(service.firstResponse),
        timesWords(service.resolution),
        countWords(service.stillOpen),
        figureWords(service.reopened),
        figureWords(service.satisfied),
        meanWords(service.effort),
      ]),
    ),
    '</section>',
  ];
}

function nextStep(gap: Gap): string {
  const searches = gap.searches.map(
    ({ query, why }) => `<li>Search <q><bdi>${escapeHtml(query)}</bdi></q>: ${escapeHtml(why)}</li>`,
  );
  const list = searches.length > 0 ? `<ul>${searches.join('')}</ul>` : '';
  return `<div class="next"><strong>${escapeHtml(causeNames[gap.cause])}.</strong> <bdi>${withCommand(gap.action)}</bdi>${list}</div>`;
}

/** Escapes an action; the command at its end looks like one. */
function withCommand(action: string): string {
  const start = action.search(/\bkb (?:new|review) /);
  if (start === -1) return escapeHtml(action);
  return `${escapeHtml(action.slice(0, start))}<code>${escapeHtml(action.slice(start))}</code>`;
}

function lists(report: GapReport): string[] {
  const withLabel = (...labels: Gap['change']['label'][]): string[] =>
    report.gaps
      .filter((gap) => labels.includes(gap.change.label))
      .map((gap) => `${gap.tag}: ${contactsWords(gap.contacts)}, ${changeWords(gap)}`);
  return [
    section('Rising', withLabel('rising')),
    section('New', withLabel('new')),
    section(
      'To watch',
      withLabel('watch'),
      'Perhaps rising: each alone would be surprising, among so many topics it is not.',
    ),
    section('Falling', withLabel('falling')),
    section(
      'Articles that do not help',
      report.gaps.filter((gap) => gap.cause === 'not-working').map((gap) => `${gap.tag}: ${gap.action}`),
    ),
    section(
      'Closed since the earlier report',
      report.closed.map(
        ({ tag, why, before, now }) =>
          `${tag}: ${why} (${contactsWords(before)} then, ${countWords(now)} now)`,
      ),
    ),
    section(
      'Searches that failed and belong to no topic',
      report.otherSearches.map(({ query, count, why }) => `"${query}": ${countWords(count)} times, ${why}`),
    ),
    section(
      'No article problem',
      report.ignored.map(({ tag, reason, contacts }) => `${tag}: ${contactsWords(contacts)}; ${reason}`),
    ),
    section(
      'One tag or two?',
      report.duplicates.map(
        ({ tags, contacts, why }) =>
          `${tags[0]} (${countWords(contacts[0])}) and ${tags[1]} (${countWords(contacts[1])}): ${why}`,
      ),
      'Suggestions only. To count two tags as one, name them under gaps: aliases in kb.config.yml.',
    ),
    section(
      'Often together: one article?',
      report.together.map(
        ({ tags, contacts, lift }) =>
          `${tags[0]} and ${tags[1]}: ${contactsWords(contacts)}, ${lift} times as often as by chance`,
      ),
    ),
  ];
}

function appendix(report: GapReport): string[] {
  const { minCell } = report.method;
  const shown = report.gaps.filter((gap) => typeof gap.contacts === 'number' && gap.contacts >= minCell);
  return [
    section('Quality of the data', [
      ...report.quality.map(({ what, count }) => (count === null ? what : `${what}: ${countWords(count)}`)),
      ...skipWords(report),
    ]),
    `<section>\n<h2>All topics</h2>\n<p>${escapeHtml(`${report.rareTags} topics have fewer than ${minCell} contacts and are not listed here.`)}</p>`,
    htmlTable(
      'All topics, in the order of their score',
      ['Topic', 'Rank', 'Contacts', 'Share', 'Change', 'Score', 'V', 'E', 'G', 'L', 'Cause'],
      shown.map((gap) => [
        gap.tag,
        `${rankWords(gap)} (${intervalWords(gap)})`,
        countWords(gap.contacts),
        shareWords(gap.share),
        changeWords(gap),
        String(gap.score ?? '–'),
        String(gap.factors.volume ?? '–'),
        String(gap.factors.effort),
        String(gap.factors.growth),
        String(gap.factors.lack),
        causeNames[gap.cause],
      ]),
    ),
    '</section>',
    section('How this was found', methodSentences(report)),
    section('What it does not say', report.method.limits),
    `<section>\n<h2>Constants</h2>`,
    htmlTable(
      'Constants of the score; gaps: constants in kb.config.yml changes them',
      ['Constant', 'Value'],
      Object.entries(report.method.constants).map(([name, value]) => [name, String(value)]),
    ),
    '</section>',
    `<section>\n<h2>Files and columns</h2>`,
    ...report.files.map((file) => fileFacts(file)),
    '</section>',
  ];
}

function fileFacts(file: GapReport['files'][number]): string {
  const ignored = file.columnsIgnored.slice(0, 60).join(', ');
  return `<h3><bdi>${escapeHtml(file.name)}</bdi></h3>
${facts([
  ['Records', countWords(file.rows)],
  ...file.decisions.map(({ what, how }): [string, string] => [what, how]),
  ['Columns read', file.columnsRead.map(({ column, as }) => `${column} (${as})`).join(', ')],
  ['Columns not read', ignored === '' ? 'none' : ignored],
])}`;
}
