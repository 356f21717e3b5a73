import type { Severity } from './finding.ts';
import type { PageKind } from './output.ts';

/** What a page is met as. Each changes one thing about an ordinary visit. */
export const auditStates = [
  'load',
  'details',
  'search',
  'search-none',
  'search-repaired',
  'dark',
  'forced-colors',
  '320px',
  'text-200',
  'print',
  'reduced-motion',
  'rtl',
  'no-js',
] as const;
export type AuditState = (typeof auditStates)[number];

/** An element by what survives changes around it. */
export interface ElementName {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
}

/** An element of a page as the browser had it. */
export interface PageElement extends ElementName {
  /** Its ancestors, the nearest first, up to and without `body`. */
  readonly around: readonly ElementName[];
  /** Its start tag and some of what follows. */
  readonly html: string;
  readonly text: string;
  /** Value of `href` or `src`, as written in the page. */
  readonly address: string;
  /** True for what an author wrote; false for what kb puts among it. */
  readonly byAuthor: boolean;
  /** Class of the part of the page with an author's words that holds it; empty elsewhere. */
  readonly part: string;
  /** Number, from 0, among elements of the author's with the same tag and address. */
  readonly turn: number;
  /** Id of the heading before it in the article. */
  readonly below: string;
}

/** Something wrong with a page, before anybody knows whose file it comes from. */
export interface Fault {
  /** `axe-color-contrast`, `audit-reflow`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, one sentence. */
  readonly message: string;
  readonly hint?: string;
  readonly docs?: string;
  /** Absent when the whole page is meant. */
  readonly element?: PageElement;
}

/** What one visit found. */
export interface Visit {
  readonly faults: readonly Fault[];
  /** Rules of axe that could not decide, with the number of elements: for a person to look at. */
  readonly undecided: Readonly<Record<string, number>>;
}

/** A page to audit. */
export interface AuditPage {
  /** Below the site root, forward slashes: `billing/refund.html`; for a foreign site with its query. */
  readonly path: string;
  /** `page` for sites that kb did not make. */
  readonly kind: PageKind | 'page';
  readonly locale: string;
}

/**
 * How much of a page a visit looks at. `whole`: everything, by going there in the state. `page`: what axe knows and the
 * keyboard reaches, by going there; `page-quick`: what axe knows, by putting the page into one that stays.
 * `content`: what the author wrote, opened, in the dark and on a narrow screen, the same way. `content-plain` is the same by
 * going there. It and `page` prove that the quick way misses nothing.
 */
export type AuditScope = 'whole' | 'page' | 'page-quick' | 'content' | 'content-plain';

/** What looks again at what was looked at the quick way. */
export const plainScope = { content: 'content-plain', 'page-quick': 'page' } as const;

/** True for visits that put a document into a page that stays. */
export function isQuick(task: AuditTask): task is AuditTask & { readonly scope: keyof typeof plainScope } {
  return Object.hasOwn(plainScope, task.scope);
}

/** One visit to make. */
export interface AuditTask {
  readonly page: AuditPage;
  readonly scope: AuditScope;
  readonly state: AuditState;
}

/** What to type into the search field, by what should come of it. */
export interface SampleQueries {
  readonly search?: string;
  readonly 'search-none': string;
  readonly 'search-repaired'?: string;
}

/** A visit that was made, and what it found. */
export interface Visited {
  readonly task: AuditTask;
  readonly visit: Visit;
}

/** A visit that could not be made, and why, in words. */
export interface NotVisited {
  readonly task: AuditTask;
  readonly reason: string;
}
