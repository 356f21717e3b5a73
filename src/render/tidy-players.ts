import { escapeHtml } from '../model/html.ts';
import type { Words } from './words.ts';

/** An address attribute that is empty (the file is missing) or leads to another host. */
const unusable = /\s(?:src|poster)="(?:https?:\/\/[^"]*)?"/;

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(address)?.[1] ?? address;
}

function tidyPlayer(block: string, words: Words): string {
  const [open = ''] = /^<[^>]*>/.exec(block) ?? [];
  const elsewhere = /\ssrc="(https?:\/\/[^"]*)"/.exec(
    open + (block.match(/<source\b[^>]*>/g) ?? []).join(''),
  )?.[1];
  if (elsewhere !== undefined) {
    const key = open.startsWith('<audio') ? 'video.listen' : 'video.watch';
    return `<a href="${elsewhere}" rel="noreferrer">${escapeHtml(words.text(key, { host: hostOf(elsewhere) }))}</a>`;
  }
  const player = open.replace(/\sposter="(?:https?:\/\/[^"]*)?"/, '').replace(/\ssrc=""/, '');
  const inside = block
    .slice(open.length)
    .replace(/<(?:source|track)\b[^>]*>/g, (tag) => (unusable.test(tag) ? '' : tag));
  return /\ssrc="/.test(player) || /<source\b/.test(inside) ? player + inside : '';
}

/**
 * Makes the players that authors wrote in HTML fit for a page that asks no other host for anything: one that plays a file from
 * elsewhere becomes a link to it, one whose file is missing goes, and so do missing or foreign posters and tracks.
 */
export function tidyPlayers(html: string, words: Words): string {
  if (!html.includes('<video') && !html.includes('<audio')) return html;
  return html.replace(/<(video|audio)\b[^>]*>[\s\S]*?<\/\1>/g, (block) =>
    unusable.test(block) ? tidyPlayer(block, words) : block,
  );
}
