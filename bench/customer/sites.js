import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, generators, makeSite } from '../peers/generators.js';

const bench = fileURLToPath(new URL('..', import.meta.url));

/**
 * The sites that are compared: a generator, with the folder of `bench/peers/` that is put over its own (`over`); `open` is pressed
 * before a reader can type into `field` (absent where the field is on the page); each `result` is one.
 */
export const contenders = {
  kb: {
    ...generators.kb,
    field: '#kbSearch',
    result: '.search-list [role=option]',
  },
  'hugo-pagefind': {
    ...generators.pagefind,
    over: 'hugo-search',
    field: '.pagefind-ui__search-input',
    result: 'a.pagefind-ui__result-link',
  },
  starlight: {
    ...generators.starlight,
    open: 'button[data-open-modal]',
    field: '.pagefind-ui__search-input',
    result: 'a.pagefind-ui__result-link',
  },
};

/** Builds the site of a contender, unless it is there and `keep` says to use it. Gives the folder to serve. */
export function prepareSite(key, count, keep) {
  const { site, over } = contenders[key];
  const folder = path.join(bench, 'work', `customer-${count}`, key);
  if (!(keep && existsSync(path.join(folder, site)))) {
    rmSync(folder, { recursive: true, force: true });
    makeSite(contenders[key], folder, count);
    if (over) cpSync(path.join(bench, 'peers', over), folder, { recursive: true });
    buildSite(contenders[key], folder);
  }
  return path.join(folder, site);
}
