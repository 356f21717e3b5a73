import type { Output } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { searchOutputs } from '../search/search-outputs.ts';
import type { DevState } from './dev-project.ts';

/** The search index as the build makes it, made when a browser first asks for it after a change. */
export class DevSearch {
  #site: Site | undefined;
  #outputs = new Map<string, Output>();

  /** A file below `search/`; undefined when the index has none of that name. */
  output({ site, theme }: DevState, path: string): Output | undefined {
    if (site !== this.#site) {
      const outputs = [...searchOutputs(site, theme.scripts['search.js'])];
      this.#outputs = new Map(outputs.map((output) => [output.path, output]));
      this.#site = site;
    }
    return this.#outputs.get(path);
  }
}
