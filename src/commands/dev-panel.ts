import { type Finding, type Severity, summarise } from '../model/finding.ts';
import type { Entry, Review, Site } from '../model/site.ts';
import { rankOfSeverity } from '../report/gate.ts';
import type { DevState } from './dev-project.ts';

/** What the panel shows of a page. Plain data: it goes to the browser as JSON. */
export interface DevPanel {
  /** The article of the page; absent on all others. */
  readonly article?: PanelArticle;
  /** Findings of the article; where there is none, of settings and all that has no page. Absent while kb is still looking. */
  readonly findings?: readonly PanelFinding[];
  /** The whole site's. */
  readonly total?: { readonly errors: number; readonly warnings: number; readonly infos: number };
  /** Where there is no article: the articles with the worst findings. */
  readonly worst?: readonly PanelLink[];
}

export interface PanelArticle {
  readonly file: string;
  /** These two are absent when nobody can know: its front matter, or its folder's, cannot be read. */
  readonly owners?: readonly { readonly name: string; readonly note?: string }[];
  readonly review?: { readonly state: Review['state']; readonly text: string };
  /** Why customers do not see it as they see others. */
  readonly visibility?: string;
}

export interface PanelFinding {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PanelLink {
  readonly title: string;
  readonly href: string;
  readonly errors: number;
  readonly warnings: number;
}

const mostFindings = 100;
const mostWorst = 8;

/** Says of a page what its writer wants to know. `findings` is absent while they are being looked for. */
export function panelOf(
  { site }: DevState,
  entry: Entry | undefined,
  findings: readonly Finding[] | undefined,
): DevPanel {
  const withPage = new Set(site.entries.flatMap(({ article, shown }) => (shown ? [article.file] : [])));
  const mine = findings?.filter(({ at }) =>
    entry ? at.path === entry.article.file : !withPage.has(at.path),
  );
  return {
    ...(entry && { article: articleOf(site, entry) }),
    ...(mine && { findings: bySeverity(mine).slice(0, mostFindings).map(findingOf) }),
    ...(findings && { total: summarise(findings) }),
    ...(findings && !entry && { worst: worstOf(site, findings) }),
  };
}

function articleOf(site: Site, entry: Entry): PanelArticle {
  const visibility = visibilityText(site, entry);
  return {
    file: entry.article.file,
    ...(entry.visibility !== 'withheld' && {
      owners: entry.ownership.ids.map((id) => ownerOf(site, entry, id)),
      review: { state: entry.review.state, text: reviewText(entry) },
    }),
    ...(visibility !== undefined && { visibility }),
  };
}

function ownerOf({ owners }: Site, { ownership }: Entry, id: string): { name: string; note?: string } {
  const person = owners.people.find((one) => one.id === id);
  const name = person?.name ?? owners.teams.find((one) => one.id === id)?.name ?? id;
  const from = { article: undefined, folder: 'from the folder', site: 'from the settings', none: undefined };
  const note = person?.left === undefined ? from[ownership.from] : `left ${person.left}`;
  return { name, ...(note !== undefined && { note }) };
}

function reviewText({ review, article }: Entry): string {
  const { reviewed, reviewedBy } = article.meta;
  const last = reviewed === undefined ? '' : `Reviewed ${reviewed}${reviewedBy ? ` by ${reviewedBy}` : ''}. `;
  const { due, dueInDays = 0 } = review;
  const when = due === undefined ? '' : `${due}, ${daysText(dueInDays)}`;
  switch (review.state) {
    case 'overdue':
      return `${last}Was due ${when}.`;
    case 'due-soon':
      return `${last}Due ${when}.`;
    case 'changed-since-review':
      return `${last}The text was changed after that.${due === undefined ? '' : ` Due ${when}.`}`;
    case 'never-reviewed':
      return due === undefined ? 'Nobody has reviewed it yet.' : `First review due ${when}.`;
    case 'exempt':
      return `${last}Needs no review${article.meta.reviewReason ? `: ${article.meta.reviewReason}` : '.'}`;
    case 'current':
      return `${last}${due === undefined ? 'No interval is set.' : `Due ${when}.`}`;
  }
}

function daysText(days: number): string {
  if (days === 0) return 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days < 0 ? `${count} ago` : `in ${count}`;
}

function visibilityText({ today }: Site, { visibility, article }: Entry): string | undefined {
  const { withheld, meta } = article;
  const isDraft = meta.status === 'draft';
  switch (visibility) {
    case 'draft':
      return 'Draft: customers cannot see it.';
    case 'internal':
      return isDraft ? 'Internal draft: customers cannot see it.' : 'Internal: customers cannot see it.';
    case 'unlisted':
      return 'Unlisted: only people with the address find it.';
    case 'archived':
      return 'Archived: customers see this note in its place.';
    case 'scheduled':
      return `Customers see it from ${meta.publishOn} on. Today is ${today}.`;
    case 'expired':
      return `Customers see it no more since ${meta.unpublishOn}. Today is ${today}.`;
    case 'withheld':
      return withheld || meta.invalid?.includes('publish_on')
        ? 'No page: kb cannot read who may see it. Mend what is found below.'
        : 'No page: the _meta.yml of its folder cannot be read, so kb does not know who may see it.';
    default:
      return undefined;
  }
}

/** The worst first, then by line. */
function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => rankOfSeverity(a.severity) - rankOfSeverity(b.severity));
}

function findingOf({ severity, rule, message, hint, at }: Finding): PanelFinding {
  return {
    ...{ severity, rule, message, file: at.path, line: at.line, column: at.column },
    ...(hint !== undefined && { hint }),
  };
}

function worstOf(site: Site, findings: readonly Finding[]): PanelLink[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    const list = byFile.get(finding.at.path);
    if (list) list.push(finding);
    else byFile.set(finding.at.path, [finding]);
  }
  const links = site.entries.flatMap((entry) => {
    const found = entry.shown ? byFile.get(entry.article.file) : undefined;
    if (!found) return [];
    const { errors, warnings } = summarise(found);
    return [{ title: entry.article.title, href: `/${encodeURI(entry.url)}`, errors, warnings }];
  });
  return links.sort((a, b) => b.errors - a.errors || b.warnings - a.warnings).slice(0, mostWorst);
}
