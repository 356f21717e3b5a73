import type { Asset } from '../model/article.ts';
import { ownFolders } from './addresses.ts';
import type { Claims } from './claims.ts';
import { compareText, folderOf, joinPath, nameOf } from './paths.ts';
import { slugOf } from './slug.ts';

/** Name of the file in the output: slug of the name, lower-case ending of letters and digits; `.md` belongs to the articles' twins. */
function assetName(name: string): { readonly stem: string; readonly ending: string } {
  const match = /^(.+)(\.[A-Za-z0-9]{1,10})$/.exec(name);
  return match && !/\.md$/i.test(name)
    ? { stem: slugOf(match[1] as string, 'file'), ending: (match[2] as string).toLowerCase() }
    : { stem: slugOf(name, 'file'), ending: '' };
}

/**
 * Gives every file beside the articles its address: the path on disk with every part made a slug (`Img/Sold out.PNG` ->
 * `img/sold-out.png`), so that it works in any address bar and on any file system. Two files that would meet, or meet a page,
 * stay apart by a number behind the name, in path order. A top folder that kb needs for itself gets `-files` behind its name.
 */
export function assignAssetAddresses(assets: readonly Asset[], claims: Claims): Map<string, string> {
  const folders = new Map<string, string>();
  const counters = new Map<string, number>();
  const addresses = new Map<string, string>();

  function folderAddress(folder: string): string {
    const slugs = folder.split('/').map((name) => slugOf(name, 'files'));
    if (ownFolders.has(slugs[0] as string)) slugs[0] = `${slugs[0]}-files`;
    return slugs.join('/');
  }

  const sorted = [...assets].sort((a, b) => compareText(a.path, b.path));
  for (const asset of sorted) {
    const disk = folderOf(asset.path);
    if (disk === '' || folders.has(disk)) continue;
    const folder = folderAddress(disk);
    folders.set(disk, folder);
    claims.keepFolder(folder, { kind: 'asset', label: asset.file });
  }
  for (const asset of sorted) {
    const { stem, ending } = assetName(nameOf(asset.path));
    const base = joinPath(folders.get(folderOf(asset.path)) ?? '', stem);
    for (let count = counters.get(base + ending) ?? 1; ; count++) {
      const address = `${base}${count === 1 ? '' : `-${count}`}${ending}`;
      if (claims.take(address, address, { kind: 'asset', label: asset.file })) continue;
      counters.set(base + ending, count + 1);
      addresses.set(asset.path, address);
      break;
    }
  }
  return addresses;
}
