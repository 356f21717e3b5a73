import { openBuildMemo } from '../io/build-memo.ts';
import type { Committed } from '../io/commit-outputs.ts';
import { checkOutFolder } from '../io/out-folder.ts';
import { themeFolder } from '../io/read-project.ts';
import type { Day } from '../model/day.ts';
import type { Finding } from '../model/finding.ts';
import type { Visibility } from '../model/site.ts';
import { isAtGate } from '../report/gate.ts';
import { type BuildResult, buildSummary } from './build-summary.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { commonFlags } from './flags.ts';
import { type LoadedProject, loadProject } from './load-site.ts';
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

/** What a build came to, whenever it was. */
interface Built {
  readonly pages: number;
  readonly articles: number;
  /** Why other articles have no page. */
  readonly absent: readonly Visibility[];
  readonly findings: readonly Finding[];
  /** Paths of all files of the site. None when no site was written. */
  readonly files: readonly string[];
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
    const loaded = await loadProject(options, context);
    const { project, config, today } = loaded;
    const keep = keptFolders(loaded);
    checkOutFolder(project.out, { root: project.root, keep });
    const { base, drafts, internal } = options;
    // The file for other programs is written anew each time.
    const mayRemember = options.cache !== false && !options.force && !config.build.api;
    const memo = mayRemember
      ? openBuildMemo<Built>(project, themeFolder(project.root, config), { base, drafts, internal, today })
      : undefined;
    const remembered = memo?.recall();
    const { pages, articles, absent, findings, files, committed } = remembered
      ? { ...remembered, committed: nothingWritten(remembered.files.length) }
      : await (await import('./build-site.ts')).buildSite(loaded, options, {
          keep,
          memo,
          progress,
          say: (message) => context.stderr(`kb: ${message}\n`),
        });
    if (!remembered) memo?.keep({ pages, articles, absent, findings, files }, files);
    progress.end();
    const ms = Math.round(performance.now() - started);
    const result: BuildResult = { pages, articles, ...committed, findings, ms };
    const isRed = files.length === 0 || result.findings.some((finding) => fails(finding, options));
    if (options.json) context.stdout(`${JSON.stringify(result)}\n`);
    else if (!options.quiet || isRed) {
      const say = options.quiet ? context.stderr : context.stdout;
      say(
        buildSummary(
          result,
          { absent, out: project.out, isWritten: files.length > 0, source: sourceText(project), isRed },
          context,
        ),
      );
    }
    return isRed ? 1 : 0;
  } finally {
    progress.end();
  }
}

function nothingWritten(unchanged: number): Committed {
  return { written: 0, unchanged, removed: 0 };
}

function fails(finding: Finding, { strict }: BuildOptions): boolean {
  return isAtGate(finding, strict ? 'warning' : 'error');
}

/** Folders with a person's work, which the output must not touch. */
function keptFolders(loaded: LoadedProject): string[] {
  const theme = themeFolder(loaded.project.root, loaded.config);
  return [loaded.project.content, ...(theme === undefined ? [] : [theme])];
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
