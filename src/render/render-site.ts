import type { Output, Theme } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { createRenderer } from './create-renderer.ts';

/**
 * Every file of the public site but the search data, sorted by path, one at a time: whoever takes them needs to hold no more than one. All of
 * them together took as much memory as the articles. Throws UserError for a fault in a template.
 */
export function* renderSite(site: Site, theme: Theme): Generator<Output> {
  const renderer = createRenderer(site, theme);
  for (const path of renderer.outputs()) yield renderer.render(path) as Output;
}
