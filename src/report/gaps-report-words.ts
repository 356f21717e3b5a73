import type { Cell, Figure, Gap, GapReport, Service, Times } from '../model/gap-report.ts';

/** `1,204`; `<5` as it is; `not known` for null. */
export function countWords(cell: Cell | null): string {
  if (cell === null) return 'not known';
  return typeof cell === 'string'
    ? cell
    : new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(cell);
}

/** `1 contact`, `40 contacts`. */
export function contactsWords(cell: Cell): string {
  return `${countWords(cell)} ${cell === 1 ? 'contact' : 'contacts'}`;
}

/** `14 %`; a dash for null. */
export function shareWords(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

/** `82 % (n 40)`. */
export function figureWords({ value, n }: Figure): string {
  return value === null ? '–' : `${shareWords(value)} (n ${countWords(n)})`;
}

/** `3.4 (n 40)`. */
export function meanWords({ value, n }: Figure): string {
  return value === null ? '–' : `${Math.round(value * 10) / 10} (n ${countWords(n)})`;
}

/** `42 min`, `3.5 h`, `2.1 d`. */
export function minutesWords(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  if (minutes < 2 * 1440) return `${Math.round(minutes / 6) / 10} h`;
  return `${Math.round(minutes / 144) / 10} d`;
}

/** `median 42 min, 90 % within 3.5 h (n 40)`; the mean where single times are not known. */
export function timesWords({ mean, median, p90, n }: Times): string {
  if (mean === null) return '–';
  if (median === null || p90 === null) return `mean ${minutesWords(mean)} (n ${countWords(n)})`;
  return `median ${minutesWords(median)}, 90 % within ${minutesWords(p90)} (n ${countWords(n)})`;
}

/** `3`, `=3` when tied, with the interval when it is more than one place. */
export function rankWords(gap: Gap): string {
  return `${gap.tied ? '=' : ''}${gap.rank}`;
}

export function intervalWords(gap: Gap): string {
  return gap.rankFrom === gap.rankTo ? `${gap.rankFrom}` : `${gap.rankFrom} to ${gap.rankTo}`;
}

const changeNames: Readonly<Record<Gap['change']['label'], string>> = {
  rising: 'rising',
  falling: 'falling',
  watch: 'watch: perhaps rising',
  steady: 'no clear change',
  new: 'new',
  'too-few': 'too few to say',
  'no-comparison': 'nothing to compare with',
};

/** `rising: 40 before, +60 %`. */
export function changeWords({ change }: Gap): string {
  const name = changeNames[change.label];
  if (change.label === 'no-comparison' || change.label === 'new') return name;
  const relative = change.relative === null ? '' : `, ${signed(change.relative)}`;
  return `${name} (${countWords(change.before)} before${relative})`;
}

function signed(relative: number): string {
  const percent = Math.round(relative * 100);
  return percent < 0 ? `−${-percent} %` : `+${percent} %`;
}

const stateNames: Readonly<Record<Gap['state'], string>> = {
  none: 'no article',
  suggested: 'no article; one suggested, confirm',
  stale: 'article due for review',
  unhelpful: 'article helps few',
  fresh: 'article fresh',
  'not-known': 'not known',
};

/** What is known about a topic's article, with its path. */
export function articleWords(gap: Gap): string {
  const article = gap.articles[0];
  if (article) {
    const votes = article.votes
      ? `, helpful ${countWords(article.votes.yes)} of ${votesOf(article.votes)}`
      : '';
    const more = gap.articles.length > 1 ? ` and ${gap.articles.length - 1} more` : '';
    return `${stateNames[gap.state]}: ${article.path}${more} (${article.review}${votes})`;
  }
  if (!gap.suggestion) return stateNames[gap.state];
  const { path, probability } = gap.suggestion;
  const chance = probability === null ? 'chance not known' : `chance ${Math.round(probability * 100)} %`;
  return `${stateNames.suggested}: ${path} (${chance})`;
}

function votesOf({ yes, no }: { yes: Cell; no: Cell }): string {
  return typeof yes === 'number' && typeof no === 'number' ? countWords(yes + no) : 'few';
}

export const causeNames: Readonly<Record<Gap['cause'], string>> = {
  missing: 'Missing',
  stale: 'Stale',
  unfindable: 'Unfindable',
  'not-working': 'Not working',
  none: 'No gap now',
  'not-known': 'Not known',
};

/** `email 40, chat 12`. */
export function channelWords(channels: Gap['channels']): string {
  const entries = Object.entries(channels);
  if (entries.length === 0) return '–';
  return entries
    .sort((a, b) => weight(b[1]) - weight(a[1]))
    .map(([channel, count]) => `${channel} ${countWords(count)}`)
    .join(', ');
}

/** A number to sort and draw by: hidden counts are taken for half of the smallest cell. */
export function weight(cell: Cell): number {
  return typeof cell === 'number' ? cell : Number(cell.slice(1)) / 2;
}

/** The gaps that head the report. */
export function topGaps(report: GapReport): readonly Gap[] {
  return report.gaps.slice(0, report.top);
}

/** Places of the last twelve whole weeks in `GapReport.weeks`; of all weeks where there are not two whole ones. */
export function lastWeeks(report: GapReport): readonly number[] {
  const all = report.weeks.map((_, week) => week);
  const whole = all.filter((week) => report.weeks[week]?.partial === false);
  return (whole.length > 1 ? whole : all).slice(-12);
}

/** Contacts of a topic in some weeks. */
export function weeklyOf(gap: Gap, weeks: readonly number[]): readonly Cell[] {
  return weeks.map((week) => gap.weekly[week] ?? 0);
}

/** Facts about the whole window, as name and value. */
export function summaryFacts(report: GapReport): [name: string, value: string][] {
  const { window, before, lastYear, data, service } = report;
  const facts: [string, string][] = [
    ['Window', `${window.from} to ${window.to}`],
    [
      'Compared with',
      before ? `${before.from} to ${before.to}` : 'nothing: the export does not reach back far enough',
    ],
    ...(lastYear ? [['Last year', `${lastYear.from} to ${lastYear.to}`] as [string, string]] : []),
    ['All data', `${data.from} to ${data.to}, by ${report.grain}`],
    ['Contacts', `${countWords(report.contacts)} (${countWords(report.contactsBefore)} before)`],
    ['Without a tag', `${countWords(report.untagged)} (${shareWords(report.untaggedShare)})`],
    ['Channels', channelWords(report.channels)],
    ...serviceFacts(service),
  ];
  if (report.deflection) {
    const { low, high, contacts } = report.deflection;
    facts.push([
      'If articles answered the first gaps',
      `${contacts[0]} to ${contacts[1]} contacts fewer, on your assumption that ${shareWords(low)} to ${shareWords(high)} would then not ask`,
    ]);
  }
  return facts;
}

/** Figures of the service that are known, as name and value. */
export function serviceFacts(service: Service): [name: string, value: string][] {
  const facts: [string, string][] = [
    ['One-touch share', figureWords(service.oneTouch)],
    ['First response', timesWords(service.firstResponse)],
    ['Resolution', timesWords(service.resolution)],
    ['Reopened', figureWords(service.reopened)],
    ['Satisfied', figureWords(service.satisfied)],
    ['Effort score', meanWords(service.effort)],
  ];
  const known = facts.filter(([, value]) => value !== '–');
  const open = service.stillOpen;
  return open === 0 ? known : [...known, ['Still open', countWords(open)]];
}

/** `12 rows skipped in tickets.csv: no creation date (first: record 7)`. */
export function skipWords(report: GapReport): string[] {
  return report.files.flatMap((file) =>
    file.skipped.map(
      ({ why, count, firstRecord }) =>
        `${file.name}: ${countWords(count)} ${count === 1 ? 'record' : 'records'} skipped: ${why} (first: record ${firstRecord})`,
    ),
  );
}

/** What the method section says about significance and intervals, as sentences. */
export function methodSentences(report: GapReport): string[] {
  const { method, top } = report;
  const detectable = method.detectable.map(({ before, now }) => `${before} to ${now}`).join(', ');
  return [
    'score = V x E x G x L. V: contacts of the window, each divided among its topics. E: cube root of resolution time, reopened share and bad satisfaction, each relative to all contacts, mixed with 20 prior contacts and kept between 0.5 and 2. G: square root of (contacts now + 10) / (contacts before + 10), kept between 0.75 and 1.5. L: what the article lacks, 1 for none.',
    `Ranks: 80 % intervals from ${method.draws} draws with the fixed seed ${method.seed}. "=" marks topics that cannot be told apart. The first ${top} head the report.`,
    `Rising and falling: quasi-Poisson comparison with the weeks before; ${method.topicsTested} topics tested, dispersion ${method.dispersion}; Benjamini-Hochberg at ${Math.round((method.constants.false_discovery_rate ?? 0) * 100)} %. "Watch": p below ${method.constants.watch_p} and at least ${method.constants.watch_contacts} contacts more, by itself.`,
    `Smallest rise that this data could have shown in four cases of five: from ${detectable} contacts.`,
    method.calibrated
      ? `Suggested articles: chance calibrated on ${method.mappedTopics} mapped topics.`
      : `Suggested articles: ${method.mappedTopics} topics are mapped; 30 are needed to say how likely a suggestion is right.`,
  ];
}
