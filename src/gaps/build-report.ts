import type { Gap, GapReport } from '../model/gap-report.ts';
import { judge } from './causes.ts';
import { type Changes, compareTopics, remarksOn } from './changes.ts';
import { closedSince } from './closed-gaps.ts';
import { CoverageFinder } from './coverage.ts';
import { dayOfNumber } from './day-numbers.ts';
import { headlineOf } from './headline.ts';
import { failedSearches, findingTrouble, joinSearches } from './join-searches.ts';
import { limitsOf } from './limits.ts';
import { pairedSignals } from './paired-signals.ts';
import { type Rank, rankDraws, rankSeed, rankTopics } from './ranks.ts';
import type { ReportParts } from './report-parts.ts';
import { rollingMean, weeksOf } from './report-weeks.ts';
import { effortOf, growthOf, type ScoreParts, scoreOf } from './score.ts';
import { round, serviceOf } from './service.ts';
import { smallestRise } from './statistics.ts';
import { nearDuplicates, oftenTogether } from './tag-hygiene.ts';
import { channelCounts, type TopicTally } from './tally.ts';
import { periodOf } from './windows.ts';

/** Topics below this place are counted and not described. */
const mostGaps = 1_000;
/** A topic that is gone from the window is still told when so many asked before. */
const goneFrom = 10;

interface Scored {
  readonly topic: TopicTally;
  readonly parts: ScoreParts;
  readonly score: number;
}

/** Puts a whole report together. Counts are exact: `suppressSmall` comes after. */
export function buildReport(parts: ReportParts): GapReport {
  const { tally, constants, ignored, center } = parts;
  const { windows } = tally;
  const topics = [...tally.topics.values()].filter(
    ({ tag, current, before }) => !ignored.has(tag) && (current.contacts > 0 || before.contacts >= goneFrom),
  );
  const names = topics.map((topic) => topic.tag);
  const coverage = new CoverageFinder(center, constants, names);
  const changes = compareTopics(tally, topics, constants);
  const scored = scoreTopics(topics, parts, coverage).slice(0, mostGaps);
  const ranks = rankTopics(
    scored.map(({ topic, score, parts: { growth } }) => ({
      score,
      growth,
      contacts: topic.current.contacts,
      before: windows.hasBefore ? topic.before.contacts : undefined,
    })),
    changes.dispersion,
    constants,
  );
  const searches = joinSearches(failedSearches(parts.searches), names);
  const describe = new GapWriter(parts, coverage, changes, searches.of);
  const gaps = scored.map((entry, i) => describe.gap(entry, ranks[i] as Rank));
  const all = tally.all.current;
  const byContacts = topics
    .map(({ tag, current }) => ({ tag, contacts: current.contacts }))
    .sort((a, b) => b.contacts - a.contacts || (a.tag < b.tag ? -1 : 1));
  const report: GapReport = {
    version: 1,
    headline: '',
    window: periodOf(windows.from, windows.to),
    before: windows.hasBefore ? periodOf(windows.beforeFrom, windows.beforeTo) : null,
    lastYear:
      windows.lastYearFrom === undefined
        ? null
        : periodOf(windows.lastYearFrom, windows.lastYearFrom + windows.to - windows.from),
    data: periodOf(windows.first, windows.to),
    grain: windows.grain,
    contacts: parts.knowsContacts ? Math.round(all.contacts) : null,
    contactsBefore: parts.knowsContacts && windows.hasBefore ? Math.round(tally.all.before.contacts) : null,
    untagged: tally.untagged.current.contacts,
    untaggedShare: all.contacts === 0 ? null : round(tally.untagged.current.contacts / all.contacts, 4),
    service: serviceOf(tally.all),
    files: parts.files,
    gaps,
    top: parts.top,
    rareTags: topics.filter((topic) => topic.current.contacts < parts.minCell).length,
    ignored: [...ignored].map(([tag, reason]) => ({
      tag,
      reason,
      contacts: tally.topics.get(tag)?.current.contacts ?? 0,
    })),
    weeks: weeksOf(tally, parts.knowsContacts),
    channels: channelCounts(tally.all),
    closed: closedSince(parts.previous, gaps),
    duplicates: nearDuplicates(byContacts),
    together: oftenTogether(tally.pairs, (tag) => tally.topics.get(tag)?.current.contacts ?? 0, all.contacts),
    otherSearches: searches.others,
    quality: parts.quality,
    deflection: deflectionOf(parts, gaps),
    method: {
      constants: { ...constants },
      dispersion: round(changes.dispersion, 3),
      topicsTested: changes.tested,
      detectable: [10, 30, 100].map((before) => ({ before, now: smallestRise(before, changes.dispersion) })),
      draws: rankDraws,
      seed: rankSeed,
      mappedTopics: coverage.mappedTopics,
      calibrated: coverage.isCalibrated,
      minCell: parts.minCell,
      limits: limitsOf(parts),
    },
  };
  return { ...report, headline: headlineOf(report) };
}

