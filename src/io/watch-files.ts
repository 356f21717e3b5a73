import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isInside, realPlace } from './is-inside.ts';

/** What to watch, absolute: the folders and files, and what lies in them and is nobody's business. */
export interface WatchTargets {
  readonly paths: readonly string[];
  readonly ignored: readonly string[];
}

export interface WatchOptions {
  /** Takes the absolute paths that were touched since the last call, once they have been quiet. Never called twice at once. */
  readonly onChange: (touched: ReadonlySet<string>) => Promise<void>;
  /** Takes a sentence for the person who started it. */
  readonly say: (message: string) => void;
  /** Looks at the files again and again instead of being told. Default: only when the computer cannot tell. */
  readonly polling?: boolean;
}

export interface Watching {
  /** Resolves when everything is watched: what changes from now on is noticed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Files must be quiet for this long: an editor empties a file before it fills it, and a save comes as several events. */
const quietMs = 12;
/** A file that is gone may come back in a moment: many editors save by moving the old one away first. */
const goneMs = 90;
/** Changes that do not stop are still shown this often. */
const patienceMs = 400;
const pollingMs = 700;

/** The computer has no more watches or open files to give. */
const exhausted: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/** What lets the computer watch more. */
function adviceFor(code: string | undefined, platform: string = process.platform): string {
  if (platform !== 'linux')
    return 'For more speed, close other programs, or allow more open files: ulimit -n 65536';
  return code === 'ENOSPC'
    ? 'For more speed, allow more watches and start kb again: sudo sysctl fs.inotify.max_user_watches=1048576'
    : 'For more speed, close other programs that watch files, or allow more of them: sudo sysctl fs.inotify.max_user_instances=1024';
}

/**
 * Watches files and folders, also ones that are not there yet, or go and come back. Hidden names, `node_modules` and the
 * `ignored` are left out. A target that is a link is watched where it leads, and what lies there is called by its name below
 * the target; other links are not followed. Where the system cannot watch so many files, it says so and polls.
 */
export function watchFiles({ paths, ignored }: WatchTargets, options: WatchOptions): Watching {
  const batch = new Batch(options.onChange);
  const links = paths.map((target) => [target, realPlace(target)] as const).filter(([a, b]) => a !== b);
  const targets = { paths: [...paths, ...links.map(([, real]) => real)], ignored };
  const nameOf = (file: string): string => {
    const [target, real] = links.find(([, place]) => isInside(place, file)) ?? [];
    return target === undefined || real === undefined ? file : path.join(target, path.relative(real, file));
  };
  let isClosed = false;
  let watcher: FSWatcher | undefined;
  let markReady = () => {};
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });

  function start(polling: boolean): void {
    const mine = watch(basesOf(targets.paths), {
      ignored: (file) => isIgnored(nameOf(file), targets),
      ignoreInitial: true,
      followSymlinks: false,
      atomic: false,
      usePolling: polling,
      interval: pollingMs,
      binaryInterval: pollingMs * 2,
    });
    watcher = mine;
    const touch = (place: string, isGone: boolean) => {
      const file = nameOf(place);
      if (mine === watcher && !isClosed && !isIgnored(file, targets)) batch.add(file, isGone);
    };
    mine.on('all', (event, file) => touch(path.resolve(file), event === 'unlink' || event === 'unlinkDir'));
    // `all` keeps quiet about a second change within 50 ms; `raw` does not.
    mine.on('raw', (_event, file, details) => {
      const { watchedPath } = details as { watchedPath?: string };
      if (!polling && watchedPath !== undefined) touch(rawPath(watchedPath, file), false);
    });
    mine.on('ready', () => {
      if (mine === watcher) markReady();
    });
    mine.on('error', (error) => {
      if (mine !== watcher || isClosed) return;
      const { code, message } = error as NodeJS.ErrnoException;
      if (polling || !exhausted.has(code)) {
        options.say(`Some changes may go unnoticed: ${message}`);
        return;
      }
      options.say(
        `This computer cannot watch so many files (${code}). kb looks at them every ${pollingMs / 1000} seconds instead.\n    ${adviceFor(code)}`,
      );
      void mine.close();
      start(true);
    });
  }

  start(options.polling ?? false);
  return {
    ready,
    close: async () => {
      isClosed = true;
      batch.stop();
      markReady();
      await watcher?.close();
    },
  };
}

/** Collects touched paths until they are quiet, and hands them over one batch at a time. */
class Batch {
  readonly #hand: (touched: ReadonlySet<string>) => Promise<void>;
  #touched = new Set<string>();
  #firstAt = 0;
  #waitMs = quietMs;
  #timer: NodeJS.Timeout | undefined;
  #isBusy = false;
  #isStopped = false;

  constructor(hand: (touched: ReadonlySet<string>) => Promise<void>) {
    this.#hand = hand;
  }

  add(file: string, isGone: boolean): void {
    const now = performance.now();
    if (this.#touched.size === 0) {
      this.#firstAt = now;
      this.#waitMs = quietMs;
    }
    this.#touched.add(file);
    if (isGone) this.#waitMs = goneMs;
    if (this.#isBusy) return;
    const left = Math.max(0, this.#firstAt + patienceMs - now);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), Math.min(this.#waitMs, left));
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #flush(): Promise<void> {
    while (this.#touched.size > 0 && !this.#isStopped) {
      const touched = this.#touched;
      this.#touched = new Set();
      this.#isBusy = true;
      try {
        await this.#hand(touched);
      } finally {
        this.#isBusy = false;
      }
    }
  }
}

/** The event of a folder names a file in it; the event of a file names the file itself. */
function rawPath(watched: string, name: string | Buffer | null | undefined): string {
  const text = name === null || name === undefined ? '' : String(name);
  return text === '' || text === path.basename(watched) ? path.resolve(watched) : path.resolve(watched, text);
}

/** The folders above the targets: from there a target is seen when it comes back; the folder itself is not. */
export function basesOf(paths: readonly string[]): string[] {
  const parents = [...new Set(paths.map((file) => path.dirname(file)))].sort();
  return parents.filter((folder) => !parents.some((other) => other !== folder && isInside(other, folder)));
}

/** True for what is in no target and leads to none, and for what is never content. */
function isIgnored(file: string, { paths, ignored }: WatchTargets): boolean {
  const target = paths.find((one) => isInside(one, file));
  if (target === undefined) return !paths.some((one) => isInside(file, one));
  if (ignored.some((one) => isInside(one, file))) return true;
  return path
    .relative(target, file)
    .split(path.sep)
    .some((part) => part === 'node_modules' || part.startsWith('.'));
}
