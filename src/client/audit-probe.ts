// Set into pages by `kb audit`, never part of a site: asks axe and measures what only a browser knows.
import type { Fault, PageElement, Visit } from '../model/audit.ts';
import { authorRoots, describeElement } from './audit-elements.ts';
import {
  describeStops,
  dropFocus,
  focusOn,
  isFocusAt,
  nextStop,
  skipLink,
  startWalk,
  wantedElements,
} from './audit-focus.ts';
import {
  findLostByLargeText,
  findLostByTextSpacing,
  findMotion,
  findSidewaysScroll,
  findUnmarkedLanguages,
} from './audit-measures.ts';

interface AxeCheck {
  readonly message: string;
}
interface AxeNode {
  readonly element?: Element;
  readonly html: string;
  readonly any: readonly AxeCheck[];
  readonly all: readonly AxeCheck[];
  readonly none: readonly AxeCheck[];
}
interface AxeResult {
  readonly id: string;
  readonly help: string;
  readonly helpUrl: string;
  readonly tags: readonly string[];
  readonly nodes: readonly AxeNode[];
}
interface Axe {
  run(scope: unknown, options: unknown): Promise<{ violations: AxeResult[]; incomplete: AxeResult[] }>;
  getRules(): { ruleId: string; tags: string[] }[];
}

/** Elements of one rule that are worth naming; a page with more has one fault many times. */
const mostElements = 60;

function severityOf(tags: readonly string[]): Fault['severity'] {
  if (tags.includes('experimental')) return 'info';
  return tags.some((tag) => /^wcag2\d?a{1,2}$/.test(tag)) ? 'error' : 'warning';
}

/** Rules that count: levels A and AA of WCAG 2.0 to 2.2, best practices, experiments. `only` names rules instead. */
function chosenRules(only: readonly string[] | undefined): string[] {
  const { axe } = window as unknown as { axe: Axe };
  return axe
    .getRules()
    .filter(({ ruleId, tags }) => {
      if (only) return only.includes(ruleId);
      if (tags.includes('deprecated') || tags.some((tag) => tag.endsWith('-obsolete'))) return false;
      return tags.some((tag) => /^(wcag2\d?a{1,2}|best-practice|experimental)$/.test(tag));
    })
    .map(({ ruleId }) => ruleId);
}

async function runAxe(roots: readonly Element[] | undefined, only?: readonly string[]): Promise<Visit> {
  const { axe } = window as unknown as { axe: Axe };
  const { violations, incomplete } = await axe.run(roots ? { include: roots } : document, {
    runOnly: { type: 'rule', values: chosenRules(only) },
    resultTypes: ['violations', 'incomplete'],
    elementRef: true,
    selectors: false,
    iframes: false,
    preload: false,
  });
  const faults = violations.flatMap((rule) =>
    rule.nodes.slice(0, mostElements).map((node): Fault => {
      const whole = node.element === document.documentElement;
      const reasons = [...node.any, ...node.all, ...node.none].map(({ message }) => message);
      return {
        rule: `axe-${rule.id}`,
        severity: severityOf(rule.tags),
        message: `${rule.help}.`,
        hint: [...new Set(reasons)].join(' ').slice(0, 400),
        docs: rule.helpUrl,
        ...(node.element && !whole && { element: describeElement(node.element) }),
      };
    }),
  );
  const undecided: Record<string, number> = {};
  for (const { id, tags, nodes } of incomplete) {
    if (!tags.includes('experimental')) undecided[id] = nodes.length;
  }
  return { faults, undecided };
}

function join(...visits: readonly Visit[]): Visit {
  const undecided: Record<string, number> = {};
  for (const visit of visits) {
    for (const [rule, count] of Object.entries(visit.undecided))
      undecided[rule] = Math.max(undecided[rule] ?? 0, count);
  }
  return { faults: visits.flatMap(({ faults }) => faults), undecided };
}

const found = (faults: readonly Fault[]): Visit => ({ faults, undecided: {} });

function openDetails(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** Puts another document into this page, which stays, and with it axe. Resolves when its styles and pictures are there. */
async function setDocument(html: string, address: string): Promise<void> {
  history.replaceState(null, '', address);
  document.adoptedStyleSheets = [];
  document.open();
  // Only now: opening a document takes away who listened before.
  const loaded = new Promise<void>((resolve) => {
    window.addEventListener('load', () => resolve(), { once: true });
    setTimeout(resolve, 4000);
  });
  document.write(html);
  document.close();
  await loaded;
}

const api = {
  setDocument,
  openDetails,
  /** Everything axe knows, on the whole page. */
  async whole(): Promise<Visit> {
    return join(await runAxe(undefined), found(findUnmarkedLanguages([document.body])));
  },
  /** The same on what the author wrote, with hidden parts opened. */
  async content(): Promise<Visit> {
    openDetails();
    const roots = authorRoots();
    if (roots.length === 0) return found([]);
    return join(await runAxe(roots), found(findUnmarkedLanguages(roots)));
  },
  /** What colours change, after the scheme was switched. */
  async contentColours(): Promise<Visit> {
    const roots = authorRoots();
    return roots.length === 0 ? found([]) : runAxe(roots, ['color-contrast', 'link-in-text-block']);
  },
  narrow: (): Visit => found([...findSidewaysScroll(), ...findLostByTextSpacing()]),
  spacing: (): Visit => found(findLostByTextSpacing()),
  largeText: (): Visit => found(findLostByLargeText()),
  motion: (): Visit => found(findMotion()),
  focus: {
    startWalk,
    nextStop,
    describeStops,
    wantedElements,
    focusOn,
    dropFocus,
    skipLink,
    isFocusAt,
  },
  /** Texts of live regions that hold any, by their order. */
  announced: (): string[] =>
    [
      ...document.querySelectorAll(
        '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output',
      ),
    ]
      .map((region) => region.textContent?.trim() ?? '')
      .filter((text) => text !== ''),
  searchField: (): PageElement | undefined => {
    const field = document.querySelector(searchFields);
    return field ? describeElement(field) : undefined;
  },
  /** Opens what a reader can open without leaving the page. Gives how many. */
  openMenus(): number {
    const closed = [
      ...document.querySelectorAll<HTMLElement>('details:not([open]) > summary, button[aria-expanded=false]'),
    ];
    openDetails();
    for (const button of closed) {
      if (button.localName === 'button' && (button as HTMLButtonElement).type !== 'submit') button.click();
    }
    return closed.length;
  },
};

export const searchFields =
  '[role=search] input:not([type=hidden]), input[type=search], search input:not([type=hidden])';
export type AuditProbe = typeof api;

(window as unknown as { kbAudit: AuditProbe }).kbAudit = api;
