import type { ElementName, PageElement } from '../model/audit.ts';
import type { PageKind, Theme } from '../model/output.ts';
import { type Place, startOf } from '../model/place.ts';

/** Where templates name their classes and ids. */
export interface ThemeIndex {
  readonly theme: Theme;
  /** Class (`.name`) or id (`#name`) -> every tag that has it. */
  readonly tags: ReadonlyMap<string, readonly ThemeTag[]>;
}

interface ThemeTag {
  readonly template: string;
  readonly tag: string;
  readonly offset: number;
}

/** Reads the templates once for many elements. */
export function indexTheme(theme: Theme): ThemeIndex {
  const tags = new Map<string, ThemeTag[]>();
  for (const [template, { text }] of Object.entries(theme.templates)) {
    for (const match of text.matchAll(/<([a-z][a-z0-9]*)\b((?:"[^"]*"|\{\{[^}]*\}\}|[^<>"])*)>/g)) {
      const [, tag = '', attributes = ''] = match;
      const plain = attributes.replace(/\{\{[^}]*\}\}/g, ' ');
      const classes = /\sclass="([^"]*)"/.exec(plain)?.[1]?.split(/\s+/) ?? [];
      const id = /\sid="([^"]*)"/.exec(plain)?.[1] ?? '';
      const names = [
        ...classes.filter((name) => name !== '').map((name) => `.${name}`),
        ...(/^[\w-]+$/.test(id) ? [`#${id}`] : []),
      ];
      for (const name of names) {
        const there = tags.get(name);
        const entry = { template, tag, offset: match.index };
        if (there) there.push(entry);
        else tags.set(name, [entry]);
      }
    }
  }
  return { theme, tags };
}

const templateOfKind: Readonly<Record<PageKind, string>> = {
  home: 'home',
  category: 'category',
  section: 'category',
  article: 'article',
  index: 'index',
  search: 'search',
  contact: 'contact',
  promise: 'promise',
  'not-found': 'not-found',
  redirect: 'redirect',
  tombstone: 'tombstone',
};
/** Filled in from outside templates, on every page. */
const frame = [
  'layout',
  'partials/header',
  'partials/notices',
  'partials/help',
  'partials/footer',
  'partials/languages',
  'partials/escalation',
];

/** Templates that make a page of a kind: its own and what it calls, then the frame. */
function templatesOf(kind: PageKind, { templates }: Theme): string[] {
  const found: string[] = [];
  const visit = (name: string) => {
    if (found.includes(name) || !templates[name]) return;
    found.push(name);
    for (const [, partial = ''] of templates[name].text.matchAll(/\{\{~?>\s*([\w/-]+)/g)) visit(partial);
  };
  visit(templateOfKind[kind]);
  if (kind !== 'redirect') for (const name of frame) visit(name);
  return found;
}

/** Template, place in it and a name for an element that the theme made. Without one, the template of the page's kind. */
export function traceTheme(
  element: PageElement | undefined,
  kind: PageKind,
  index: ThemeIndex,
): { readonly template: string; readonly at: Place } {
  const candidates = templatesOf(kind, index.theme);
  for (const name of element ? [element, ...element.around] : []) {
    const tag = bestTag(name, candidates, index);
    if (tag)
      return {
        template: tag.template,
        at: placeIn(tag, element as PageElement, name === element, index.theme),
      };
  }
  const template = element ? (candidates[0] as string) : kind === 'redirect' ? 'redirect' : 'layout';
  return { template, at: startOf(index.theme.templates[template]?.file ?? template) };
}

/** The tag in `candidates` with most of the element's names; of equals, the one in the earliest template. */
function bestTag(
  { tag, id, classes }: ElementName,
  candidates: readonly string[],
  { tags }: ThemeIndex,
): ThemeTag | undefined {
  const counts = new Map<ThemeTag, number>();
  const perTag = new Map<string, ThemeTag>();
  for (const name of [...(id ? [`#${id}`] : []), ...classes.map((each) => `.${each}`)]) {
    for (const found of tags.get(name) ?? []) {
      if (!candidates.includes(found.template) || found.tag !== tag) continue;
      const key = `${found.template} ${found.offset}`;
      const same = perTag.get(key) ?? found;
      perTag.set(key, same);
      counts.set(same, (counts.get(same) ?? 0) + (name.startsWith('#') ? 3 : 1));
    }
  }
  return [...counts].sort(
    ([a, countA], [b, countB]) =>
      countB - countA ||
      candidates.indexOf(a.template) - candidates.indexOf(b.template) ||
      a.offset - b.offset,
  )[0]?.[0];
}

/** The tag itself, or the first tag like the element's behind it. */
function placeIn(
  { template, offset }: ThemeTag,
  element: PageElement,
  isItself: boolean,
  theme: Theme,
): Place {
  const { text, file } = theme.templates[template] as { text: string; file: string };
  const inside = isItself ? -1 : text.slice(offset).search(new RegExp(`<${element.tag}(?=[\\s>])`));
  const at = inside === -1 ? offset : offset + inside;
  const before = text.slice(0, at);
  return { path: file, line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The style sheet that names one of an element's classes, for faults that styles make. */
export function styleSheetOf(element: PageElement, { css }: Theme): string | undefined {
  for (const { classes } of [element, ...element.around.slice(0, 3)]) {
    for (const name of classes) {
      const found = css.findLast(({ text }) => new RegExp(`\\.${escaped(name)}(?![\\w-])`).test(text));
      if (found) return found.file;
    }
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[^\w-]/g, '\\$&');
}
