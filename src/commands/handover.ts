import { registryOf, successorOf } from '../checks/owner-registry.ts';
import { replaceOwner, replaceOwnerInSettings } from '../edit/replace-owner.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Site } from '../model/site.ts';
import { aliasesOf } from '../parse/front-matter-keys.ts';
import { countOf } from '../report/plural.ts';
import type { Context } from './context.ts';
import { demandRegistry } from './demand-registry.ts';
import {
  demandSameBody,
  editArticle,
  editFile,
  type FileEdit,
  showEdits,
  writeEdits,
} from './edit-articles.ts';
import { type Loaded, type LoadOptions, loadSite } from './load-site.ts';

/**
 * Gives everything that belongs to `from` to `to`: in articles, in `_meta.yml` of folders and in the config. Only the name
 * changes. Throws `UserError` when `to` is unknown or gone, or nothing belongs to `from`.
 */
export async function handover(
  from: string,
  to: string,
  options: LoadOptions & { readonly dryRun?: boolean },
  context: Context,
): Promise<number> {
  const loaded = await loadSite({ ...options, drafts: true, internal: true }, context);
  const { site } = loaded;
  demandOwner(to, site);
  if (from === to)
    throw new UserError(`${from} has these articles already.`, { hint: 'Name two different owners.' });
  const edits = [...articleEdits(loaded, from, to), ...settingsEdits(loaded, from, to)];
  if (edits.length === 0) throw nothingOf(from, site);
  if (options.dryRun) context.stdout(showEdits(edits));
  else writeEdits(loaded, edits);
  const teams = site.owners.teams.filter(({ members }) => members.includes(from)).map(({ id }) => id);
  context.stdout(
    `${options.dryRun ? 'Would change' : 'Changed'} the owner in ${countOf(edits.length, 'file')} from ${from} to ${to}.\n` +
      (teams.length > 0 ? `${from} is still a member of ${teams.join(', ')} in ${site.owners.file}.\n` : '') +
      (options.dryRun ? 'Nothing was written.\n' : ''),
  );
  return 0;
}

function demandOwner(id: string, site: Site): void {
  const { people, teams, ids } = registryOf(site);
  const { known, file } = site.owners;
  demandRegistry(site, id);
  if (id.trim() === '' || id.includes(',')) {
    throw new UserError(`"${id}" is not one owner.`, { hint: 'Write: kb owners handover OLD NEW' });
  }
  if (!known || teams.has(id)) return;
  const person = people.get(id);
  if (!person) {
    const meant = nearest(id, ids);
    throw new UserError(`${file} has no person or team "${id}".`, {
      hint: meant ? `Did you mean ${meant}?` : `Add them to ${file} first.`,
    });
  }
  if (person.left !== undefined && person.left <= site.today) {
    const next = successorOf(person, site);
    throw new UserError(`${person.name} left on ${person.left} and cannot take over.`, {
      hint: next ? `${next.id} took over from them.` : `See who is there: kb owners`,
    });
  }
}

function articleEdits(loaded: Loaded, from: string, to: string): FileEdit[] {
  return loaded.articles
    .filter(({ meta }) => meta.owners?.includes(from))
    .map((article) => {
      const edit = editArticle(loaded, article, (text) => replaceOwner(text, aliasesOf('owner'), from, to));
      demandSameBody(article, edit);
      if (edit.article.meta.owners?.includes(from)) throw notSafe(article.file);
      return edit;
    });
}

function settingsEdits(loaded: Loaded, from: string, to: string): FileEdit[] {
  const { config, project } = loaded;
  const files = [
    ...project.folders
      .filter(({ owners }) => owners?.includes(from))
      .map(({ file }) => ({ file, key: 'owner' })),
    ...(config.owners.includes(from) ? [{ file: config.file, key: 'owners' }] : []),
  ];
  return files.map(({ file, key }) => {
    const aliases = key === 'owner' ? ['owners', ...aliasesOf('owner')] : ['owner'];
    const edit = editFile(loaded, file, (text) => replaceOwnerInSettings(text, key, aliases, from, to));
    if (edit.before === edit.after) throw notSafe(file);
    return edit;
  });
}

function notSafe(file: string): UserError {
  return new UserError(
    `The owner in ${file} is written in a way that kb cannot change safely, so nothing was changed.`,
    {
      hint: 'Change it by hand, then run the command again.',
    },
  );
}

function nothingOf(from: string, site: Site): UserError {
  const ids = new Set(site.entries.flatMap(({ ownership }) => ownership.ids));
  const meant = nearest(from, ids);
  return new UserError(`Nothing belongs to "${from}".`, {
    hint: meant ? `Did you mean ${meant}?` : '"kb owners" lists who owns what.',
  });
}
