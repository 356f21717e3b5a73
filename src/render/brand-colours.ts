import type { Config } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import { contrast, formatColour, fromLch, type Lch, parseColour, type Rgb, toLch } from './colour-maths.ts';

/** Colours of one theme that come from the brand colour, each `#rrggbb`. */
export interface BrandShades {
  /** Links, buttons, focus rings: at least 7:1 on every background of the theme. */
  readonly accent: string;
  /** The accent under a pointer: further from the background. */
  readonly accentStrong: string;
  /** Soft background of the hero, the answer and the contact block. */
  readonly tint: string;
  /** Lines on that background. */
  readonly tintLine: string;
  /** Decoration only (marks, edges); the brand colour itself in the light theme. */
  readonly brand: string;
}

export interface BrandColours {
  readonly light: BrandShades;
  readonly dark: BrandShades;
  /** The colour that was used for links in the light theme. */
  readonly used: string;
  /** True when the given colour cannot carry text: under 4.5:1 on white (WCAG 2.2, 1.4.3), or no colour at all. */
  readonly adjusted: boolean;
}

/** Backgrounds that text of the theme stands on, beside the tint. Same values as in `css/05-colours.css`. */
export const backgrounds = {
  light: ['#ffffff', '#f6f7f9'],
  dark: ['#14171c', '#1d2128'],
} as const;

/** What stands in when the config holds no readable colour. */
const fallbackColour = '#1f5fa8';

/** WCAG 2.2, 1.4.6 Contrast (Enhanced); a little more, since the shades are rounded to whole steps. */
const textContrast = 7.05;
const minimumContrast = 4.5;

function rgbOf(colour: string): Rgb {
  return parseColour(colour) as Rgb;
}

function lowestContrast(colour: Rgb, grounds: readonly Rgb[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** The colour of the same hue nearest to `lch` in lightness that has `wanted` contrast on every background. */
function withContrast(lch: Lch, grounds: readonly Rgb[], towards: 0 | 1, wanted: number): Lch {
  const reaches = (lightness: number) =>
    lowestContrast(rgbOf(formatColour(fromLch({ ...lch, lightness }))), grounds) >= wanted;
  if (reaches(lch.lightness)) return lch;
  let near = lch.lightness;
  let far: number = towards;
  for (let step = 0; step < 14; step++) {
    const middle = (near + far) / 2;
    if (reaches(middle)) far = middle;
    else near = middle;
  }
  return { ...lch, lightness: far };
}

function shadesOf(brand: Lch, theme: 'light' | 'dark'): BrandShades {
  const [towards, tintLightness, lineLightness] =
    theme === 'light' ? ([0, 0.976, 0.91] as const) : ([1, 0.245, 0.36] as const);
  const tint = fromLch({
    ...brand,
    lightness: tintLightness,
    chroma: Math.min(brand.chroma, theme === 'light' ? 0.012 : 0.024),
  });
  const grounds = [...backgrounds[theme].map(rgbOf), rgbOf(formatColour(tint))];
  const start =
    theme === 'light'
      ? brand
      : { ...brand, lightness: Math.max(brand.lightness, 0.72), chroma: Math.min(brand.chroma, 0.15) };
  const accent = withContrast(start, grounds, towards, textContrast);
  const strong = { ...accent, lightness: accent.lightness + (theme === 'light' ? -0.07 : 0.07) };
  const edge = withContrast(brand, grounds, towards, theme === 'light' ? 1 : 3);
  return {
    accent: formatColour(fromLch(accent)),
    accentStrong: formatColour(
      fromLch({ ...strong, lightness: Math.min(0.97, Math.max(0, strong.lightness)) }),
    ),
    tint: formatColour(tint),
    tintLine: formatColour(
      fromLch({ ...brand, lightness: lineLightness, chroma: Math.min(brand.chroma, 0.035) }),
    ),
    brand: formatColour(fromLch(edge)),
  };
}

/** Derives every colour of both themes from the brand colour, so that text in it is readable whatever was given. */
export function brandColours(given: string): BrandColours {
  const read = parseColour(given);
  const rgb = read ?? rgbOf(fallbackColour);
  const brand = toLch(rgb);
  const light = shadesOf(brand, 'light');
  const adjusted = read === undefined || contrast(rgb, rgbOf('#ffffff')) < minimumContrast;
  return { light, dark: shadesOf(brand, 'dark'), used: light.accent, adjusted };
}

/** The custom properties of both themes as CSS, in the first layer, so that every later rule may change them. */
export function brandColourCss(colours: BrandColours): string {
  const properties = (shades: BrandShades) =>
    `--accent:${shades.accent};--accent-strong:${shades.accentStrong};--tint:${shades.tint};--tint-line:${shades.tintLine};--brand:${shades.brand}`;
  return `@layer base{:root{${properties(colours.light)}}@media (prefers-color-scheme:dark){:root{${properties(colours.dark)}}}}`;
}

/** Says which colour was used when the configured one cannot carry text; undefined when it can. */
export function brandColourProblem(config: Config): Problem | undefined {
  const given = config.brand.colour;
  const colours = brandColours(given);
  if (!colours.adjusted) return undefined;
  const rgb = parseColour(given);
  const ratio = rgb === undefined ? undefined : Math.floor(contrast(rgb, rgbOf('#ffffff')) * 10) / 10;
  return {
    rule: 'brand-colour-adjusted',
    message:
      ratio === undefined
        ? `The brand colour "${given}" is not a colour like #1f5fa8, so ${colours.used} is used.`
        : `Text in the brand colour ${given} is too pale to read on white (contrast ${ratio}:1, at least 4.5:1 is needed), so links and buttons use ${colours.used}.`,
    at: config.brand.colourAt ?? startOf(config.file),
    hint: `Nothing has to be done. To choose the shade yourself, set brand.colour to a darker one, for example ${colours.used}.`,
    fingerprint: given,
  };
}
