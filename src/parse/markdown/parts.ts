import type { ArticleMeta, MetaKey, Video } from '../../model/article.ts';
import type { ParseOptions } from '../../model/config.ts';
import { type Place, startOf } from '../../model/place.ts';
import type { FrontMatter } from '../front-matter.ts';
import { kindOfAddress } from './addresses.ts';
import type { Context } from './context.ts';
import { readInline } from './inline-text.ts';
import { type ElementNode, element, isBlank, type Node, text, word } from './nodes.ts';

/** Reads texts of one article's front matter, each at its place. */
export interface FrontMatterTexts {
  inline(written: string, key: MetaKey, item?: number): Node[];
  at(key: MetaKey, item?: number): Place;
}

export function frontMatterTexts(
  file: string,
  keys: FrontMatter['keys'],
  context: Context,
  parser: ParseOptions['parser'],
): FrontMatterTexts {
  const at = (key: MetaKey, item?: number): Place => {
    const site = keys[key];
    return (
      (item === undefined ? undefined : site?.items[item]) ?? site?.items[0] ?? site?.at ?? startOf(file)
    );
  };
  return { at, inline: (written, key, item) => readInline(written, at(key, item), context, parser) };
}

/** "You'll need" of the front matter as a list; nothing when it has none. */
export function needsNodes({ youllNeed }: ArticleMeta, texts: FrontMatterTexts): Node[] {
  const items = (youllNeed ?? []).map(({ item, note }, index) => {
    const words = texts.inline(item, 'youll_need', index);
    if (note === undefined) return words;
    return [
      ...words,
      text(' '),
      element('span', { className: ['need-note'] }, texts.inline(note, 'youll_need', index)),
    ];
  });
  return listOf('ul', {}, items);
}

/** "Before you start" of the front matter as a list, each check with what to do when it fails. */
export function checksNodes({ beforeYouStart }: ArticleMeta, texts: FrontMatterTexts): Node[] {
  const items = (beforeYouStart ?? []).map(({ check, ifNot }, index) => {
    const words = texts.inline(check, 'before_you_start', index);
    if (ifNot === undefined) return words;
    const otherwise = texts.inline(ifNot, 'before_you_start', index);
    const label = word('span', 'check.ifNot', 'If not:');
    return [
      ...words,
      text(' '),
      element('span', { className: ['if-not'] }, [label, text(' '), ...otherwise]),
    ];
  });
  return listOf('ul', {}, items);
}

/** Pitfalls of the front matter as a list of symptom and fix. */
export function pitfallNodes({ pitfalls }: ArticleMeta, texts: FrontMatterTexts): Node[] {
  const items = (pitfalls ?? []).map(({ symptom, fix }, index) => {
    const lines = [
      element('p', { className: ['pitfall-symptom'] }, texts.inline(symptom, 'pitfalls', index)),
    ];
    if (fix !== undefined)
      lines.push(element('p', { className: ['pitfall-fix'] }, texts.inline(fix, 'pitfalls', index)));
    return lines;
  });
  return listOf('ul', { className: ['pitfalls'] }, items);
}

function listOf(tagName: string, properties: Record<string, string[]>, items: Node[][]): Node[] {
  const filled = items.filter((item) => item.length > 0);
  return filled.length === 0
    ? []
    : [
        element(
          tagName,
          properties,
          filled.map((item) => element('li', {}, item)),
        ),
      ];
}

/** The transcript of the front matter: its paragraphs, or a link when a file is named. */
export function transcriptNodes({ video }: ArticleMeta, texts: FrontMatterTexts): Node[] {
  const transcript = video?.transcript?.trim() ?? '';
  if (transcript === '') return [];
  if (isFile(transcript)) {
    const name = transcript.slice(transcript.lastIndexOf('/') + 1);
    return [element('p', {}, [element('a', { href: transcript }, [text(name)])])];
  }
  return transcript
    .split(/\n[ \t]*\n/)
    .map((paragraph) => element('p', {}, texts.inline(paragraph, 'video')))
    .filter((paragraph) => paragraph.children.length > 0);
}

function isFile(written: string): boolean {
  return /^(?:https?:\/\/\S+|[^\s<>]+\.[a-z]{2,5})$/i.test(written);
}

/** Notes the files of the front matter's video, in this order: video, poster, captions. */
export function noteVideoFiles(video: Video | undefined, context: Context): void {
  if (!video) return;
  const files = [
    ['video', video.src],
    ['poster', video.poster],
    ['track', video.captions],
  ] as const;
  for (const [element, src] of files) {
    const kind = src === undefined || src.trim() === '' ? 'unsafe' : kindOfAddress(src);
    if (src === undefined || (kind !== 'internal' && kind !== 'external')) continue;
    context.media.push({ src, kind, element, at: video.at });
  }
}

/** The list of the front matter and what the body says. When that begins with a plain list too, the two are one. */
export function joinLists(own: readonly Node[], lifted: readonly Node[]): Node[] {
  const [list] = own;
  const index = lifted.findIndex(
    (node) => !(isBlank(node) || (node.type === 'element' && node.tagName === 'span')),
  );
  const first = lifted[index];
  const isPlain = (node: Node | undefined): node is ElementNode =>
    node?.type === 'element' && node.tagName === 'ul' && node.properties.className === undefined;
  if (!isPlain(list) || !isPlain(first)) return [...own, ...lifted];
  const joined = element('ul', {}, [...list.children, ...first.children], first.position);
  return [...lifted.slice(0, index), joined, ...lifted.slice(index + 1)];
}
