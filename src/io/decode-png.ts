import { inflateSync } from 'node:zlib';

/** A picture as three or four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array;
}

/**
 * Reads a PNG as browsers write screenshots: 8 bits, colour with or without alpha, not interlaced (PNG specification, third
 * edition, section 9 for the filters). Throws on any other.
 */
export function decodePng(file: Buffer): Pixels {
  let width = 0;
  let height = 0;
  let channels = 0;
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = data.readUInt32BE(0);
      height = data.readUInt32BE(4);
      channels = { 2: 3, 6: 4 }[data[9] ?? 0] ?? 0;
      if (data[8] !== 8 || channels === 0 || data[12] !== 0) throw new Error('not a screenshot');
    } else if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(parts));
  return { width, height, channels, bytes: unfilter(rows, width * channels, height, channels) };
}

function unfilter(rows: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)] ?? 0;
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let index = 0; index < stride; index++) {
      const left = index >= step ? (out[to + index - step] as number) : 0;
      const up = row > 0 ? (out[to + index - stride] as number) : 0;
      const corner = row > 0 && index >= step ? (out[to + index - stride - step] as number) : 0;
      out[to + index] = (rows[from + index] as number) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** How many pixels differ at all, and by a contrast of at least 3:1 (WCAG 2.2, relative luminance). Pictures are of one size. */
export function comparePixels(before: Pixels, after: Pixels): { changed: number; strong: number } {
  let changed = 0;
  let strong = 0;
  const count = Math.min(before.width * before.height, after.width * after.height);
  for (let pixel = 0; pixel < count; pixel++) {
    const a = pixel * before.channels;
    const b = pixel * after.channels;
    if (
      before.bytes[a] === after.bytes[b] &&
      before.bytes[a + 1] === after.bytes[b + 1] &&
      before.bytes[a + 2] === after.bytes[b + 2]
    ) {
      continue;
    }
    changed++;
    const [one, two] = [luminance(before.bytes, a), luminance(after.bytes, b)];
    if ((Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05) >= 3) strong++;
  }
  return { changed, strong };
}

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function luminance(bytes: Uint8Array, at: number): number {
  const part = (offset: number) => linear[bytes[at + offset] ?? 0] ?? 0;
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}
