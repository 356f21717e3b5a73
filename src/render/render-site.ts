import type { Output, Theme } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { createRenderer } from './create-renderer.ts';

/** Every file of the public site but the search data, sorted by path. Throws UserError for a fault in a template. */
export function renderSite(site: Site, theme: Theme): Output[] {
  const renderer = createRenderer(site, theme);
  return renderer.outputs().map((path) => renderer.render(path) as Output);
}
