import path from 'node:path';
import { startDevServer } from '../io/dev-server.ts';
import { folderStamp } from '../io/file-stamps.ts';
import { realPlace } from '../io/is-inside.ts';
import { openInBrowser } from '../io/open-in-editor.ts';
import { readDevScript } from '../io/read-dev-script.ts';
import { findProjectRoot } from '../io/read-project.ts';
import { endProcess, untilStopped } from '../io/until-stopped.ts';
import { basesOf, type Watching, watchFiles } from '../io/watch-files.ts';
import type { Day } from '../model/day.ts';
import { mistakeText, UserError } from '../model/errors.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { DevChecks } from './dev-checks.ts';
import { DevProject } from './dev-project.ts';
import { createDevSource } from './dev-source.ts';
import { commonFlags, countValue } from './flags.ts';

export interface DevOptions {
  readonly port?: number;
  readonly host?: string;
  /** Show drafts and internal articles. Default: yes. */
  readonly drafts?: boolean;
  readonly open?: boolean;
  readonly content?: string;
  readonly asOf?: Day;
}

/**
 * Serves the site of the project that `context.cwd` belongs to, as it is now, and shows changes in open browsers until it is stopped.
 * Writes nothing into the site. Throws `UserError` when there is no project to show or no port to take; a mistake in a file is
 * shown in the browser instead.
 */
export async function dev(options: DevOptions, context: Context): Promise<number> {
  const stopped = untilStopped(context.signal).then(() => {
    // A person who stops kb in the middle of something does not wait for its end.
    if (!context.signal) endProcess(0);
  });
  const say = (message: string) => context.stderr(`kb: ${message}\n`);
  const root = findProjectRoot(context.cwd);
  const project = new DevProject({
    root,
    isPreview: options.drafts ?? true,
    ...(options.content !== undefined && { content: path.resolve(context.cwd, options.content) }),
    ...(options.asOf !== undefined && { asOf: options.asOf }),
  });
  await project.read();
  const { error } = project;
  if (error !== undefined && !(error instanceof UserError && error.at)) throw error;

  const report = (fault: unknown) =>
    say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  const checks = new DevChecks(() => server.checked());
  const server = await startDevServer(createDevSource(project, { checks, env: context.env, report }), {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 4400,
    script: readDevScript(),
    say,
  });
  const watching = keepWatching(project, { say, report, onChange: () => server.changed() });
  context.stdout(`The help center is at ${server.url}\nIt shows what you save. Stop with Ctrl-C.\n`);
  sayErrors(project, say);
  sayIfEmpty(project, say);
  if (options.open && !(await openInBrowser(server.url)))
    say(`No browser could be opened. Go to ${server.url}`);
  await stopped;
  checks.stop();
  await Promise.all([server.close(), watching.close()]);
  return 0;
}

const secondLookMs = 600;
const nextLooksMs = 3_000;

interface Listener {
  readonly say: (message: string) => void;
  readonly report: (fault: unknown) => void;
  readonly onChange: () => Promise<void>;
}

/** Watches what the site is made from; what that is can change with the config. */
function keepWatching(project: DevProject, { say, report, onChange }: Listener): { close(): Promise<void> } {
  let isClosed = false;
  /** What the terminal was last told; a page may have met the next mistake before the watcher does. */
  let said = project.error;
  let watched = '';
  let watching: Watching;
  let secondLook: NodeJS.Timeout | undefined;
  const take = async (files: ReadonlySet<string>, isSecondLook = false): Promise<void> => {
    const touched = await project.touch(files);
    if (isClosed) return;
    // A folder that was moved away and back is the same one, but nobody watches it any more.
    if (basesOf(project.targets().paths).some((folder) => files.has(folder))) watched = '';
    await follow();
    if (isClosed || touched === 'nothing') return;
    await onChange();
    if (touched === 'project') clearTimeout(secondLook);
    // A folder that was just made is not watched yet: what happens in it in the next moment is seen by looking again. While
    // something is wrong kb goes on looking: whoever has mended it must not have to wait for a message that was lost.
    if ((touched === 'project' && !isSecondLook) || project.error !== undefined) {
      secondLook = setTimeout(
        () => void take(new Set(project.targets().paths), true).catch(report),
        isSecondLook ? nextLooksMs : secondLookMs,
      );
    }
    const before = said;
    said = project.error;
    if (said !== undefined && String(said) !== String(before)) sayErrors(project, say);
    if (said === undefined && before !== undefined) say('All is well again.');
  };
  /** Watches anew when there is something else to watch, or a folder was deleted and made again: that is another folder. */
  const follow = async (): Promise<void> => {
    const wanted = watchedNow(project);
    if (wanted === watched) return;
    watched = '';
    if (wanted === undefined) return;
    const old = watching;
    start();
    await old.close();
  };
  const start = (): void => {
    const wanted = project.targets();
    watched = watchedNow(project) ?? '';
    const mine = watchFiles(wanted, { onChange: (files) => take(files).catch(report), say });
    watching = mine;
    // What changed between the first reading and the first watching.
    void mine.ready
      .then(() => (isClosed || mine !== watching ? undefined : take(new Set(wanted.paths))))
      .catch(report);
  };
  start();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(secondLook);
      await watching.close();
    },
  };
}

/** Text that changes with what must be watched; undefined while a folder that all is watched from is gone. */
function watchedNow(project: DevProject): string | undefined {
  const targets = project.targets();
  const stamps = basesOf(targets.paths).map(folderStamp);
  return stamps.includes(undefined)
    ? undefined
    : JSON.stringify([targets, targets.paths.map(realPlace), stamps]);
}

function sayIfEmpty({ state }: DevProject, say: (message: string) => void): void {
  const empty = state?.project.problems.find(({ rule }) => rule === 'no-articles');
  if (empty) say(`${empty.message}\n    ${empty.hint ?? ''}`);
}

function sayErrors({ error }: DevProject, say: (message: string) => void): void {
  if (!(error instanceof UserError)) {
    if (error !== undefined) say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return;
  }
  say(mistakeText(error));
}

export const command: Command = {
  about: 'Shows the site as it is now and keeps it up to date in your browser while you write.',
  flags: [
    {
      flags: '--port <number>',
      text: 'port (default: 4400, or the next free one)',
      parse: countValue(0, 65_535),
    },
    { flags: '--host <address>', text: 'address to listen on (default: 127.0.0.1, this computer only)' },
    { flags: '--drafts', text: 'show drafts and internal articles, with a mark (this is the default)' },
    { flags: '--no-drafts', text: 'show only what customers will see' },
    { flags: '--open', text: 'open the browser' },
    commonFlags.content,
    commonFlags.asOf,
  ],
  examples: [
    ['kb dev', 'shows the help center; what you save is in the browser a moment later'],
    ['kb dev --open --no-drafts', 'opens the browser and shows only what customers will see'],
    ['kb dev --port 8080', 'takes a port of your choice'],
  ],
  run: (_operands, values, context) => dev(values as DevOptions, context),
};
