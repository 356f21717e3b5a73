import { type Day, parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { type Place, startOf } from '../model/place.ts';
import type { PopularList } from '../model/site.ts';
import type { Tree } from './tree.ts';
import { readYaml } from './yaml-with-places.ts';

const hint = 'Write the file again with: kb gaps EXPORT --top 10 --format json';

/**
 * Reads the list of articles with the most contacts: JSON `{from, to, articles}` where an article is a path or an object
 * with a `path`. Other keys are ignored. Throws `UserError` with its place when the list cannot be used.
 */
export function parsePopular(file: string, text: string): PopularList {
  // JSON is YAML, and the YAML reader knows places.
  const { root, problems } = readYaml(text.replace(/^\ufeff/, ''), file);
  if (problems[0] || root === undefined) fail('it is not JSON', problems[0]?.at ?? startOf(file));
  const articles = child(root, 'articles');
  if (articles?.kind !== 'list') fail('it has no list `articles`', root.at);
  const from = dayOf(root, 'from');
  const to = dayOf(root, 'to');
  if (to < from) fail('its period ends before it starts', root.at);
  return { from, to, articles: articles.items.map(pathOf) };
}

function child(tree: Tree, key: string): Tree | undefined {
  return tree.kind === 'group' ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
}

function dayOf(root: Tree, key: string): Day {
  const value = child(root, key);
  const day = value?.kind === 'scalar' ? parseDay(value.text) : undefined;
  return day ?? fail(`\`${key}\` is not a day`, value?.at ?? root.at);
}

function pathOf(tree: Tree): string {
  const value = child(tree, 'path') ?? tree;
  if (value.kind === 'scalar' && typeof value.value === 'string' && value.value.trim() !== '')
    return value.value;
  return fail('an entry of `articles` has no path', tree.at);
}

function fail(what: string, at: Place): never {
  throw new UserError(`The list of popular articles cannot be used: ${what}.`, { at, hint });
}
