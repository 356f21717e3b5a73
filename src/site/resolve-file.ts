import type { Asset, Image, Media } from '../model/article.ts';
import type { ResolvedImage, ResolvedLink } from '../model/site.ts';
import { decodePercent, folderOf, resolvePath } from './paths.ts';
import type { Placed } from './placed.ts';
import type { Suggest } from './suggest.ts';

/** The files beside the articles. */
export interface Files {
  readonly assets: ReadonlyMap<string, Asset>;
  /** Content path -> address from the site root. */
  readonly assetUrls: ReadonlyMap<string, string>;
  readonly suggest: Suggest;
}

/** The content path that a `src` names, from the article's folder or, with a leading slash, from the content folder. */
export function contentPathOf(from: Placed, src: string, has: (path: string) => boolean): string | undefined {
  const end = src.search(/[?#]/);
  const plain = end === -1 ? src : src.slice(0, end);
  const folder = plain.startsWith('/') ? '' : folderOf(from.path);
  const decoded = resolvePath(folder, decodePercent(plain));
  if (decoded !== undefined && has(decoded)) return decoded;
  const raw = resolvePath(folder, plain);
  return raw !== undefined && has(raw) ? raw : decoded;
}

/** Finds the file of an image. A missing one says which file was probably meant. */
export function resolveImage(files: Files, from: Placed, image: Pick<Image, 'src' | 'kind'>): ResolvedImage {
  if (image.kind === 'external') return { kind: 'external', url: image.src };
  const path = contentPathOf(from, image.src, (candidate) => files.assets.has(candidate));
  const asset = path === undefined ? undefined : files.assets.get(path);
  const url = asset && files.assetUrls.get(asset.path);
  if (asset && url !== undefined) {
    return {
      kind: 'asset',
      url,
      ...(asset.width !== undefined && { width: asset.width }),
      ...(asset.height !== undefined && { height: asset.height }),
      bytes: asset.bytes,
    };
  }
  const meant = path ? files.suggest.file('asset', path) : undefined;
  return { kind: 'missing', ...(meant !== undefined && { meant }) };
}

/** Finds the file of a video, sound, track or poster. */
export function resolveMedia(files: Files, from: Placed, media: Pick<Media, 'src' | 'kind'>): ResolvedLink {
  if (media.kind === 'external') return { kind: 'external', url: media.src };
  const path = contentPathOf(from, media.src, (candidate) => files.assets.has(candidate));
  const url = path === undefined ? undefined : files.assetUrls.get(path);
  if (url !== undefined) return { kind: 'asset', url };
  const meant = path ? files.suggest.file('asset', path) : undefined;
  return {
    kind: 'broken',
    reason: path === undefined ? 'outside' : 'no-target',
    ...(meant !== undefined && { meant }),
  };
}
