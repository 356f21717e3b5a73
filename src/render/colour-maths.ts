/** Red, green and blue of sRGB, each 0 to 1. */
export type Rgb = readonly [number, number, number];

/** OKLCH: lightness 0 to 1, chroma from 0, hue in radians. */
export interface Lch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Reads `#rgb` or `#rrggbb`; undefined for anything else. */
export function parseColour(text: string): Rgb | undefined {
  const match = /^#(?:([0-9a-f]{6})|([0-9a-f]{3}))$/i.exec(text.trim());
  if (!match) return undefined;
  const digits = match[1] ?? (match[2] as string).replace(/./g, '$&$&');
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

/** `#rrggbb`. */
export function formatColour(rgb: Rgb): string {
  const digits = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(digits).join('')}`;
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** Relative luminance, 0 black to 1 white. Source: WCAG 2.2, definition of "relative luminance". */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** Contrast ratio, 1 to 21. Source: WCAG 2.2, definition of "contrast ratio". */
export function contrast(a: Rgb, b: Rgb): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** sRGB to OKLCH. Source: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export function toLch(rgb: Rgb): Lch {
  const [r, g, b] = rgb.map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { lightness, chroma: Math.hypot(greenRed, blueYellow), hue: Math.atan2(blueYellow, greenRed) };
}

function unclampedRgb({ lightness, chroma, hue }: Lch): Rgb {
  const greenRed = chroma * Math.cos(hue);
  const blueYellow = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow) ** 3;
  const m = (lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow) ** 3;
  const s = (lightness - 0.0894841775 * greenRed - 1.291485548 * blueYellow) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function inGamut(rgb: Rgb): boolean {
  return rgb.every((value) => value >= -0.0005 && value <= 1.0005);
}

/** OKLCH to sRGB; a colour that sRGB does not have is made less colourful until it has. */
export function fromLch(lch: Lch): Rgb {
  let rgb = unclampedRgb(lch);
  if (!inGamut(rgb)) {
    let [low, high] = [0, lch.chroma];
    for (let step = 0; step < 16; step++) {
      const chroma = (low + high) / 2;
      if (inGamut(unclampedRgb({ ...lch, chroma }))) low = chroma;
      else high = chroma;
    }
    rgb = unclampedRgb({ ...lch, chroma: low });
  }
  const [red, green, blue] = rgb.map((value) => Math.min(1, Math.max(0, value)));
  return [red as number, green as number, blue as number];
}
