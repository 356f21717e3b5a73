import type { FoundArticle, HelpArticle, HelpCenter } from '../gaps/coverage.ts';
import type { FailedTest } from '../gaps/join-searches.ts';
import type { VoteCount } from '../gaps/small-tables.ts';
import type { Entry, Review, Site } from '../model/site.ts';

/** The help center as the gap report sees it. `search` is the site's own; undefined where there is none. */
export function helpCenterOf(
  site: Site,
  votes: readonly VoteCount[],
  search: ((query: string) => readonly FoundArticle[]) | undefined,
): HelpCenter {
  const byArticle = votesByPath(site, votes);
  return { articles: site.entries.map((entry) => articleOf(entry, byArticle.get(entry.path))), search };
}

function articleOf(entry: Entry, votes: HelpArticle['votes']): HelpArticle {
  const { article, review, visibility } = entry;
  const isPublic = visibility === 'listed' || visibility === 'unlisted';
  return {
    path: entry.path,
    title: article.title,
    contactTags: article.meta.contactTags ?? [],
    seenBy: isPublic
      ? 'customers'
      : visibility === 'draft' || visibility === 'scheduled'
        ? 'draft'
        : 'nobody',
    isStale: review.state === 'overdue' || review.state === 'never-reviewed',
    review: reviewWords(review),
    reviewed: article.meta.reviewed,
    votes,
  };
}

function reviewWords({ state, due }: Review): string {
  switch (state) {
    case 'overdue':
      return `review was due ${due}`;
    case 'never-reviewed':
      return 'never reviewed';
    case 'changed-since-review':
      return 'changed since its review';
    case 'due-soon':
      return `review due ${due}`;
    default:
      return 'reviewed';
  }
}

/** Votes by article path. An article may be named by path, address, id or title; what fits none is left out. */
function votesByPath(site: Site, votes: readonly VoteCount[]): Map<string, { yes: number; no: number }> {
  const paths = new Map<string, string>();
  for (const { path, url, article } of site.entries) {
    for (const name of [path, url, article.meta.id, article.title]) {
      if (name !== undefined) paths.set(plainName(name), path);
    }
  }
  const found = new Map<string, { yes: number; no: number }>();
  for (const { article, yes, no } of votes) {
    const path = paths.get(plainName(article)) ?? paths.get(plainName(addressPath(article)));
    if (path === undefined) continue;
    const sum = found.get(path) ?? { yes: 0, no: 0 };
    sum.yes += yes;
    sum.no += no;
    found.set(path, sum);
  }
  return found;
}

function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^\/|\/$|\.(?:html|md)$/g, '');
}

function addressPath(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

/** Search tests that did not give what they should. */
export function failedTestsOf(site: Site): FailedTest[] {
  const pathOf = new Map(site.entries.map(({ path, article }) => [article.meta.id ?? path, path]));
  return (site.searchOutcomes ?? [])
    .filter((outcome) => !outcome.passed)
    .map(({ test }) => ({
      query: test.query,
      expected: test.expect.map((name) => pathOf.get(name) ?? name),
    }));
}
