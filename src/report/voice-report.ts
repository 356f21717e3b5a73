import type { Gap, GapReport } from '../model/gap-report.ts';
import { escapeHtml } from '../model/html.ts';
import { facts, htmlPage, section } from './gaps-report-html.ts';
import { htmlTable } from './gaps-report-tables.ts';
import {
  articleWords,
  changeWords,
  contactsWords,
  countWords,
  serviceFacts,
  shareWords,
  topGaps,
  weight,
} from './gaps-report-words.ts';
import { escapeMarkdown } from './render-markdown.ts';
import { cleanText } from './terminal-text.ts';

export const voiceFormats = ['text', 'md', 'html'] as const;
export type VoiceFormat = (typeof voiceFormats)[number];

/** One month of what customers asked. Small counts are hidden already. */
export interface Voice {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly report: GapReport;
  /** Topic -> subject lines of customers who agreed. */
  readonly quotes: ReadonlyMap<string, readonly string[]>;
}

/** A page for the whole company: one month, most asked first. */
export function renderVoice(format: VoiceFormat, voice: Voice): string {
  if (format === 'html') return renderHtml(voice);
  return format === 'md' ? renderMarkdown(voice) : renderText(voice);
}

/** Topics by contacts, not by score: this page tells what customers ask, not what to write. */
function mostAsked(report: GapReport): readonly Gap[] {
  return [...report.gaps]
    .filter((gap) => gap.contacts !== 0)
    .sort((a, b) => weight(b.contacts) - weight(a.contacts))
    .slice(0, topGaps(report).length);
}

function titleOf({ month }: Voice): string {
  return `Voice of the customer, ${month}`;
}

function factsOf({ report }: Voice): [string, string][] {
  const compared = report.before
    ? `${countWords(report.contactsBefore)} from ${report.before.from} to ${report.before.to}`
    : 'not in the export';
  return [
    ['Contacts', countWords(report.contacts)],
    ['Before', compared],
    ['Without a tag', `${countWords(report.untagged)} (${shareWords(report.untaggedShare)})`],
    ...serviceFacts(report.service),
  ];
}

function changedLines({ report }: Voice): string[] {
  return report.gaps
    .filter((gap) => ['rising', 'new', 'falling'].includes(gap.change.label))
    .map((gap) => `${gap.tag}: ${contactsWords(gap.contacts)}, ${changeWords(gap)}`);
}

/** The service of the topics asked most, where something is known. */
function painLines({ report }: Voice): string[] {
  return mostAsked(report).flatMap((gap) => gap.labels.map((label) => `${gap.tag}: ${label}`));
}

function renderHtml(voice: Voice): string {
  const asked = mostAsked(voice.report);
  const quotes = asked.flatMap((gap) => {
    const lines = voice.quotes.get(gap.tag) ?? [];
    if (lines.length === 0) return [];
    const blocks = lines.map((line) => `<blockquote><p><bdi>${escapeHtml(line)}</bdi></p></blockquote>`);
    return [`<h3><bdi>${escapeHtml(gap.tag)}</bdi></h3>\n${blocks.join('\n')}`];
  });
  const body = [
    facts(factsOf(voice)),
    '<section>\n<h2>What customers asked most</h2>',
    htmlTable(
      'Topics by contacts of the month',
      ['Topic', 'Contacts', 'Share', 'Change', 'Article'],
      asked.map((gap) => [
        gap.tag,
        countWords(gap.contacts),
        shareWords(gap.share),
        changeWords(gap),
        articleWords(gap),
      ]),
    ),
    '</section>',
    section('What changed', changedLines(voice)),
    section('Worth a look', painLines(voice)),
    quotes.length === 0
      ? ''
      : `<section>\n<h2>In their words</h2>\n<p>Subject lines of customers who agreed to be quoted.</p>\n${quotes.join('\n')}\n</section>`,
    section('What it does not say', voice.report.method.limits),
  ];
  return htmlPage(titleOf(voice), body.filter((part) => part !== '').join('\n'));
}

function renderMarkdown(voice: Voice): string {
  const asked = mostAsked(voice.report);
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const lines = [
    `# ${titleOf(voice)}`,
    '',
    ...factsOf(voice).map(([name, value]) => `- ${escapeMarkdown(`${name}: ${value}`)}`),
    '',
    '## What customers asked most',
    '',
    row(['Topic', 'Contacts', 'Share', 'Change', 'Article']),
    '| --- | --- | --- | --- | --- |',
    ...asked.map((gap) =>
      row([gap.tag, countWords(gap.contacts), shareWords(gap.share), changeWords(gap), articleWords(gap)]),
    ),
    ...list('What changed', changedLines(voice)),
    ...list('Worth a look', painLines(voice)),
    ...list(
      'In their words',
      asked.flatMap((gap) => (voice.quotes.get(gap.tag) ?? []).map((quote) => `${gap.tag}: "${quote}"`)),
    ),
    ...list('What it does not say', voice.report.method.limits),
  ];
  return `${lines.join('\n')}\n`;
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0
    ? []
    : ['', `## ${title}`, '', ...items.map((item) => `- ${escapeMarkdown(item)}`)];
}

function renderText(voice: Voice): string {
  const asked = mostAsked(voice.report);
  const blocks: [string, string[]][] = [
    [titleOf(voice), factsOf(voice).map(([name, value]) => `${name}: ${value}`)],
    [
      'What customers asked most',
      asked.map(
        (gap) => `${gap.tag}: ${contactsWords(gap.contacts)}, ${shareWords(gap.share)}; ${changeWords(gap)}`,
      ),
    ],
    ['What changed', changedLines(voice)],
    ['Worth a look', painLines(voice)],
    [
      'In their words',
      asked.flatMap((gap) => (voice.quotes.get(gap.tag) ?? []).map((quote) => `${gap.tag}: "${quote}"`)),
    ],
    ['What it does not say', [...voice.report.method.limits]],
  ];
  return blocks
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${cleanText(title)}\n${lines.map((line) => `- ${cleanText(line)}\n`).join('')}`)
    .join('\n');
}
