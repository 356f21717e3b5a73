import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { Site } from '../model/site.ts';
import { brandColourProblem } from './brand-colours.ts';
import { assetAt } from './site-files.ts';

/** What the theme cannot do with the `brand` of the config: a colour that is too pale, a logo or favicon that is not there. */
export function brandProblems(site: Site): Problem[] {
  const { config } = site;
  const colour = brandColourProblem(config);
  const files = (['logo', 'favicon'] as const).flatMap((key): Problem[] => {
    const path = config.brand[key];
    if (path === undefined || assetAt(site, path) !== undefined) return [];
    return [
      {
        rule: 'image-missing',
        message: `The ${key} "${path}" is not in the content folder, so pages do without it.`,
        at: config.places[`brand.${key}`] ?? startOf(config.file),
        hint: `Put the file into the content folder and write its path from there, or remove the line.`,
        fingerprint: `brand.${key} ${path}`,
      },
    ];
  });
  return colour ? [colour, ...files] : files;
}
