import type { Article, ArticleMeta, Pitfall, Section, SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { concatHtml, type Html, htmlOf, isEmptyHtml } from '../model/html.ts';
import type { PageText } from '../model/page-text.ts';
import { parseFrontMatter } from './front-matter.ts';
import { type Arrangement, arrangeBody } from './markdown/arrange-body.ts';
import { type Context, createContext } from './markdown/context.ts';
import { append, element, type Node } from './markdown/nodes.ts';
import {
  checksNodes,
  type FrontMatterTexts,
  frontMatterTexts,
  joinLists,
  needsNodes,
  noteVideoFiles,
  pitfallNodes,
  transcriptNodes,
} from './markdown/parts.ts';
import { pitfallsIn } from './markdown/pitfalls.ts';
import { lineOf, plainText } from './markdown/plain-text.ts';
import { type Body, readBody } from './markdown/read-body.ts';
import { type PartRole, partIds } from './markdown/recognised-headings.ts';
import { sanitise } from './markdown/sanitise.ts';
import { countWords, sectionsOf, wholeSection } from './markdown/sections.ts';
import { serialise } from './markdown/serialise.ts';
import { wellFormed } from './markdown/well-formed.ts';

/**
 * Reads one Markdown file: front matter, answer, parts, body, and all that rules and search want to know of them. Never throws: what
 * is wrong with the content are `problems`. The result depends on the text and the options alone.
 *
 * HTML by part: `answer` is one `<p>`; `escalate.when` and `.gather` are inline; `youllNeed`, `beforeYouStart`, `pitfalls`,
 * `transcript` and `body` are blocks without a heading of their own. Words of the interface in them carry `data-kb-string`.
 */
export function parseArticle(source: SourceFile, options: ParseOptions): Article {
  const front = parseFrontMatter(source);
  const { meta, keys, bodyLine } = front;
  const { file } = source;
  const markdown = wellFormed(front.body);
  const context = createContext(markdown, file, bodyLine);
  const texts = frontMatterTexts(file, keys, context, options.parser);
  noteVideoFiles(meta.video, context);
  const body = readBody(markdown, file, bodyLine, context, options.parser);
  const arrangement = arrangeBody(body.children, body.dressed, wishesOf(source, meta, texts), context);
  const parts = renderParts(meta, arrangement, body, texts, context);
  const withheld = front.withheld || source.unreadable === true;
  const isUntitled = arrangement.titleFrom === 'file-name' && body.markdown.trim() !== '';
  if (isUntitled && !withheld) context.problems.push(titleMissing(arrangement.title, file, bodyLine));
  const words = countWords(parts.sections.map(({ heading, text }) => `${heading} ${text}`).join(' '));
  return {
    path: source.path,
    file,
    locale: localeOf(source.path, options),
    title: arrangement.title,
    meta,
    keys,
    withheld,
    answerText: parts.answerText,
    answerFrom: parts.answerFrom,
    headings: arrangement.headings,
    anchors: arrangement.anchors,
    links: context.links,
    images: context.images,
    media: context.media,
    pitfallList: parts.pitfallList,
    expiring: body.expiring,
    elements: context.elements,
    bodyHash: body.hash,
    bodyLine,
    wordCount: words,
    problems: [...(source.problems ?? []), ...front.problems, ...context.problems],
    sections: parts.sections,
    ...parts.text,
    markdown: body.markdown,
  };
}

function wishesOf(
  source: SourceFile,
  meta: ArticleMeta,
  texts: FrontMatterTexts,
): Parameters<typeof arrangeBody>[2] {
  const title =
    meta.title === undefined ? '' : lineOf(texts.inline(meta.title, 'title')) || meta.title.trim();
  const parts = new Set<PartRole>();
  if (meta.youllNeed?.length) parts.add('youll-need');
  if (meta.beforeYouStart?.length) parts.add('before-you-start');
  if (meta.pitfalls?.length) parts.add('pitfalls');
  return {
    title: title === '' ? undefined : title,
    fallbackTitle: titleOfPath(source.path),
    wantsAnswer: (meta.answer ?? '').trim() === '',
    hasVideo: meta.video !== undefined,
    parts,
  };
}

interface Parts extends Pick<Article, 'answerText' | 'answerFrom' | 'pitfallList' | 'sections'> {
  readonly text: Omit<PageText, 'markdown'>;
}

/** Renders the parts in the order in which a page shows them, so that the lists of links and images are in reading order. */
function renderParts(
  meta: ArticleMeta,
  arrangement: Arrangement,
  body: Body,
  texts: FrontMatterTexts,
  context: Context,
): Parts {
  const sections: Section[] = [];
  const render = (nodes: readonly Node[]): Html => serialise(sanitise(nodes), context);
  const add = (role: Section['role'], id: string, nodes: readonly Node[], at: Section['at']) => {
    const text = plainText(nodes);
    sections.push(wholeSection(role, id, '', text, at));
    return text;
  };
  const part = (
    role: PartRole,
    key: Parameters<FrontMatterTexts['at']>[0],
    own: Node[],
  ): Html | undefined => {
    const lifted = arrangement.lifted.filter((each) => each.role === role);
    const nodes = joinLists(
      own,
      lifted.flatMap((each) => each.nodes),
    );
    const html = render(nodes);
    if (isEmptyHtml(html)) return undefined;
    const [first] = lifted;
    add(
      role,
      partIds[role] ?? '',
      nodes,
      own.length > 0 || !first ? texts.at(key) : context.at(first.heading.node),
    );
    return html;
  };

  const fromMeta = meta.answer === undefined ? [] : texts.inline(meta.answer, 'answer');
  const paragraph = fromMeta.length > 0 ? element('p', {}, fromMeta) : arrangement.answer;
  const answer = paragraph && render([paragraph]);
  const answerAt = fromMeta.length > 0 ? texts.at('answer') : context.at(paragraph);
  const answerText = paragraph ? add('answer', '', [paragraph], answerAt).replaceAll('\n', ' ') : '';

  const youllNeed = part('youll-need', 'youll_need', needsNodes(meta, texts));
  const beforeYouStart = part('before-you-start', 'before_you_start', checksNodes(meta, texts));
  const bodyHtml = concatHtml(render(arrangement.body), render(body.notes));
  append(sections, sectionsOf([...arrangement.body, ...body.notes], context.at));
  const pitfalls = part('pitfalls', 'pitfalls', pitfallNodes(meta, texts));
  const transcript = part('transcript', 'video', transcriptNodes(meta, texts));
  const escalate = renderEscalation(meta, texts, render, sections);
  return {
    answerText,
    answerFrom: fromMeta.length > 0 ? 'front-matter' : answer ? 'first-paragraph' : 'none',
    pitfallList: allPitfalls(meta, arrangement, context),
    sections,
    text: {
      ...(answer && { answer }),
      ...(youllNeed && { youllNeed }),
      ...(beforeYouStart && { beforeYouStart }),
      ...(pitfalls && { pitfalls }),
      ...(escalate && { escalate }),
      ...(transcript && { transcript }),
      body: trimHtml(bodyHtml),
    },
  };
}

function renderEscalation(
  meta: ArticleMeta,
  texts: FrontMatterTexts,
  render: (nodes: readonly Node[]) => Html,
  sections: Section[],
): Article['escalate'] {
  const { escalate } = meta;
  if (!escalate) return undefined;
  const when = escalate.when === undefined ? [] : texts.inline(escalate.when, 'escalate');
  const gather = escalate.gather
    .map((item) => texts.inline(item, 'escalate'))
    .filter((item) => item.length > 0);
  const words = [when, ...gather].map(plainText).filter((text) => text !== '');
  sections.push(wholeSection('escalate', '', '', words.join('\n'), texts.at('escalate')));
  return {
    ...(when.length > 0 && { when: render(when) }),
    ...(escalate.to !== undefined && { to: escalate.to }),
    gather: gather.map(render),
  };
}

function allPitfalls(meta: ArticleMeta, arrangement: Arrangement, context: Context): Pitfall[] {
  const lifted = arrangement.lifted.filter(({ role }) => role === 'pitfalls');
  return [...(meta.pitfalls ?? []), ...lifted.flatMap(({ nodes }) => pitfallsIn(nodes, context.at))];
}

/** Without white space at both ends. */
function trimHtml(html: Html): Html {
  const parts = [...html.parts];
  if (parts.length === 0) return htmlOf('');
  parts[0] = (parts[0] ?? '').trimStart();
  parts[parts.length - 1] = (parts.at(-1) ?? '').trimEnd();
  return { parts, holes: html.holes };
}

/** The locale by the first folder of the path, when it is named like one; else the default. */
function localeOf(path: string, options: ParseOptions): string {
  const slash = path.indexOf('/');
  const folder = slash === -1 ? '' : path.slice(0, slash).toLowerCase();
  return options.locales.find((code) => code.toLowerCase() === folder) ?? options.locale;
}

function titleMissing(title: string, file: string, line: number): Problem {
  return {
    rule: 'title-missing',
    message: `This article has no title; customers see "${title}", made from its file name.`,
    at: { path: file, line, column: 1 },
    hint: 'Add `title:` with the question or task, in the words of a customer, to the front matter, or begin with a `# Heading`.',
    fingerprint: 'title',
  };
}

/** A file name in words: `Get-a-refund.md` -> "Get a refund". */
function titleOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  if (words === '') return path || 'Untitled';
  const [first = ''] = words;
  return first.toUpperCase() + words.slice(first.length);
}
