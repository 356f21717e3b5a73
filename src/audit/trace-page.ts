import type { AuditPage, Fault } from '../model/audit.ts';
import type { PageKind, Theme } from '../model/output.ts';
import { startOf } from '../model/place.ts';
import type { Entry, Site } from '../model/site.ts';
import type { Trace, Traced } from './findings-of.ts';
import { type SourceLines, sourceLines } from './source-search.ts';
import { traceAuthor } from './trace-author.ts';
import { indexTheme, styleSheetOf, type ThemeIndex, traceTheme } from './trace-theme.ts';

/** Faults that styles make rather than templates. */
const byStyle =
  /^(?:axe-(?:color-contrast|link-in-text-block|target-size)|audit-(?:reflow|text-|focus-|motion))/;

/** What authors cannot do, since kb keeps no style, colour, role or field of theirs: the theme does it to their words. */
const neverByAuthor =
  /^(?:axe-(?:color-contrast|link-in-text-block|scrollable-region-focusable|aria-|meta-)|audit-(?:text-|focus-|keyboard-|motion))/;

/** Leads faults of kb's own pages to the line of the article, or the template and partial, that is to be mended. */
export function createTrace(site: Site, theme: Theme, source: (file: string) => string | undefined): Trace {
  const index = indexTheme(theme);
  const entries = new Map(site.entries.filter(({ shown }) => shown).map((entry) => [entry.output, entry]));
  const sources = new Map<string, SourceLines>();
  const linesOf = (entry: Entry): SourceLines => {
    const { file } = entry.article;
    const there = sources.get(file) ?? sourceLines(file, source(file) ?? '');
    sources.set(file, there);
    return there;
  };
  return (fault, page): Traced => {
    const entry = entries.get(page.path);
    if (entry && fault.element?.byAuthor && !neverByAuthor.test(fault.rule)) {
      return { whose: 'author', at: traceAuthor(fault.element, entry, linesOf(entry)), kind: page.kind };
    }
    return themeFault(fault, page, index);
  };
}

function themeFault(fault: Fault, { kind }: AuditPage, index: ThemeIndex): Traced {
  const { template, at } = traceTheme(fault.element, kind as PageKind, index);
  const sheet =
    fault.element && byStyle.test(fault.rule) ? styleSheetOf(fault.element, index.theme) : undefined;
  const name = template.startsWith('partials/')
    ? `The partial is ${template}`
    : `The template is ${template}`;
  return {
    whose: 'theme',
    at,
    kind: template,
    more: sheet ? `${name}, its styles are in ${sheet}.` : `${name}.`,
  };
}

/** Faults of a site that kb did not make name its pages. */
export const traceForeign: Trace = (_fault, page) => ({
  whose: 'site',
  at: startOf(page.path),
  kind: page.kind,
});
