import { escapeHtml } from '../model/html.ts';
import type { ReviewState } from '../model/site.ts';
import type { OwnerLoad } from './owner-load.ts';
import { countOf } from './plural.ts';
import { reasonInWords } from './review-queue.ts';
import { columns, lines, type Part, stackedBar, type Tone } from './svg-charts.ts';
import { mostPoints, type ScoreRow, type TeamReport } from './team-report.ts';
import { teamReportStyle } from './team-report-style.ts';

const stateNames: Readonly<Record<ReviewState, readonly [name: string, tone: Tone]>> = {
  current: ['in date', 'good'],
  exempt: ['exempt', 'neutral'],
  'due-soon': ['due soon', 'soon'],
  'changed-since-review': ['changed since review', 'changed'],
  overdue: ['overdue', 'late'],
  'never-reviewed': ['never reviewed', 'unknown'],
};
const stateOrder = Object.keys(stateNames) as ReviewState[];

/** Text from articles, safe in HTML and without signs that turn the writing direction. */
function text(value: string): string {
  return escapeHtml(value.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' '));
}

function section(id: string, title: string, inside: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${inside}</section>`;
}

function tile(name: string, value: string, note: string): string {
  return `<div><dt>${name}</dt><dd><b>${value}</b> ${note}</dd></div>`;
}

function share(count: number, total: number): string {
  return total === 0 ? '–' : `${Math.round((count / total) * 100)} %`;
}

function summary(report: TeamReport): string {
  const { articles, states, ownership, findings, inDate } = report;
  return `<dl class="tiles">${[
    tile('Articles', String(articles), ''),
    tile('Reviewed and in date', share(inDate, articles), `${inDate} of ${articles}`),
    tile(
      'With an owner',
      share(articles - ownership.none, articles),
      `${articles - ownership.none} of ${articles}`,
    ),
    tile('Overdue', String(states.overdue), ''),
    tile(
      'To mend',
      String(findings.errors),
      `${findings.errors === 1 ? 'error' : 'errors'}, ${countOf(findings.warnings, 'warning')}`,
    ),
  ].join('')}</dl>`;
}

function coverage({ states, ownership, articles }: TeamReport): string {
  const reviews = stateOrder.map((state): Part => {
    const [label, tone] = stateNames[state];
    return { label, tone, value: states[state] };
  });
  const owners: Part[] = [
    { label: 'named in the article', tone: 'good', value: ownership.article },
    { label: 'from its folder', tone: 'neutral', value: ownership.folder },
    { label: 'from the config', tone: 'changed', value: ownership.site },
    { label: 'nobody', tone: 'late', value: ownership.none },
  ];
  const words = (parts: readonly Part[]) =>
    `Of ${countOf(articles, 'article')}: ${parts.map(({ label, value }) => `${value} ${label}`).join(', ')}.`;
  return (
    stackedBar({ id: 'reviews', title: 'Reviews', summary: words(reviews) }, reviews, 'articles') +
    stackedBar({ id: 'ownership', title: 'Owners', summary: words(owners) }, owners, 'articles')
  );
}

function calendar({ calendar: weeks, today }: TeamReport): string {
  const parts = weeks.map(
    ({ from, due }): Part => ({
      label: from === undefined ? 'overdue' : from.slice(5),
      tone: from === undefined ? 'late' : 'neutral',
      value: due,
    }),
  );
  const busiest = [...weeks].filter(({ from }) => from !== undefined).sort((a, b) => b.due - a.due)[0];
  const ahead = busiest?.due
    ? `Busiest of the next ${weeks.length - 1} weeks: the one from ${busiest.from} with ${busiest.due}.`
    : `Nothing falls due in the next ${weeks.length - 1} weeks.`;
  const note = `${countOf(weeks[0]?.due ?? 0, 'review')} overdue on ${today}. ${ahead}`;
  return `<p>${note}</p>${columns({ id: 'calendar', title: 'Reviews due by week', summary: note }, parts, ['week from', 'due'])}`;
}

function headerRow(cells: readonly string[]): string {
  return `<thead><tr>${cells.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`;
}

function scroll(label: string, inside: string): string {
  return `<div class="scroll" role="region" aria-label="Table: ${label}" tabindex="0"><table>${inside}</table></div>`;
}

function ownerTable({ owners }: TeamReport): string {
  const most = Math.max(1, ...owners.map(({ articles }) => articles));
  const rows = owners.map((load: OwnerLoad) => {
    const name = load.id === '' ? 'nobody' : `${text(load.name)} <small>${text(load.id)}</small>`;
    const bar = `<svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="neutral" width="${Math.round((load.articles / most) * 100)}" height="10"/></svg>`;
    const left = load.left === undefined ? '' : ` <small>left ${load.left}</small>`;
    const counts = [load.articles, load.overdue, load.dueSoon, load.changed, load.neverReviewed];
    return `<tr><th scope="row">${name}${left}</th><td>${bar}</td>${counts.map((count) => `<td class="num">${count}</td>`).join('')}<td>${load.nextDue ?? '–'}</td></tr>`;
  });
  const header = [
    'Owner',
    '<span class="hidden">Share</span>',
    'Articles',
    'Overdue',
    'Due soon',
    'Changed',
    'Never reviewed',
    'Next due',
  ];
  return scroll('Load of each owner', `${headerRow(header)}<tbody>${rows.join('')}</tbody>`);
}

function riskTable({ risk, contacts }: TeamReport): string {
  if (risk.length === 0) return '<p>Nothing is late, changed or unreviewed.</p>';
  const intro = contacts
    ? `Days late x contacts from ${contacts.from} to ${contacts.to}: what is late and asked about comes first.`
    : 'By due day. With a contact export (--contacts), what customers ask about comes first.';
  const rows = risk.map(
    (item) =>
      `<tr><th scope="row">${text(item.title)} <small>${text(item.file)}</small></th><td>${text(reasonInWords(item))}</td>` +
      (contacts ? `<td class="num">${item.contacts ?? 0}</td><td class="num">${item.risk ?? 0}</td>` : '') +
      `<td>${text(item.owners.join(', ') || 'nobody')}</td></tr>`,
  );
  const header = ['Article', 'Why', ...(contacts ? ['Contacts', 'Risk'] : []), 'Owner'];
  return `<p>${intro}</p>${scroll('What to review first', `${headerRow(header)}<tbody>${rows.join('')}</tbody>`)}`;
}

function scoreTable({ scores, contacts }: TeamReport): string {
  const rows = scores.map((row: ScoreRow) => {
    const [state, tone] = stateNames[row.state];
    return (
      `<tr><th scope="row">${text(row.title)} <small>${text(row.file)}</small></th><td class="num">${row.points} of ${mostPoints}</td>` +
      `<td>${text(row.owners.join(', ') || 'nobody')}</td><td><span class="dot ${tone}"></span>${state}${row.changed && row.state !== 'changed-since-review' ? ', changed' : ''}</td>` +
      `<td>${row.due ?? '–'}</td><td class="num">${row.errors}</td><td class="num">${row.warnings}</td><td class="num">${row.infos}</td>` +
      (contacts ? `<td class="num">${row.contacts ?? 0}</td>` : '') +
      '</tr>'
    );
  });
  const header = [
    'Article',
    'Points',
    'Owner',
    'Review',
    'Due',
    'Errors',
    'Warnings',
    'Suggestions',
    ...(contacts ? ['Contacts'] : []),
  ];
  const intro =
    'One point each for: an owner; reviewed, in date and not changed since; no error; no warning; a direct answer. Fewest points first.';
  return `<p>${intro}</p>${scroll('Scorecard of every article', `${headerRow(header)}<tbody>${rows.join('')}</tbody>`)}`;
}

function trendOf({ trend }: TeamReport): string {
  if (trend.length < 2) {
    return '<p>This is the first report here. The next one in the same folder, or with --previous, shows how things go.</p>';
  }
  const first = trend[0];
  const last = trend.at(-1);
  const note = `From ${first?.day} to ${last?.day}: overdue ${first?.overdue} to ${last?.overdue}, never reviewed ${first?.neverReviewed} to ${last?.neverReviewed}, without owner ${first?.withoutOwner} to ${last?.withoutOwner}, errors ${first?.errors} to ${last?.errors}.`;
  const chart = lines(
    { id: 'trend', title: 'Trend', summary: note },
    trend.map(({ day }) => day),
    [
      { label: 'overdue', tone: 'late', values: trend.map(({ overdue }) => overdue) },
      { label: 'never reviewed', tone: 'unknown', values: trend.map(({ neverReviewed }) => neverReviewed) },
      { label: 'without owner', tone: 'changed', values: trend.map(({ withoutOwner }) => withoutOwner) },
      { label: 'errors', tone: 'neutral', values: trend.map(({ errors }) => errors) },
    ],
  );
  return `<p>${note}</p>${chart}`;
}

/** The team's report as one page that needs no other file. For the team only: it holds owners and review states. */
export function renderTeamReport(report: TeamReport): string {
  const title = `Team report: ${text(report.title)}`;
  const body = [
    `<h1>${title}</h1>`,
    `<p class="private">As of ${report.today}. For the team only: it names owners and what is out of date.</p>`,
    summary(report),
    section('coverage', 'Coverage', coverage(report)),
    section('due', 'Due calendar', calendar(report)),
    section('owners', 'Load of each owner', ownerTable(report)),
    section('risk-order', 'What to review first', riskTable(report)),
    section('trend-over-time', 'Trend', trendOf(report)),
    section('scorecard', 'Scorecard', scoreTable(report)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${teamReportStyle}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}
