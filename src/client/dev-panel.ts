import { make, makeStatus, sentence } from './dev-elements.ts';
import { openButton } from './dev-open.ts';

/** The JSON of `/_kb/panel`: see `commands/dev-panel.ts`. */
interface PanelData {
  readonly isOld?: true;
  readonly article?: {
    readonly file: string;
    readonly owners?: readonly { readonly name: string; readonly note?: string }[];
    readonly review?: { readonly state: string; readonly text: string };
    readonly visibility?: string;
  };
  readonly findings?: readonly Finding[];
  readonly total?: { readonly errors: number; readonly warnings: number; readonly infos: number };
  readonly worst?: readonly Worst[];
}

interface Finding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Worst {
  readonly title: string;
  readonly href: string;
  readonly errors: number;
  readonly warnings: number;
}

export interface Panel {
  refresh(): Promise<void>;
  /** Says whether kb dev answers. */
  setConnected(isConnected: boolean): void;
  /** Text of what has the focus in the panel, or gets it back as soon as its findings are there. */
  focused(): string | undefined;
}

const key = 'kb-dev-panel';
const wide = 1100;
const stoppedText =
  'kb dev has stopped. Start it again in the terminal with kb dev, and this page is up to date by itself.';
const oldText =
  'This page is not up to date. Something must be mended first: load the page again to see what and where.';
const stateNames: Readonly<Record<string, string>> = {
  current: 'Current',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  'changed-since-review': 'Changed since review',
  'never-reviewed': 'Never reviewed',
  exempt: 'Needs no review',
};
const severityNames = { error: 'Error', warning: 'Warning', info: 'Suggestion' } as const;

/**
 * The writer's panel: a button in the corner of the page that opens a card. It makes way for what has the focus.
 * `focus` is the text of what had the focus in it before the page was loaded again.
 */
export function createPanel(root: ShadowRoot, focus: string | undefined): Panel {
  const toggle = make('button', 'toggle');
  toggle.type = 'button';
  toggle.setAttribute('aria-controls', 'card');
  const card = make('div', 'card');
  card.id = 'card';
  const body = make('div', 'card-body');
  const status = makeStatus('status');
  card.append(body, status);
  const voice = makeStatus('voice');
  // The button comes first, so that the next Tab goes into the card; the card is drawn above it.
  const panel = make('aside', 'panel', toggle, card, voice);
  panel.setAttribute('aria-label', 'kb dev: notes for writers');
  root.append(panel);

  const setOpen = (isOpen: boolean) => {
    card.hidden = !isOpen;
    toggle.setAttribute('aria-expanded', String(isOpen));
  };
  setOpen(wasOpen() ?? false);
  toggle.addEventListener('click', () => {
    setOpen(card.hidden !== false);
    keepOpen(!card.hidden);
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || card.hidden) return;
    setOpen(false);
    keepOpen(false);
    toggle.focus();
  });
  makeWay(panel, () => setOpen(false));

  let asked = 0;
  let shown = '';
  let isConnected = true;
  let wanted = focus;
  const focused = () => root.activeElement?.textContent ?? wanted;
  const show = (data: PanelData) => {
    const key = JSON.stringify(data);
    if (key === shown) return;
    // Beside a list of topics it would only be in the way.
    if (shown === '' && wasOpen() === undefined) setOpen(data.article !== undefined && innerWidth >= wide);
    shown = key;
    if (body.contains(root.activeElement)) wanted = focused();
    const { scrollTop } = body;
    body.replaceChildren(...contentOf(data, status));
    body.scrollTop = scrollTop;
    if (wanted === undefined) return;
    const same = [...body.querySelectorAll<HTMLElement>('button, a')].find(
      ({ textContent }) => textContent === wanted,
    );
    // It may be among the findings, which come later.
    if (!same && !data.findings) return;
    const isElsewhere = ![document.body, root.host, null].includes(document.activeElement);
    // What has been mended is there no more: the button is the nearest thing to it.
    if (!isElsewhere) (same ?? toggle).focus({ preventScroll: true });
    wanted = undefined;
  };
  const label = (text: string, isBad: boolean) => {
    toggle.replaceChildren(make('span', 'brand', 'kb'), make('span', 'count', text));
    toggle.classList.toggle('has-errors', isBad);
  };
  return {
    async refresh() {
      const mine = ++asked;
      const response = await fetch(`/_kb/panel?${new URLSearchParams({ page: location.pathname })}`).catch(
        () => undefined,
      );
      if (!response?.ok || mine !== asked) return;
      const data = (await response.json()) as PanelData;
      const text = data.isOld ? 'not up to date' : countText(data);
      if (isConnected) label(text, data.isOld ?? /\berrors?\b/.test(text));
      show(data);
    },
    setConnected(isNow) {
      // Also when it was only the window that did not listen, there may be news.
      if (isNow) void this.refresh();
      if (isNow === isConnected) return;
      isConnected = isNow;
      status.textContent = isNow ? '' : stoppedText;
      voice.textContent = isNow ? 'kb dev is back.' : stoppedText;
      if (!isNow) label('kb dev has stopped', true);
    },
    focused,
  };
}

