import type { Day } from '../model/day.ts';
import type { Change, FailedSearch, GapCause } from '../model/gap-report.ts';
import type { Coverage, HelpArticle } from './coverage.ts';

/** Why people still contact us about a topic, and what to do next. */
export interface Verdict {
  readonly cause: GapCause;
  readonly action: string;
}

/**
 * The cause of a gap, the first that holds: no article (missing), an article that nobody vouches for (stale), one that its
 * readers do not find (unfindable), one that is fresh and found while votes are poor or contacts do not fall (not working). An
 * article that was reviewed inside of the window, and topics with too few contacts to compare, are given time.
 */
export function judge(
  topic: string,
  coverage: Coverage,
  change: Change,
  searches: readonly FailedSearch[],
  windowFrom: Day,
): Verdict {
  const best = coverage.articles[0];
  switch (coverage.state) {
    case 'not-known':
      return {
        cause: 'not-known',
        action: 'Run kb gaps in the folder of the help center to see which article answers this.',
      };
    case 'none':
      return { cause: 'missing', action: missing(topic, coverage) };
    case 'suggested':
      return { cause: 'missing', action: suggested(topic, coverage) };
    case 'stale':
      return {
        cause: 'stale',
        action: `Review ${best?.path} (${best?.review}): kb review ${quote(best?.path ?? '')}`,
      };
    default:
      break;
  }
  if (searches.length > 0) {
    return { cause: 'unfindable', action: `Make ${best?.path} findable: ${phrasesOf(searches)}` };
  }
  if (coverage.state === 'unhelpful') {
    return { cause: 'not-working', action: `Rewrite ${best?.path}: few of its readers found it helpful.` };
  }
  const waiting = reasonToWait(best, change, windowFrom);
  if (waiting) return { cause: 'none', action: `Nothing to do: ${best?.path} is fresh, ${waiting}.` };
  return {
    cause: 'not-working',
    action: `Read recent contacts beside ${best?.path}: it is fresh and found, and contacts do not fall.`,
  };
}

/** Why a fresh article that is found cannot be blamed. */
function reasonToWait(best: HelpArticle | undefined, change: Change, windowFrom: Day): string | undefined {
  if (change.label === 'falling') return 'and contacts are falling';
  if (best?.reviewed !== undefined && best.reviewed >= windowFrom) {
    return `reviewed on ${best.reviewed}; the next report shows whether contacts fall`;
  }
  if (change.label === 'too-few' || change.label === 'new') return 'and contacts are too few to say more';
  return change.label === 'no-comparison' ? 'and there is nothing to compare with' : undefined;
}

function missing(topic: string, { drafts }: Coverage): string {
  const draft = drafts[0];
  if (draft) return `Publish the draft ${draft.path}.`;
  return `Write the article: kb new --from-gap ${quote(topic)}`;
}

function suggested(topic: string, coverage: Coverage): string {
  const path = coverage.suggestion?.path ?? '';
  if (coverage.drafts[0]) return missing(topic, coverage);
  return `Does ${path} answer it? Then add ${quote(topic)} to its contact_tags. If not: kb new --from-gap ${quote(topic)}`;
}

function phrasesOf(searches: readonly FailedSearch[]): string {
  const queries = [...new Set(searches.map((search) => search.query))].slice(0, 3);
  return `add what customers type to its phrases: ${queries.map((query) => `"${query}"`).join(', ')}`;
}

/** An operand for a shell: as it is when harmless, else in single quotes. */
function quote(text: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_./@:+-]*$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
