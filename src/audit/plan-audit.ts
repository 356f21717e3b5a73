import type { AuditPage, AuditState, AuditTask } from '../model/audit.ts';

/** Pages of one kind and language that are looked at as a whole. */
const mostOfOneKind = 5;
/** The same for a site of which no kinds are known. */
const mostForeign = 12;
/** Pages of such a site that are all gone to, with the Tab key; of larger ones, the others are put into a page that stays. */
const mostGoneTo = 200;
/** States in which the words of another language matter: they are longer, and break elsewhere. */
const statesOfWords: readonly AuditState[] = ['load', '320px', 'text-200'];
/** States in which an author's part can be wrong on one page and right on all others. */
const statesOfContent: readonly AuditState[] = ['load', 'details', 'dark', '320px'];

export interface PlanInput {
  readonly pages: readonly AuditPage[];
  /** Text of a page. */
  readonly textOf: (page: AuditPage) => string;
  readonly states: readonly AuditState[];
  /** True for languages that are written from right to left. */
  readonly isRtl: (locale: string) => boolean;
}

/**
 * What to visit: for each kind of page and language a few pages that together have every part that pages of the kind have, in
 * all states; and the author's part of every article, or of a foreign site every page as it loads. Languages after the first of
 * their direction are met in the states that longer words can break.
 */
export function planAudit({ pages, textOf, states, isRtl }: PlanInput): AuditTask[] {
  const tasks: AuditTask[] = [];
  const directions = new Map<boolean, string>();
  for (const { locale } of pages) {
    if (!directions.has(isRtl(locale))) directions.set(isRtl(locale), locale);
  }
  for (const group of groupsOf(pages)) {
    const { locale } = group[0] as AuditPage;
    const isFirst = directions.get(isRtl(locale)) === locale;
    const chosen = isFirst ? states : states.filter((state) => statesOfWords.includes(state));
    const isForeign = group[0]?.kind === 'page';
    const whole = representatives(group, textOf, isForeign ? mostForeign : mostOfOneKind);
    for (const page of whole) {
      for (const state of chosen) tasks.push({ page, scope: 'whole', state });
    }
    if (!isForeign || !states.includes('load')) continue;
    const scope = group.length > mostGoneTo ? 'page-quick' : 'page';
    const chosenAlready = new Set(whole);
    for (const page of group) {
      if (!chosenAlready.has(page)) tasks.push({ page, scope, state: 'load' });
    }
  }
  if (states.some((state) => statesOfContent.includes(state))) {
    for (const page of pages) {
      if (page.kind === 'article') tasks.push({ page, scope: 'content', state: 'load' });
    }
  }
  return tasks;
}

function groupsOf(pages: readonly AuditPage[]): AuditPage[][] {
  const groups = new Map<string, AuditPage[]>();
  for (const page of pages) {
    const key = JSON.stringify([page.kind, page.locale]);
    const group = groups.get(key);
    if (group) group.push(page);
    else groups.set(key, [page]);
  }
  return [...groups.values()];
}

/** The page with the most parts, and those that have a part that no page before them has. */
export function representatives(
  group: readonly AuditPage[],
  textOf: (page: AuditPage) => string,
  most: number,
): AuditPage[] {
  const parts = group.map((page) => ({ page, names: partsOf(textOf(page)) }));
  parts.sort((a, b) => b.names.size - a.names.size || (a.page.path < b.page.path ? -1 : 1));
  const seen = new Set<string>();
  const chosen: AuditPage[] = [];
  for (const { page, names } of parts) {
    if (chosen.length > 0 && [...names].every((name) => seen.has(name))) continue;
    for (const name of names) seen.add(name);
    chosen.push(page);
    if (chosen.length === most) break;
  }
  return chosen;
}

/** Classes and fixed ids of a page, but for those that only colour code. */
export function partsOf(html: string): Set<string> {
  const names = new Set<string>();
  for (const [, quoted = ''] of html.matchAll(/\sclass="([^"]{0,400})"/g)) {
    for (const name of quoted.split(' ')) {
      if (name !== '' && !/^(hljs|hl-|language-)/.test(name)) names.add(`.${name}`);
    }
  }
  for (const [, id = ''] of html.matchAll(/\sid="(kb[A-Z]\w{0,40})"/g)) names.add(`#${id}`);
  return names;
}
