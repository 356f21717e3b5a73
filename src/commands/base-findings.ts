import path from 'node:path';
import { fingerprintsOf } from '../checks/fingerprints.ts';
import { runRules } from '../checks/run-rules.ts';
import type { Repository } from '../io/git.ts';
import { findBase, withTree } from '../io/git-tree.ts';
import { isInside, relativeName } from '../io/is-inside.ts';
import { readProject } from '../io/read-project.ts';
import { UserError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { assembleSite } from '../site/assemble-site.ts';
import { chosenSite } from './chosen-rules.ts';
import { completeSite } from './complete-site.ts';
import { articlesOf, type LoadedProject, type LoadOptions, siteInput } from './load-site.ts';

export interface BaseOptions extends LoadOptions {
  readonly ref: string;
  readonly rules: readonly Rule[];
  readonly repository: Repository;
  readonly cwd: string;
}

/**
 * Those of `findings` that were not there where this change began: where the work tree and `ref` parted. Both sides are judged
 * by the same rules on the same day, so a page that only grew old is nobody's fault. Renamed files are followed.
 */
export async function madeWorse(
  findings: readonly Finding[],
  loaded: LoadedProject,
  options: BaseOptions,
): Promise<Finding[]> {
  const { repository, ref } = options;
  const base = await findBase(repository, ref);
  const before = await withTree(repository, base.commit, (root) =>
    findingsIn(root, base.commit, loaded, options),
  );
  const old = new Set(fingerprintsOf(before ?? []));
  const prints = fingerprintsOf(findings, (name) => base.renames.get(name) ?? name);
  return findings.filter((_, index) => !old.has(prints[index] as string));
}

async function findingsIn(
  root: string,
  commit: string,
  loaded: LoadedProject,
  options: BaseOptions,
): Promise<Finding[]> {
  const { rules, repository, ref } = options;
  const project = await readOld(root, loaded, options);
  if (!project) return [];
  const { rules: severities, ruleOptions, url } = loaded.config;
  // By the rules as they are now: what a rule says of old pages is nobody's fault on the day it is turned on.
  const judged = { ...project.config, rules: severities, ruleOptions };
  const config = options.base === undefined ? judged : { ...judged, url: url ?? options.base };
  const before = { project, config, today: loaded.today };
  const articles = await articlesOf(before, options, loaded.project.root);
  const site = assembleSite(siteInput(before, articles, options));
  const surroundings = {
    root,
    workTree: repository.top,
    repository: async () => repository,
    rules,
    from: commit,
  };
  const { site: complete } = await completeSite(chosenSite(site, rules), surroundings).catch(
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(
        `As of ${ref}: ${error.message}`,
        error.hint === undefined ? {} : { hint: error.hint },
      );
    },
  );
  return runRules(rules, complete);
}

/** The project as it was; undefined when it had no content folder yet. */
async function readOld(root: string, loaded: LoadedProject, { content, cwd, ref }: BaseOptions) {
  const now = content === undefined ? undefined : path.resolve(cwd, content);
  if (now !== undefined && !isInside(loaded.project.root, now)) {
    throw new UserError('--changed cannot look at a content folder outside the project.', {
      hint: 'Start kb in the folder that holds the articles.',
    });
  }
  const there = now === undefined ? undefined : path.join(root, relativeName(loaded.project.root, now));
  try {
    return await readProject(root, there === undefined ? {} : { content: there });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (/does not exist/.test(error.message)) return undefined;
    throw new UserError(`The project as it was in ${ref} cannot be read: ${error.message}`, {
      hint: 'Compare with a later commit, or check everything without --changed.',
    });
  }
}
