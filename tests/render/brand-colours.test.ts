import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/parse/parse-config.ts';
import { backgrounds, brandColourProblem, brandColours } from '../../src/render/brand-colours.ts';
import {
  contrast,
  formatColour,
  fromLch,
  parseColour,
  type Rgb,
  toLch,
} from '../../src/render/colour-maths.ts';
import { ownTheme } from './own-theme.ts';

const rgb = (colour: string) => parseColour(colour) as Rgb;
const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  test('agrees with the examples of the standard', () => {
    expect(contrast(rgb('#000'), rgb('#fff'))).toBeCloseTo(21, 5);
    expect(contrast(rgb('#777777'), rgb('#ffffff'))).toBeCloseTo(4.48, 2);
    expect(contrast(rgb('#ff0000'), rgb('#ffffff'))).toBeCloseTo(4, 2);
  });
  test('a colour comes back from OKLCH unchanged', () => {
    fc.assert(fc.property(colours, (colour) => formatColour(fromLch(toLch(rgb(colour)))) === colour));
  });
});

describe('shades of any brand colour', () => {
  test('links and buttons reach 7:1 on every background of both themes', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const shades = brandColours(colour);
        for (const theme of ['light', 'dark'] as const) {
          const { accent, accentStrong, tint } = shades[theme];
          for (const ground of [...backgrounds[theme], tint]) {
            expect(contrast(rgb(accent), rgb(ground)), `${colour} ${theme} ${ground}`).toBeGreaterThanOrEqual(
              7,
            );
            expect(contrast(rgb(accentStrong), rgb(ground))).toBeGreaterThanOrEqual(6.9);
          }
        }
      }),
    );
  });

  test('the brand colour itself is the edge in the light theme', () => {
    expect(brandColours('#ffcc00').light.brand).toBe('#ffcc00');
  });

  test('says which colour it used when the given one cannot be read', () => {
    const { config } = parseConfig('kb.config.yml', 'title: A\nbrand:\n  colour: "#ffcc00"\n');
    const problem = brandColourProblem(config);
    expect(problem?.rule).toBe('brand-colour-adjusted');
    expect(problem?.at).toMatchObject({ path: 'kb.config.yml', line: 3 });
    expect(problem?.message).toContain('1.5:1');
    expect(problem?.message).toContain(brandColours('#ffcc00').used);
    expect(brandColourProblem({ ...config, brand: { colour: '#1f5fbf' } })).toBeUndefined();
    expect(brandColourProblem({ ...config, brand: { colour: 'reddish' } })?.message).toContain('"reddish"');
  });
});

describe("the theme's own colours", () => {
  const css = ownTheme().css.find(({ file }) => file.endsWith('05-colours.css'))?.text ?? '';
  const [light = '', dark = ''] = css.split('prefers-color-scheme');
  const value = (theme: string, name: string) =>
    new RegExp(`--${name}: (#[0-9a-f]+);`).exec(theme)?.[1] ?? '';

  for (const [theme, text] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    test(`${theme}: text reaches 7:1 and lines of controls 3:1`, () => {
      expect([value(text, 'bg'), value(text, 'surface')].map((colour) => formatColour(rgb(colour)))).toEqual(
        backgrounds[theme],
      );
      fc.assert(
        fc.property(colours, (brand) => {
          for (const ground of [...backgrounds[theme], brandColours(brand)[theme].tint]) {
            for (const name of ['text', 'muted', 'green', 'amber', 'red', 'violet']) {
              expect(
                contrast(rgb(value(text, name)), rgb(ground)),
                `${name} on ${ground}`,
              ).toBeGreaterThanOrEqual(7);
            }
            expect(contrast(rgb(value(text, 'control')), rgb(ground))).toBeGreaterThanOrEqual(3);
          }
        }),
        { numRuns: 50 },
      );
      for (const name of ['green', 'amber', 'red', 'violet']) {
        const ground = rgb(value(text, `${name}-tint`));
        for (const over of [name, 'text']) {
          expect(contrast(rgb(value(text, over)), ground), `${over} on ${name}-tint`).toBeGreaterThanOrEqual(
            7,
          );
        }
      }
    });
  }
});
