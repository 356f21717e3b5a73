import type { AuditPage, AuditState, Fault, PageElement, Visited } from '../model/audit.ts';
import { compareFindings, type Finding, type Severity } from '../model/finding.ts';
import { type Place, startOf } from '../model/place.ts';
import { wordsOf } from './fault-words.ts';

/** Where a fault is to be mended. */
export interface Traced {
  readonly whose: 'author' | 'theme' | 'site';
  readonly at: Place;
  /** Template or kind of page that the fault belongs to: part of its key. */
  readonly kind: string;
  /** Said behind the hint. */
  readonly more?: string;
}

export type Trace = (fault: Fault, page: AuditPage) => Traced;

interface Group {
  readonly fault: Fault;
  readonly traced: Traced;
  readonly target: string;
  severity: Severity;
  readonly pages: Set<string>;
  readonly states: Set<AuditState>;
}

const weight = { error: 0, warning: 1, info: 2 } as const;

/**
 * One finding for each thing to mend: what a template does on many pages and in many states is one, keyed by rule, kind of page and
 * target, so that neither other pages nor new lines make another of it.
 */
export function findingsOf(visited: readonly Visited[], trace: Trace): Finding[] {
  const groups = new Map<string, Group>();
  for (const { task, visit } of visited) {
    for (const fault of visit.faults) {
      const traced = trace(fault, task.page);
      const target = targetOf(fault, traced);
      const { at, whose } = traced;
      const own = whose === 'author' ? [at.line, at.column] : [];
      const key = JSON.stringify([fault.rule, at.path, traced.kind, target, ...own]);
      const group: Group = groups.get(key) ?? {
        fault,
        traced,
        target,
        severity: fault.severity,
        pages: new Set(),
        states: new Set(),
      };
      groups.set(key, group);
      group.pages.add(task.page.path);
      group.states.add(task.state);
      if (weight[fault.severity] < weight[group.severity]) group.severity = fault.severity;
    }
  }
  return [...groups.values()].map(findingOf).sort(compareFindings);
}

function findingOf({ fault, traced, target, severity, pages, states }: Group): Finding {
  const { message, hint } = wordsOf(fault, traced.whose);
  const hints = [hint, traced.more, traced.whose === 'author' ? undefined : whereSeen(pages, states)];
  return {
    rule: fault.rule,
    severity,
    message: traced.whose === 'author' ? message : `${message.replace(/\.$/, '')}: ${shownOf(fault)}`,
    at: traced.at,
    hint: hints.filter(Boolean).join(' '),
    ...(fault.docs && { docs: fault.docs }),
    fingerprint: `${traced.kind} ${target}`,
  };
}

function shownOf({ element }: Fault): string {
  if (!element) return 'the whole page.';
  const text = element.text === '' ? '' : ` "${element.text.slice(0, 40)}"`;
  return `${selectorOf(element)}${text}.`;
}

/** `.site-footer a`: an element by its classes and those of what is around it. Ids and counts change too easily. */
export function selectorOf(element: PageElement): string {
  const own =
    element.tag +
    element.classes
      .slice(0, 2)
      .map((name) => `.${name}`)
      .join('');
  if (element.classes.length > 0) return own;
  const around = element.around.find(({ classes }) => classes.length > 0);
  return around ? `.${around.classes[0]} ${own}` : own;
}

/** What a fault is about, as far as it stays when pages are edited around it. */
function targetOf({ element, message }: Fault, { whose }: Traced): string {
  if (!element) return message.replace(/\d+/g, '0').slice(0, 120);
  if (whose !== 'author') return selectorOf(element);
  return `${element.tag} ${element.address || element.text.slice(0, 60)}`.replace(/\d+/g, '0');
}

function whereSeen(pages: ReadonlySet<string>, states: ReadonlySet<AuditState>): string {
  const [first = ''] = [...pages].sort();
  const on = pages.size === 1 ? `Seen on ${first}` : `Seen on ${pages.size} pages, for example ${first}`;
  return `${on} (${[...states].join(', ')}).`;
}

/** Findings that say which pages could not be looked at. */
export function notVisitedFindings(
  notVisited: readonly {
    readonly task: { readonly page: AuditPage; readonly state: AuditState };
    readonly reason: string;
  }[],
  placeOf: (page: AuditPage) => Place = (page) => startOf(page.path),
): Finding[] {
  const groups = new Map<string, { page: AuditPage; reason: string; states: Set<AuditState> }>();
  for (const { task, reason } of notVisited) {
    const key = JSON.stringify([task.page.path, reason]);
    const group = groups.get(key) ?? { page: task.page, reason, states: new Set<AuditState>() };
    group.states.add(task.state);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(
      ({ page, reason, states }): Finding => ({
        rule: 'audit-not-checked',
        severity: 'error',
        message: `The page ${page.path} could not be checked: ${reason} (${[...states].join(', ')}).`,
        at: placeOf(page),
        hint: 'Open it in a browser. What was not checked may have any fault.',
        fingerprint: `${page.kind} ${page.path}`,
      }),
    )
    .sort(compareFindings);
}
