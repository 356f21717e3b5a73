import type { Cell, Figure, Gap, GapReport, Service, Times } from '../model/gap-report.ts';

/**
 * The report as it may be passed on: counts from 1 to below `minCell` are written `<5`, and figures from which such a count could
 * be worked out are left out. `minCell` 1 or less changes nothing.
 */
export function suppressSmall(report: GapReport, minCell: number): GapReport {
  if (minCell <= 1) return report;
  const small = new Suppressor(minCell);
  return {
    ...report,
    contacts: report.contacts === null ? null : small.cell(report.contacts),
    contactsBefore: report.contactsBefore === null ? null : small.cell(report.contactsBefore),
    untagged: small.cell(report.untagged),
    untaggedShare: small.isSmall(report.untagged) ? null : report.untaggedShare,
    service: small.service(report.service),
    gaps: report.gaps.map((gap) => small.gap(gap)),
    ignored: report.ignored.map((tag) => ({ ...tag, contacts: small.cell(tag.contacts) })),
    weeks: report.weeks.map((week) => ({
      ...week,
      contacts: week.contacts === null ? null : small.cell(week.contacts),
      untagged: small.cell(week.untagged),
      channels: small.channels(week.channels),
    })),
    channels: small.channels(report.channels),
    closed: report.closed.map((gap) => ({
      ...gap,
      before: small.cell(gap.before),
      now: small.cell(gap.now),
    })),
    duplicates: report.duplicates.map((pair) => ({
      ...pair,
      contacts: [small.cell(pair.contacts[0]), small.cell(pair.contacts[1])],
    })),
    together: report.together.map((pair) => ({ ...pair, contacts: small.cell(pair.contacts) })),
    otherSearches: small.searches(report.otherSearches),
    headline: small.headline(report),
  };
}

class Suppressor {
  readonly #minCell: number;

  constructor(minCell: number) {
    this.#minCell = minCell;
  }

  isSmall(cell: Cell): boolean {
    return typeof cell === 'string' || (cell > 0 && cell < this.#minCell);
  }

  cell(cell: Cell): Cell {
    return this.isSmall(cell) ? `<${this.#minCell}` : cell;
  }

  figure(figure: Figure): Figure {
    return { value: this.isSmall(figure.n) ? null : figure.value, n: this.cell(figure.n) };
  }

  times(times: Times): Times {
    if (!this.isSmall(times.n)) return times;
    return { mean: null, median: null, p90: null, n: this.cell(times.n) };
  }

  service(service: Service): Service {
    return {
      oneTouch: this.figure(service.oneTouch),
      firstResponse: this.times(service.firstResponse),
      resolution: this.times(service.resolution),
      stillOpen: this.cell(service.stillOpen),
      reopened: this.figure(service.reopened),
      satisfied: this.figure(service.satisfied),
      effort: this.figure(service.effort),
    };
  }

  /** Small channels become part of "other", together with the next larger one where a single one could be worked out. */
  channels(channels: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
    const entries = Object.entries(channels).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    const bySize = [...entries].sort((a, b) => a[1] - b[1]);
    let folded = bySize.filter(([, count]) => this.isSmall(count)).length;
    if (folded === 0) return channels;
    if (folded === 1) folded = Math.min(2, bySize.length);
    const gone = new Set(bySize.slice(0, folded).map(([channel]) => channel));
    const sum = bySize.slice(0, folded).reduce((total, [, count]) => total + count, 0);
    const kept = entries.filter(([channel]) => !gone.has(channel) && channel !== 'other');
    const other = entries.find(([channel]) => channel === 'other' && !gone.has(channel))?.[1] ?? 0;
    return Object.fromEntries([...kept, ['other', this.cell(sum + other)]]);
  }

  searches(searches: Gap['searches']): Gap['searches'] {
    return searches.map((search) => ({ ...search, count: this.cell(search.count) }));
  }

  gap(gap: Gap): Gap {
    const isSmall = this.isSmall(gap.contacts);
    const isCompared = !isSmall && !this.isSmall(gap.change.before);
    return {
      ...gap,
      contacts: this.cell(gap.contacts),
      score: isSmall ? null : gap.score,
      share: isSmall ? null : gap.share,
      factors: {
        ...gap.factors,
        volume: isSmall ? null : gap.factors.volume,
        growth: isCompared ? gap.factors.growth : 1,
      },
      lastYear: gap.lastYear === null ? null : this.cell(gap.lastYear),
      weekly: gap.weekly.map((count) => this.cell(count)),
      rolling: gap.rolling.map((mean, week) => (this.#hides(gap, week) ? null : mean)),
      change: {
        ...gap.change,
        before: this.cell(gap.change.before),
        relative: isCompared ? gap.change.relative : null,
        p: isCompared ? gap.change.p : null,
      },
      labels: isSmall ? [] : gap.labels,
      channels: this.channels(gap.channels),
      service: this.service(gap.service),
      articles: gap.articles.map((article) =>
        article.votes
          ? { ...article, votes: { yes: this.cell(article.votes.yes), no: this.cell(article.votes.no) } }
          : article,
      ),
      searches: this.searches(gap.searches),
    };
  }

  /** A mean of four weeks of which exactly one is hidden, or that are few together, gives the hidden one away. */
  #hides(gap: Gap, week: number): boolean {
    const weeks = gap.weekly.slice(Math.max(0, week - 3), week + 1);
    const hidden = weeks.filter((count) => this.isSmall(count)).length;
    return hidden === 1 || (hidden > 1 && this.isSmall(Math.round((gap.rolling[week] ?? 0) * 4)));
  }

  /** The headline names counts of the biggest gap. */
  headline(report: GapReport): string {
    const first = report.gaps[0];
    if (!first || !this.isSmall(first.contacts)) return report.headline;
    return report.headline.replace(/ with \d+ contacts?/, ` with ${this.cell(first.contacts)} contacts`);
  }
}
