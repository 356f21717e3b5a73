import path from 'node:path';
import { allRules } from '../checks/all-rules.ts';
import { runRules } from '../checks/run-rules.ts';
import { type Committed, commitOutputs } from '../io/commit-outputs.ts';
import { checkOutFolder } from '../io/out-folder.ts';
import { readTheme } from '../io/read-theme.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import type { Day } from '../model/day.ts';
import type { Finding } from '../model/finding.ts';
import type { Output } from '../model/output.ts';
import { renderSite } from '../render/render-site.ts';
import { isAtGate } from '../report/gate.ts';
import { searchOutputs } from '../search/search-outputs.ts';
import { type BuildResult, buildSummary } from './build-summary.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { commonFlags } from './flags.ts';
import { type Loaded, loadSite } from './load-site.ts';
import { startProgress } from './progress.ts';
import { sourceText } from './source-text.ts';

export interface BuildOptions {
  readonly content?: string;
  readonly out?: string;
  readonly base?: string;
  readonly drafts?: boolean;
  readonly internal?: boolean;
  readonly strict?: boolean;
  readonly cache?: boolean;
  readonly force?: boolean;
  readonly asOf?: Day;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * Compiles the project into its output folder and reports what to fix. Exit code 1 when a finding is an error (with
 * `strict`: a warning); the site is written all the same. Without a single article nothing is written.
 */
export async function build(options: BuildOptions, context: Context): Promise<number> {
  const started = performance.now();
  const isForPeople = !options.json && !options.quiet;
  const progress = startProgress(context, isForPeople);
  try {
    progress.phase('Reading articles ...');
    const loaded = await loadSite(options, context);
    const { project, site } = loaded;
    const keep = keptFolders(loaded);
    checkOutFolder(project.out, { root: project.root, keep });
    progress.phase(`Checking ${site.entries.length} articles ...`);
    const findings = runRules(allRules, site);
    const outputs: Output[] = [];
    let committed: Committed = { written: 0, unchanged: 0, removed: 0 };
    if (site.entries.length > 0) {
      const theme = await readTheme(themeFolder(loaded), project.root);
      progress.phase(`Rendering ${site.entries.length} articles ...`);
      outputs.push(...renderSite(site, theme), ...searchOutputs(site, theme.scripts['search.js']));
      progress.phase(`Writing ${outputs.length} files ...`);
      committed = await commitOutputs(project.out, outputs, {
        root: project.root,
        force: options.force ?? false,
        keep,
        say: (message) => context.stderr(`kb: ${message}\n`),
      });
      if (site.config.build.api) await writePagesApi(loaded);
    }
    progress.end();
    const result: BuildResult = {
      pages: outputs.filter(({ path: name }) => name.endsWith('.html')).length,
      articles: site.entries.filter((entry) => entry.shown).length,
      ...committed,
      findings,
      ms: Math.round(performance.now() - started),
    };
    const isRed = site.entries.length === 0 || findings.some((finding) => fails(finding, options));
    if (options.json) context.stdout(`${JSON.stringify(result)}\n`);
    else if (!options.quiet || isRed) {
      const say = options.quiet ? context.stderr : context.stdout;
      say(
        buildSummary(
          result,
          {
            entries: site.entries,
            out: project.out,
            isWritten: outputs.length > 0,
            source: sourceText(project),
            isRed,
          },
          context,
        ),
      );
    }
    return isRed ? 1 : 0;
  } finally {
    progress.end();
  }
}

function fails(finding: Finding, { strict }: BuildOptions): boolean {
  return isAtGate(finding, strict ? 'warning' : 'error');
}

/** Folders with a person's work, which the output must not touch. */
function keptFolders(loaded: Loaded): string[] {
  const theme = themeFolder(loaded);
  return [loaded.project.content, ...(theme === undefined ? [] : [theme])];
}

function themeFolder({ project, config }: Loaded): string | undefined {
  return config.theme.folder === undefined ? undefined : path.resolve(project.root, config.theme.folder);
}

async function writePagesApi({ project, site }: Loaded): Promise<void> {
  const { pagesApi } = await import('./pages-api.ts');
  writeAtomically(path.join(project.root, '.kb', 'api', 'pages.json'), pagesApi(site));
}

export const command: Command = {
  about: 'Reads the articles, checks them, and writes the finished site into the folder "site".',
  flags: [
    commonFlags.content,
    { flags: '--out <dir>', text: 'folder for the finished site (default: site)' },
    { flags: '--base <url>', text: 'address at which the site will be published' },
    commonFlags.drafts,
    commonFlags.internal,
    { flags: '--strict', text: 'end with exit code 1 for warnings too' },
    commonFlags.noCache,
    { flags: '--force', text: 'write between things in the output folder that kb did not write' },
    commonFlags.asOf,
    { flags: '--json', text: 'print the result as one JSON object' },
    { flags: '--quiet', text: 'print nothing unless something is wrong' },
  ],
  examples: [
    ['kb build', 'makes the site in the folder "site"'],
    ['kb build --base https://help.example.com/', 'also writes the sitemap and the feed addresses'],
    ['kb build --drafts --internal --out preview', 'shows what is not public yet, in a folder of its own'],
    ['kb build --strict', 'for automatic publication: stops at warnings too'],
  ],
  run: (_operands, values, context) => build(values as BuildOptions, context),
};
