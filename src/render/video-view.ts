import type { Entry, ResolvedLink } from '../model/site.ts';
import { type FillArticle, linkAddress } from './fill-article.ts';
import { type Thing, videoThing } from './json-ld.ts';
import { type PagePlace, publishedDay, reviewedDay, shorten } from './render-context.ts';

export interface VideoView {
  readonly src: string;
  /** True for a file of this site, which plays in the page; others are linked to. */
  readonly isFile: boolean;
  readonly host: string;
  readonly title?: string;
  readonly poster?: string;
  readonly captions?: { readonly src: string; readonly lang: string; readonly label: string };
  readonly transcriptHtml: string;
}

/** Where a file that the front matter names was found. */
function resolved(entry: Entry, src: string | undefined): ResolvedLink | undefined {
  const index = src === undefined ? -1 : entry.article.media.findIndex((media) => media.src === src);
  return index === -1 ? undefined : entry.media[index];
}

/** The video of an article's front matter; undefined when it has none or its file is missing and nothing is left to show. */
export function videoView(place: PagePlace, entry: Entry, fill: FillArticle): VideoView | undefined {
  const { video } = entry.article.meta;
  if (!video) return undefined;
  const link = resolved(entry, video.src);
  const src = linkAddress(place, entry, link);
  const transcriptHtml = fill(entry.article.transcript);
  if (src === undefined && transcriptHtml === '') return undefined;
  const isFile = link?.kind === 'asset';
  const poster = resolved(entry, video.poster);
  const captions = linkAddress(place, entry, resolved(entry, video.captions));
  return {
    src: src ?? '',
    isFile,
    host: /^https?:\/\/([^/?#]+)/i.exec(src ?? '')?.[1] ?? '',
    ...(video.title !== undefined && { title: video.title }),
    ...(poster?.kind === 'asset' && { poster: linkAddress(place, entry, poster) as string }),
    ...(captions !== undefined && {
      captions: { src: captions, lang: entry.locale, label: place.words.text('video.captions') },
    }),
    transcriptHtml,
  };
}

/** Structured data of the video, when it can be played. */
export function videoThings(place: PagePlace, entry: Entry): Thing[] {
  const { video } = entry.article.meta;
  const { site } = place.context;
  const link = video && resolved(entry, video.src);
  if (!video || (link?.kind !== 'asset' && link?.kind !== 'external')) return [];
  const poster = resolved(entry, video.poster);
  const uploaded = publishedDay(site, entry) ?? reviewedDay(site, entry);
  const transcript = entry.article.sections
    .filter(({ role }) => role === 'transcript')
    .map(({ text }) => text);
  return [
    videoThing(place, {
      name: video.title ?? entry.article.title,
      description: shorten(entry.description),
      src: link.url,
      ...(poster?.kind === 'asset' && { poster: poster.url }),
      transcript: transcript.join('\n'),
      ...(uploaded !== undefined && { uploaded }),
    }),
  ];
}
