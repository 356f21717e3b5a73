import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Asset } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { FoundFile } from './discover-files.ts';

/** Image file ending -> how many bytes of its start hold the size, in steps: photos carry previews before it. */
const headerBytes: Readonly<Record<string, readonly number[]>> = {
  png: [64],
  gif: [64],
  webp: [64],
  svg: [8_192],
  avif: [4_096, 65_536],
  jpg: [65_536, 1_048_576],
  jpeg: [65_536, 1_048_576],
};

const imageTypes = ['png', 'gif', 'webp', 'svg', 'heif', 'jpg'];

const load = createRequire(import.meta.url);
let measure: typeof import('image-size').imageSize | undefined;

/** Loaded by the first image: not every project has one, and most commands look at none. */
function loadMeasure() {
  if (!measure) {
    const { disableTypes, imageSize, types } = load('image-size') as typeof import('image-size');
    disableTypes(types.filter((type) => !imageTypes.includes(type)));
    measure = imageSize;
  }
  return measure;
}

/** Gives every found file with its length, and with its size in CSS pixels when it is an image whose start says so. */
export function readAssets(files: readonly FoundFile[]): { assets: Asset[]; problems: Problem[] } {
  const assets: Asset[] = [];
  const problems: Problem[] = [];
  for (const { path, file, absolute } of files) {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(absolute, 'r');
      const bytes = fstatSync(descriptor).size;
      assets.push({ path, file, bytes, ...sizeOf(descriptor, path) });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
      problems.push({
        rule: 'file-unreadable',
        message: `This file could not be read (${code}), so pages that show it miss it.`,
        hint: 'Check that your user may read the file.',
        at: startOf(file),
      });
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }
  return { assets, problems };
}

function sizeOf(descriptor: number, path: string): { width?: number; height?: number } {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  for (const length of headerBytes[ending] ?? []) {
    const buffer = Buffer.alloc(length);
    const read = readSync(descriptor, buffer, 0, length, 0);
    const size = readSize(buffer.subarray(0, read));
    if (size) return size;
    if (read < length) break;
  }
  return {};
}

/** Photos taken sideways (EXIF orientation 5 to 8) are shown upright: width and height change places. */
function readSize(start: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation } = loadMeasure()(start);
    if (!(width > 0 && height > 0)) return undefined;
    return orientation !== undefined && orientation >= 5
      ? { width: height, height: width }
      : { width, height };
  } catch {
    return undefined;
  }
}
