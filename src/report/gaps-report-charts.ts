import type { Cell, Gap, GapReport, ReportWeek } from '../model/gap-report.ts';
import { escapeHtml } from '../model/html.ts';
import { htmlTable } from './gaps-report-tables.ts';
import { countWords, lastWeeks, shareWords, topGaps, weeklyOf, weight } from './gaps-report-words.ts';

/** Places on a drawing, with one decimal. */
function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

interface Chart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: string;
  readonly table: string;
}

/** A drawing with its title, a sentence on what it shows, and its numbers as a table. */
function figure(chart: Chart): string {
  const { id, title, description, width, height, drawing, table } = chart;
  return `<figure>
<h3 id="${id}">${escapeHtml(title)}</h3>
<p id="${id}-text">${escapeHtml(description)}</p>
<svg viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-desc">${escapeHtml(description)}</desc>
${drawing}
</svg>
<details><summary>Numbers of this chart: ${escapeHtml(title)}</summary>
${table}
</details>
</figure>`;
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${at(x)}" y="${at(y)}"${attributes}>${escapeHtml(content)}</text>`;
}

function cut(words: string, most: number): string {
  const letters = Array.from(words);
  return letters.length <= most ? words : `${letters.slice(0, most - 1).join('')}…`;
}

/** Contacts of the first gaps as bars, and how much of all contacts they add up to as a line. */
export function paretoChart(report: GapReport): string {
  const gaps = [...topGaps(report)].sort((a, b) => weight(b.contacts) - weight(a.contacts));
  const rowHeight = 30;
  const left = 190;
  const scale = 380;
  const highest = Math.max(1, ...gaps.map((gap) => weight(gap.contacts)));
  let sum = 0;
  const rows = gaps.map((gap, i) => {
    sum += gap.share ?? 0;
    return { gap, cumulative: sum, y: 24 + i * rowHeight };
  });
  const bars = rows.map(({ gap, cumulative, y }) => {
    const length = (weight(gap.contacts) / highest) * scale;
    return `${text(left - 8, y + 14, cut(gap.tag, 26), ' text-anchor="end"')}
<rect class="bar" x="${left}" y="${at(y)}" width="${at(length)}" height="18"/>
${text(left + scale + 16, y + 14, `${countWords(gap.contacts)}; ${shareWords(cumulative)} together`)}`;
  });
  const points = rows.map(({ cumulative, y }) => [left + cumulative * scale, y + 9] as const);
  const line = `<polyline class="line" points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}"/>
${points.map(([x, y]) => `<circle class="dot" cx="${at(x)}" cy="${at(y)}" r="4"/>`).join('\n')}`;
  const last = rows.at(-1)?.cumulative ?? 0;
  return figure({
    id: 'pareto',
    title: 'Where most contacts come from',
    description: `Bars: contacts of each topic. Line with dots: share of all contacts, added up from the top; the ${rows.length} topics shown make ${shareWords(last)}.`,
    width: left + scale + 170,
    height: 30 + rows.length * rowHeight,
    drawing: [...bars, line].join('\n'),
    table: htmlTable(
      'Contacts by topic, and their share added up',
      ['Topic', 'Contacts', 'Share', 'Added up'],
      rows.map(({ gap, cumulative }) => [
        gap.tag,
        countWords(gap.contacts),
        shareWords(gap.share),
        shareWords(cumulative),
      ]),
    ),
  });
}

/** Weekly bars, aligned to the bottom, the highest one as high as the drawing. */
function weekBars(cells: readonly Cell[], x: number, y: number, width: number, height: number): string {
  const highest = Math.max(1, ...cells.map(weight));
  const step = width / Math.max(1, cells.length);
  return cells
    .map((cell, i) => {
      const high = (weight(cell) / highest) * height;
      const hidden = typeof cell === 'string' ? ' hidden-count' : '';
      return `<rect class="bar${hidden}" x="${at(x + i * step)}" y="${at(y + height - high)}" width="${at(step * 0.75)}" height="${at(high)}"/>`;
    })
    .join('');
}

/** The last twelve weeks of a topic, small, for a table cell. */
export function sparkline(gap: Gap, report: GapReport): string {
  const weeks = weeklyOf(gap, lastWeeks(report));
  const label = `Contacts in the last ${weeks.length} weeks: ${weeks.map(countWords).join(', ')}`;
  return `<svg class="spark" viewBox="0 0 120 28" width="120" height="28" role="img" aria-label="${escapeHtml(label)}">${weekBars(weeks, 0, 1, 120, 26)}</svg> <span class="nowrap">last: ${escapeHtml(countWords(weeks.at(-1) ?? 0))}</span>`;
}