function scoreTopics(topics: readonly TopicTally[], parts: ReportParts, coverage: CoverageFinder): Scored[] {
  const { tally, constants } = parts;
  const scored = topics.map((topic) => {
    const scoreParts: ScoreParts = {
      volume: topic.current.weighted,
      effort: effortOf(topic.current, tally.all.current, constants),
      growth: growthOf(
        topic.current.contacts,
        tally.windows.hasBefore ? topic.before.contacts : undefined,
        constants,
      ),
      lack: coverage.of(topic.tag).lack,
    };
    return { topic, parts: scoreParts, score: scoreOf(scoreParts) };
  });
  return scored.sort((a, b) => b.score - a.score || (a.topic.tag < b.topic.tag ? -1 : 1));
}

class GapWriter {
  readonly #parts: ReportParts;
  readonly #coverage: CoverageFinder;
  readonly #changes: Changes;
  readonly #searchesOf: (topic: string) => Gap['searches'];

  constructor(
    parts: ReportParts,
    coverage: CoverageFinder,
    changes: Changes,
    searchesOf: (topic: string) => Gap['searches'],
  ) {
    this.#parts = parts;
    this.#coverage = coverage;
    this.#changes = changes;
    this.#searchesOf = searchesOf;
  }

  gap({ topic, parts: factors, score }: Scored, rank: Rank): Gap {
    const { tally, center, failedTests } = this.#parts;
    const { tag, current } = topic;
    const coverage = this.#coverage.of(tag);
    const change = this.#changes.of.get(tag) as Gap['change'];
    const searches = [...findingTrouble(tag, coverage, center, failedTests), ...this.#searchesOf(tag)];
    const all = tally.all.current.contacts;
    return {
      rank: rank.rank,
      tied: rank.tied,
      rankFrom: rank.from,
      rankTo: rank.to,
      tag,
      score: round(score, 2),
      factors: {
        volume: round(factors.volume, 3),
        effort: round(factors.effort, 3),
        growth: round(factors.growth, 3),
        lack: round(factors.lack, 3),
      },
      contacts: current.contacts,
      share: all === 0 ? null : round(current.weighted / all, 4),
      lastYear: tally.windows.lastYearFrom === undefined ? null : topic.lastYear,
      weekly: [...topic.weeks],
      rolling: rollingMean(topic, tally),
      change: {
        ...change,
        relative: change.relative === null ? null : round(change.relative, 4),
        p: change.p === null ? null : round(change.p, 6),
      },
      labels: [...remarksOn(topic, tally, change, this.#changes), ...pairedSignals(current, topic.before)],
      channels: channelCounts(topic),
      service: serviceOf(topic),
      state: coverage.state,
      articles: coverage.articles.map((article) => this.#coverage.describe(article)),
      ...(coverage.suggestion && { suggestion: coverage.suggestion }),
      ...judge(tag, coverage, change, searches, dayOfNumber(tally.windows.from)),
      searches,
    };
  }
}

/** Only when the operator states an assumption, and then as a range. */
function deflectionOf({ deflection, top }: ReportParts, gaps: readonly Gap[]): GapReport['deflection'] {
  if (!deflection) return null;
  const contacts = gaps
    .slice(0, top)
    .reduce((sum, gap) => sum + (gap.factors.volume ?? 0) * gap.factors.lack, 0);
  const { low, high } = deflection;
  return { low, high, contacts: [Math.floor(contacts * low), Math.ceil(contacts * high)] };
}
