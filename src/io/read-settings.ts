import path from 'node:path';
import type { Config } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { Problem } from '../model/finding.ts';
import type { Owners } from '../model/owners.ts';
import type { PopularList, SearchTests, Synonyms } from '../model/site.ts';
import { parseConfig } from '../parse/parse-config.ts';
import { parseOwners } from '../parse/parse-owners.ts';
import { parsePopular } from '../parse/parse-popular.ts';
import { parseSearchTests } from '../parse/parse-search-tests.ts';
import { parseSynonyms } from '../parse/parse-synonyms.ts';
import { relativeName } from './is-inside.ts';
import { readOptional } from './read-text.ts';

export const configName = 'kb.config.yml';
export const ownersName = 'owners.yml';

/** A settings file as found: name relative to the project folder, and its text when it exists. */
interface Found {
  readonly file: string;
  readonly text: string | undefined;
}

/** Looks in the project folder, then in the content folder. */
function find(name: string, root: string, content: string): Found {
  for (const folder of new Set([root, content])) {
    const text = readOptional(path.join(folder, name), root);
    if (text !== undefined) return { file: relativeName(root, path.join(folder, name)), text };
  }
  return { file: name, text: undefined };
}

export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
}

/**
 * Reads `kb.config.yml` of the project folder, else of the content folder; without one, all is default.
 * Throws `UserError` when it is there and unusable: nothing that depends on it could be trusted.
 */
export function readConfig(root: string, content: string): ReadConfig {
  const { file, text } = find(configName, root, content);
  const { config, problems, usable } = parseConfig(file, text);
  if (usable) return { config, problems };
  const [first, ...others] = problems;
  const more = others.map(({ at, message }) => `\n    ${at.path}:${at.line}:${at.column}: ${message}`);
  throw new UserError(`${first?.message ?? `${file} is unusable.`}${more.join('')}`, {
    hint: first?.hint ?? 'See "kb schema config" for what may stand in it.',
    ...(first && { at: first.at }),
  });
}

export interface Settings {
  readonly owners: Owners;
  readonly synonyms: Synonyms;
  readonly searchTests: SearchTests;
  readonly popular?: PopularList;
}

/** Reads the files beside the config: owners, synonyms, search tests and the list of popular articles. */
export function readSettings(root: string, content: string, config: Config): Settings {
  const owners = find(ownersName, root, content);
  const synonyms = find(config.search.synonyms, root, content);
  const tests = find(config.search.tests, root, content);
  const popular =
    config.home.popular === undefined ? undefined : readPopular(root, content, config, config.home.popular);
  return {
    owners: parseOwners(owners.file, owners.text),
    synonyms: parseSynonyms(synonyms.file, synonyms.text),
    searchTests: parseSearchTests(tests.file, tests.text),
    ...(popular && { popular }),
  };
}

function readPopular(root: string, content: string, { places }: Config, name: string): PopularList {
  const { file, text } = find(name, root, content);
  if (text !== undefined) return parsePopular(file, text);
  throw new UserError(`home.popular names the file ${name}, which does not exist.`, {
    hint: 'Write it with "kb gaps EXPORT --top 10 --format json", or remove the line from kb.config.yml.',
    ...(places['home.popular'] && { at: places['home.popular'] }),
  });
}