/** What has the focus must be seen: the card closes when it lies over that, and the button changes sides. */
function makeWay(panel: HTMLElement, close: () => void): void {
  const covers = (element: Element) => {
    const a = panel.getBoundingClientRect();
    const b = element.getBoundingClientRect();
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  };
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || target.tagName === 'KB-DEV' || target === document.body) return;
    // The browser scrolls to what has the focus first.
    requestAnimationFrame(() => {
      if (!covers(target)) return;
      close();
      if (covers(target)) panel.classList.toggle('at-left');
    });
  });
}

function wasOpen(): boolean | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? undefined : kept === 'open';
  } catch {
    return undefined;
  }
}

function keepOpen(isOpen: boolean): void {
  try {
    localStorage.setItem(key, isOpen ? 'open' : 'closed');
  } catch {
    // Without storage it is forgotten with the page.
  }
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function countText({ article, findings, total }: PanelData): string {
  if (!findings || !total) return 'checking …';
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, infos] = article
    ? [count('error'), count('warning'), count('info')]
    : [total.errors, total.warnings, total.infos];
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...(infos > 0 && errors + warnings === 0 ? [plural(infos, 'suggestion')] : []),
  ];
  return parts.length === 0 ? 'nothing to fix' : parts.join(', ');
}

function contentOf(data: PanelData, status: HTMLElement): HTMLElement[] {
  const { article, findings, worst = [] } = data;
  const parts: HTMLElement[] = data.isOld ? [make('p', 'visibility', oldText)] : [];
  if (article) {
    parts.push(
      make('h2', '', 'This article'),
      openButton(article.file, 1, article.file, 'source-link', status),
    );
    if (article.visibility) parts.push(make('p', 'visibility', article.visibility));
    if (article.owners && article.review) parts.push(facts(article.owners, article.review));
  } else {
    parts.push(make('h2', '', 'This help center'));
    parts.push(
      make('p', 'quiet', findings ? `${countText(data)} in all files.` : 'kb is checking the articles …'),
    );
  }
  if (article) parts.push(make('h3', '', 'Findings'));
  else if (findings && findings.length > 0) parts.push(make('h3', '', 'Settings and other files'));
  if (!findings) {
    if (article) parts.push(make('p', 'quiet', 'kb is checking …'));
  } else if (findings.length > 0) {
    parts.push(make('ul', 'findings', ...findings.map((one) => findingItem(one, article?.file, status))));
  } else if (article) {
    parts.push(make('p', 'quiet', 'Nothing to fix.'));
  }
  if (worst.length > 0) {
    parts.push(make('h3', '', 'Start with these'), make('ul', 'worst', ...worst.map(worstItem)));
  }
  return parts;
}

type Article = Required<NonNullable<PanelData['article']>>;

function facts(owners: Article['owners'], review: Article['review']): HTMLElement {
  const names = owners.map(({ name, note }) => (note ? `${name} (${note})` : name)).join(', ');
  return make(
    'dl',
    'facts',
    make('dt', '', 'Owner'),
    make('dd', names === '' ? 'missing' : '', names === '' ? 'Nobody yet' : names),
    make('dt', '', 'Review'),
    make(
      'dd',
      '',
      make('b', `state ${review.state}`, stateNames[review.state] ?? review.state),
      ` ${review.text}`,
    ),
  );
}

function findingItem(finding: Finding, file: string | undefined, status: HTMLElement): HTMLElement {
  const { severity, rule, message, hint, line, column } = finding;
  const where = finding.file === file ? `Line ${line}` : `${finding.file}:${line}:${column}`;
  return make(
    'li',
    severity,
    make('p', 'what', make('b', `label-${severity}`, `${severityNames[severity]}: `), ...sentence(message)),
    ...(hint ? [make('p', 'hint', ...sentence(hint))] : []),
    make(
      'p',
      'where',
      openButton(finding.file, line, where, 'line-link', status),
      make('code', 'rule', rule),
    ),
  );
}

function worstItem({ title, href, errors, warnings }: Worst): HTMLElement {
  const link = make('a', '', title);
  link.href = href;
  const count = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''];
  return make('li', '', link, make('span', 'quiet', ` ${count.filter(Boolean).join(', ')}`));
}
