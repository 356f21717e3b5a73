import { escapeHtml } from '../model/html.ts';

/** One part of a bar, one bar, or one column. `tone` is a class of the style sheet. */
export interface Part {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
}

export type Tone = 'good' | 'soon' | 'late' | 'changed' | 'unknown' | 'neutral';

interface Named {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, in a sentence or two. */
  readonly summary: string;
}

const width = 720;

/** Two decimals at most: the same bytes on every machine. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function frame({ id, title, summary }: Named, height: number, inside: string): string {
  return `<svg class="chart" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${width} ${height}"><title id="${id}-t">${escapeHtml(title)}</title><desc id="${id}-d">${escapeHtml(summary)}</desc>${inside}</svg>`;
}

function table(
  caption: string,
  header: readonly string[],
  rows: readonly { readonly cells: readonly (string | number)[]; readonly tone?: Tone }[],
): string {
  const head = header.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map(({ cells: [first, ...rest], tone }) => {
      const dot = tone === undefined ? '' : `<span class="dot ${tone}"></span>`;
      const numbers = rest.map((cell) => `<td class="num">${cell}</td>`).join('');
      return `<tr><th scope="row">${dot}${escapeHtml(String(first))}</th>${numbers}</tr>`;
    })
    .join('');
  return `<table class="small"><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The same for many rows: folded, since the picture shows it. */
function foldedTable(...[caption, header, rows]: Parameters<typeof table>): string {
  const label = escapeHtml(`${caption}: the numbers`);
  return `<details><summary>The numbers</summary><div class="scroll" role="region" aria-label="${label}" tabindex="0">${table(caption, header, rows)}</div></details>`;
}

/** One bar in parts, with its numbers as a table below. Parts of nothing are left out of the picture. */
export function stackedBar(named: Named, parts: readonly Part[], noun: string): string {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  let x = 0;
  const bars = parts
    .filter(({ value }) => value > 0)
    .map(({ label, value, tone }) => {
      const size = (value / total) * width;
      const text =
        size > 60
          ? `<text class="on" x="${number(x + size / 2)}" y="27" text-anchor="middle">${value}</text>`
          : '';
      const bar = `<rect class="${tone}" x="${number(x)}" y="2" width="${number(Math.max(1, size - 2))}" height="40"><title>${escapeHtml(label)}: ${value}</title></rect>${text}`;
      x += size;
      return bar;
    });
  const percent = (value: number) => (total === 0 ? '0 %' : `${Math.round((value / total) * 100)} %`);
  const rows = parts.map(({ label, value, tone }) => ({ cells: [label, value, percent(value)], tone }));
  return frame(named, 44, bars.join('')) + table(named.title, ['kind', noun, 'share'], rows);
}

/** Columns over time. `header` names the columns of the table. */
export function columns(named: Named, parts: readonly Part[], header: readonly [string, string]): string {
  const most = Math.max(1, ...parts.map(({ value }) => value));
  const step = width / Math.max(1, parts.length);
  const bars = parts.map(({ label, value, tone }, index) => {
    const height = (value / most) * 130;
    const x = index * step;
    const middle = number(x + step / 2);
    return (
      `<rect class="${tone}" x="${number(x + 4)}" y="${number(150 - height)}" width="${number(step - 8)}" height="${number(height)}"><title>${escapeHtml(label)}: ${value}</title></rect>` +
      (value > 0
        ? `<text x="${middle}" y="${number(145 - height)}" text-anchor="middle">${value}</text>`
        : '') +
      `<text class="axis" x="${middle}" y="168" text-anchor="middle">${escapeHtml(label)}</text>`
    );
  });
  const line = `<line class="axis" x1="0" y1="150" x2="${width}" y2="150"/>`;
  return (
    frame(named, 176, bars.join('') + line) +
    foldedTable(
      named.title,
      header,
      parts.map(({ label, value }) => ({ cells: [label, value] })),
    )
  );
}

export interface Line {
  readonly label: string;
  readonly tone: Tone;
  readonly values: readonly number[];
}

/** Lines over time, one value for each of `days`; each line is named at its end, so that colour is not needed to tell them apart. */
export function lines(named: Named, days: readonly string[], all: readonly Line[]): string {
  const most = Math.max(1, ...all.flatMap(({ values }) => values));
  const right = width - 170;
  const x = (index: number) => number(days.length < 2 ? 0 : (index / (days.length - 1)) * right);
  const y = (value: number) => number(150 - (value / most) * 130);
  const labelled = [...all]
    .map((line) => ({ line, at: Number(y(line.values.at(-1) ?? 0)) }))
    .sort((a, b) => a.at - b.at);
  let lowest = Number.NEGATIVE_INFINITY;
  const drawn = labelled.map(({ line, at }) => {
    lowest = Math.max(at, lowest + 16);
    const points = line.values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
    return (
      `<polyline class="${line.tone}" points="${points}"/>` +
      `<text x="${right + 8}" y="${number(lowest + 4)}">${escapeHtml(line.label)}: ${line.values.at(-1) ?? 0}</text>`
    );
  });
  const axis = `<line class="axis" x1="0" y1="150" x2="${right}" y2="150"/><text class="axis" x="0" y="168">${escapeHtml(days[0] ?? '')}</text><text class="axis" x="${right}" y="168" text-anchor="end">${escapeHtml(days.at(-1) ?? '')}</text>`;
  return (
    frame(named, Math.max(176, Math.ceil(lowest) + 20), drawn.join('') + axis) +
    foldedTable(
      named.title,
      ['day', ...all.map(({ label }) => label)],
      days.map((day, index) => ({ cells: [day, ...all.map(({ values }) => values[index] ?? 0)] })),
    )
  );
}