/** The first nine gaps, week by week, with the mean of four weeks as a line. */
export function smallMultiples(report: GapReport): string {
  const gaps = topGaps(report).slice(0, 9);
  const places = lastWeeks(report);
  const weeks = places.map((week) => report.weeks[week] as ReportWeek);
  const [width, height, columns] = [230, 120, 3];
  const panels = gaps.map((gap, i) => {
    const x = (i % columns) * (width + 20);
    const y = Math.floor(i / columns) * (height + 20);
    const cells = weeklyOf(gap, places);
    const highest = Math.max(1, ...cells.map(weight));
    const step = width / Math.max(1, cells.length);
    const means = places
      .map((place) => gap.rolling[place] ?? null)
      .flatMap((mean, week) =>
        mean === null
          ? []
          : [`${at(x + (week + 0.37) * step)},${at(y + 30 + 70 - (Math.min(mean, highest) / highest) * 70)}`],
      );
    const line = means.length > 1 ? `<polyline class="line" points="${means.join(' ')}"/>` : '';
    return `${text(x, y + 14, cut(gap.tag, 24), ' class="strong"')}
${weekBars(cells, x, y + 30, width, 70)}${line}
${text(x, y + 114, `highest ${countWords(highestOf(cells))}, last ${countWords(cells.at(-1) ?? 0)}`)}`;
  });
  return figure({
    id: 'weeks',
    title: 'The first gaps, week by week',
    description: `One panel for each topic: bars are contacts of the last ${weeks.length} calendar weeks, the line is the mean of four whole weeks. Every panel has its own scale.`,
    width: columns * (width + 20) - 20,
    height: Math.max(1, Math.ceil(gaps.length / columns)) * (height + 20),
    drawing: panels.join('\n'),
    table: htmlTable(
      'Contacts by topic and week; weeks are named by their Monday',
      [
        'Topic',
        ...weeks.map(
          (week) => week.from + (week.partial ? ' (partial)' : week.incident ? ' (incident)' : ''),
        ),
      ],
      gaps.map((gap) => [gap.tag, ...weeklyOf(gap, places).map(countWords)]),
    ),
  });
}

function highestOf(cells: readonly Cell[]): Cell {
  return cells.reduce((a, b) => (weight(b) > weight(a) ? b : a), 0);
}

const patternCount = 4;

/** Contacts of each week, stacked by channel. Channels differ in hatching, not only in colour. */
export function channelChart(report: GapReport): string {
  const weeks = lastWeeks(report).map((week) => report.weeks[week] as ReportWeek);
  const names = [...new Set(weeks.flatMap((week) => Object.keys(week.channels)))].sort();
  if (names.length === 0) return '';
  const [left, top, width, height] = [10, 40 + Math.ceil(names.length / 4) * 22, 700, 200];
  const totals = weeks.map((week) =>
    Object.values(week.channels).reduce<number>((sum, cell) => sum + weight(cell), 0),
  );
  const highest = Math.max(1, ...totals);
  const step = width / Math.max(1, weeks.length);
  const legend = names.map((name, i) => {
    const [x, y] = [left + (i % 4) * 170, 8 + Math.floor(i / 4) * 22];
    return `<rect class="edge c${i % 8}" x="${at(x)}" y="${at(y)}" width="18" height="14"/>
<rect class="edge" fill="url(#hatch${i % patternCount})" x="${at(x)}" y="${at(y)}" width="18" height="14"/>
${text(x + 26, y + 12, name)}`;
  });
  const bars = weeks.map((week, w) => {
    let base = top + height;
    const parts = names.map((name, i) => {
      const high = (weight(week.channels[name] ?? 0) / highest) * height;
      base -= high;
      const box = `x="${at(left + w * step)}" y="${at(base)}" width="${at(step * 0.7)}" height="${at(high)}"`;
      return high === 0
        ? ''
        : `<rect class="edge c${i % 8}" ${box}/><rect class="edge" fill="url(#hatch${i % patternCount})" ${box}/>`;
    });
    const label = week.contacts === null ? '' : text(left + w * step, base - 5, countWords(week.contacts));
    return `${parts.join('')}${label}${text(left + w * step, top + height + 16, week.from.slice(5))}`;
  });
  return figure({
    id: 'channels',
    title: 'Contacts by channel and week',
    description: `Each column is a calendar week, named by its Monday; its parts are the channels ${names.join(', ')}. Counts that are hidden are drawn as half of the smallest shown.`,
    width: left + width,
    height: top + height + 26,
    drawing: [hatches, ...legend, ...bars].join('\n'),
    table: htmlTable(
      'Contacts by week and channel',
      ['Week from', ...names, 'All', 'Without a tag'],
      weeks.map((week) => [
        week.from,
        ...names.map((name) => countWords(week.channels[name] ?? 0)),
        countWords(week.contacts),
        countWords(week.untagged),
      ]),
    ),
  });
}

const hatches = `<defs>
<pattern id="hatch0" width="6" height="6" patternUnits="userSpaceOnUse"></pattern>
<pattern id="hatch1" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d="M0 6 6 0"/></pattern>
<pattern id="hatch2" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d="M0 3H6"/></pattern>
<pattern id="hatch3" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d="M3 0V6M0 3H6"/></pattern>
</defs>`;
