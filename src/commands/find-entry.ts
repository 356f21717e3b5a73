import path from 'node:path';
import { relativeName } from '../io/is-inside.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Entry } from '../model/site.ts';
import type { Loaded } from './load-site.ts';

/**
 * The article that a person means on the command line: a path from where they are, a path from the content folder (`.md` may be
 * missing), or an id. Throws `UserError` with a suggestion when there is none.
 */
export function findEntry(written: string, { site, project }: Loaded, cwd: string): Entry {
  const here = relativeName(project.content, path.resolve(cwd, written));
  const inContent = path.posix.normalize(written.split(path.sep).join('/').replace(/^\/+/, ''));
  for (const name of [here, inContent]) {
    const found = site.byPath.get(name) ?? site.byPath.get(`${name}.md`);
    if (found) return found;
  }
  const id = written.replace(/^id:/i, '').trim();
  const byId = site.entries.find(({ article }) => article.meta.id !== undefined && article.meta.id === id);
  if (byId) return byId;
  const names = new Map(site.entries.map(({ article }) => [path.posix.basename(article.path), article.file]));
  const wanted = path.posix.basename(inContent);
  const meant = nearest(/\.md$/i.test(wanted) ? wanted : `${wanted}.md`, names.keys());
  throw new UserError(`There is no article ${written}.`, {
    hint: meant ? `Did you mean ${names.get(meant)}?` : 'Name the file of an article, or its id.',
  });
}
