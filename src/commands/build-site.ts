import path from 'node:path';
import { allRules } from '../checks/all-rules.ts';
import { runRules } from '../checks/run-rules.ts';
import { articleKey } from '../io/article-cache.ts';
import { type BuildMemo, hashOfAll, type IsAsBefore } from '../io/build-memo.ts';
import { type Committed, commitOutputs } from '../io/commit-outputs.ts';
import { releaseTexts } from '../io/read-sources.ts';
import { readProjectTheme } from '../io/read-theme.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import type { Finding } from '../model/finding.ts';
import type { AsBefore, Output } from '../model/output.ts';
import type { Visibility } from '../model/site.ts';
import { brandProblems } from '../render/brand-problems.ts';
import { createRenderer, type Renderer } from '../render/create-renderer.ts';
import { openProblems } from './kept-problems.ts';
import { openReadings } from './kept-readings.ts';
import { type Loaded, type LoadedProject, type LoadOptions, understandProject } from './load-site.ts';
import type { Progress } from './progress.ts';
import { beginIndex, type IndexAtWork } from './search-beside.ts';

interface Surroundings {
  /** Folders that the output must not touch. */
  readonly keep: readonly string[];
  /** What is known of the last build. */
  readonly memo: Pick<BuildMemo<unknown>, 'begin' | 'outputs'> | undefined;
  readonly progress: Progress;
  /** Takes a sentence for the person who waits. */
  readonly say: (message: string) => void;
}

interface BuiltSite {
  readonly pages: number;
  readonly articles: number;
  readonly absent: readonly Visibility[];
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
  readonly committed: Committed;
}

/** Parses, checks, renders and writes a project that was read. Without a single article nothing is written. */
export async function buildSite(
  read: LoadedProject,
  options: LoadOptions & { readonly force?: boolean },
  { keep, memo, progress, say }: Surroundings,
): Promise<BuiltSite> {
  const loaded = await understandProject(read, options);
  const { project, site } = loaded;
  progress.phase(`Checking ${site.entries.length} articles ...`);
  const findings = findingsOf(loaded, memo !== undefined);
  const files: string[] = [];
  let committed: Committed = { written: 0, unchanged: 0, removed: 0 };
  if (site.entries.length > 0) {
    const theme = await readProjectTheme(project.root, project.config);
    progress.phase(`Rendering ${site.entries.length} articles ...`);
    const renderer = createRenderer(site, theme);
    const isAsBefore = memo && pagesAsBefore(renderer, memo.begin([renderer.sharedInputs(), theme]));
    releaseTexts(project.sources);
    const readings = memo && openReadings(project.root, site);
    const outputs = outputsOf(renderer, isAsBefore ?? (() => false), memo, () =>
      beginIndex(site, theme.scripts['search.js'], readings),
    );
    committed = await commitOutputs(project.out, noting(outputs, files), {
      root: project.root,
      force: options.force ?? false,
      keep,
      say,
    });
    if (site.config.build.api) await writePagesApi(loaded);
  }
  return {
    pages: files.filter((name) => name.endsWith('.html')).length,
    articles: site.entries.filter((entry) => entry.shown).length,
    absent: site.entries.filter((entry) => !entry.shown).map((entry) => entry.visibility),
    findings,
    files,
    committed,
  };
}

/** What the rules say. What they said of single articles in the last run counts, and is kept, if they may remember it. */
function findingsOf({ project, site }: Loaded, mayRemember: boolean): Finding[] {
  const known = mayRemember ? openProblems(project.root) : undefined;
  const problems = [...site.problems, ...brandProblems(site)];
  const findings = runRules(allRules, { ...site, problems }, known);
  known?.keepAll();
  return findings;
}

/** Everything that is published, made when it is asked for. */
async function* outputsOf(
  renderer: Renderer,
  isAsBefore: (path: string) => boolean,
  memo: Surroundings['memo'],
  beginSearch: () => IndexAtWork,
): AsyncGenerator<Output | AsBefore> {
  const search = beginSearch();
  try {
    for (const path of renderer.outputs())
      yield isAsBefore(path) ? { path, asBefore: true } : (renderer.render(path) as Output);
    const { inputs, outputs } = await search.made;
    yield* memo ? memo.outputs('search', inputs(), outputs) : outputs();
  } finally {
    search.stop();
  }
}

/** The same outputs; `files` gets their paths. */
async function* noting(
  outputs: AsyncIterable<Output | AsBefore>,
  files: string[],
): AsyncGenerator<Output | AsBefore> {
  for await (const output of outputs) {
    files.push(output.path);
    yield output;
  }
}

/** Tells which pages the last build made of the same things. */
function pagesAsBefore(renderer: Renderer, isAsBefore: IsAsBefore): (path: string) => boolean {
  let lists: string | undefined;
  return (path) => {
    const inputs = renderer.inputs(path);
    if (inputs === undefined) return false;
    if (inputs === 'lists') {
      lists ??= hashOfAll(renderer.listInputs());
      return isAsBefore(path, lists);
    }
    const key = articleKey(inputs.article);
    return key !== undefined && isAsBefore(path, `${key}\n${inputs.made}`);
  };
}

async function writePagesApi({ project, site }: Loaded): Promise<void> {
  const { pagesApi } = await import('./pages-api.ts');
  writeAtomically(path.join(project.root, '.kb', 'api', 'pages.json'), pagesApi(site));
}
