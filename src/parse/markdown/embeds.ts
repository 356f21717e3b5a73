import { completeAddress, kindOfAddress } from './addresses.ts';
import type { Context } from './context.ts';
import { type ElementNode, element, type Node, text, textOf } from './nodes.ts';
import type { Where } from './repair-where.ts';

/** A page inside the page becomes a link to it: kb pages ask no other host for anything. */
export function embedLink(node: ElementNode, where: Where, context: Context): Node[] {
  const src = textOf(node.properties.src) ?? '';
  context.elements.push({ kind: 'iframe', at: context.at(node), ok: false, text: src.slice(0, 200) });
  context.problems.push({
    rule: 'html-removed',
    message: 'An <iframe> is not allowed in an article, so kb made it a link.',
    at: context.at(node),
    hint: 'Write a link or, for a video of your own, `video:` in the front matter.',
    fingerprint: '<iframe>',
  });
  if (kindOfAddress(src) !== 'external') return [];
  const href = watchAddress(completeAddress(src));
  const title = textOf(node.properties.title)?.trim();
  const words =
    title !== undefined && title !== ''
      ? title
      : href.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  if (where.inLink) return [text(words, node.position)];
  const link = element('a', { href }, [text(words)], node.position);
  return where.inLine ? [link] : [element('p', {}, [link], node.position)];
}

/** The page on which people watch a video that an embedding address plays. */
function watchAddress(address: string): string {
  const youtube = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{1,40})/.exec(address);
  if (youtube) return `https://www.youtube.com/watch?v=${youtube[1]}`;
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d{1,20})/.exec(address);
  return vimeo ? `https://vimeo.com/${vimeo[1]}` : address;
}
