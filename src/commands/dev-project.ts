import path from 'node:path';
import { fileStamp, isWrittenSince } from '../io/file-stamps.ts';
import { isInside } from '../io/is-inside.ts';
import { type Project, readProject, themeFolder } from '../io/read-project.ts';
import { readConfig } from '../io/read-settings.ts';
import { readProjectTheme } from '../io/read-theme.ts';
import { recordedFolders } from '../io/site-record.ts';
import { today } from '../io/today.ts';
import { inTurns, pause } from '../io/turns.ts';
import type { WatchTargets } from '../io/watch-files.ts';
import type { Config } from '../model/config.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Theme } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { explainSystemError } from '../model/system-errors.ts';
import { createRenderer, type Renderer } from '../render/create-renderer.ts';
import { prepareTheme, type ThemeParts } from '../render/render-context.ts';
import { assemblingLiveSite, type LiveSite } from '../site/live-site.ts';
import { ArticleKeeper } from './dev-articles.ts';
import { type ArticleChanges, changedArticles, changedSources } from './dev-changes.ts';
import { siteInput } from './load-site.ts';

export interface DevProjectOptions {
  /** Absolute project folder. */
  readonly root: string;
  /** Absolute content folder, when a flag names one. */
  readonly content?: string;
  /** Shows drafts and internal articles. */
  readonly isPreview: boolean;
  /** Default: the day of each reading. */
  readonly asOf?: Day;
}

/** The project as it was when it could last be read. */
export interface DevState {
  readonly project: Project;
  readonly site: Site;
  readonly theme: Theme;
  readonly renderer: Renderer;
  /** File of the site -> path of the article that is shown there. */
  readonly byOutput: ReadonlyMap<string, string>;
}

/** What a change meant: nothing, single articles, or that the whole project was read. */
export type Touched = 'nothing' | 'articles' | 'project';

/** A page that is asked for while everything is read again waits so long for the new site; then it is that of the old one. */
const patienceMs = 250;

/**
 * A project held in memory and kept as it is on the disk. A change of articles re-reads those; any other change re-reads the project,
 * and parses only articles with a new text. What cannot be read leaves the last good state, and an error.
 */
export class DevProject {
  readonly #options: DevProjectOptions;
  readonly #keeper = new ArticleKeeper();
  #state: DevState | undefined;
  #live: LiveSite | undefined;
  #themeParts: ThemeParts | undefined;
  #error: unknown;
  /** The settings as they could last be read: they say what to watch, also while something else is wrong. */
  #config: Config | undefined;
  #readAtMs = 0;
  /** Article path -> what its file looked like when a browser last asked for its page. */
  readonly #stamps = new Map<string, string>();
  /** What a page that was asked for took in before the watcher spoke of it: windows that show it must be told all the same. */
  #untold: Touched = 'nothing';
  /** One change after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: DevProjectOptions) {
    this.#options = options;
  }

  get root(): string {
    return this.#options.root;
  }

  get state(): DevState | undefined {
    return this.#state;
  }

  /** Why the project could not be read the last time; undefined when it could. */
  get error(): unknown {
    return this.#error;
  }

  /** Reads everything. */
  read(): Promise<void> {
    return this.#after(() => this.#readAll(true));
  }

  /** Takes in that these files (absolute) may have changed. */
  touch(files: ReadonlySet<string>): Promise<Touched> {
    return this.#after(async () => {
      try {
        const touched = await this.#touch(files);
        const before = this.#untold;
        this.#untold = 'nothing';
        return touched === 'nothing' ? before : touched;
      } catch (error) {
        // Whoever looks at the old site must know that it is the old one.
        this.#error = readable(error);
        return 'project';
      }
    });
  }

  /**
   * Before a page is shown: reads its article, if it has one, again when its file changed since it was read, and everything on
   * another day than that of the site. Does not wait for long while something else is read.
   */
  async freshen(articlePath: string | undefined): Promise<void> {
    if (articlePath !== undefined || this.#isOtherDay())
      await Promise.race([this.#freshen(articlePath), pause(patienceMs)]);
  }

  #freshen(articlePath: string | undefined): Promise<Touched> {
    return this.#after(async () => {
      if (this.#isOtherDay()) {
        await this.#readAll(false);
        this.#untold = 'project';
        return 'project';
      }
      const entry = articlePath === undefined ? undefined : this.#state?.site.byPath.get(articlePath);
      if (articlePath === undefined || !this.#state || !entry) return 'nothing';
      const file = path.join(this.#state.project.root, entry.article.file);
      const stamp = fileStamp(file);
      const before = this.#stamps.get(articlePath);
      this.#stamps.set(articlePath, stamp ?? '');
      const isWritten = before === undefined ? isWrittenSince(file, this.#readAtMs) : before !== stamp;
      if (!isWritten) return 'nothing';
      const touched = await this.#touch(new Set([file]));
      if (touched !== 'nothing') this.#untold = touched;
      return touched;
    });
  }

  /** What to watch: everything that the site is made from. */
  targets(): WatchTargets & { readonly theme?: string } {
    const { root, content: named } = this.#options;
    const project = this.#state?.project;
    const config = this.#config;
    const content = project?.content ?? named ?? path.join(root, 'content');
    const settings = ['kb.config.yml', 'owners.yml', config?.search.synonyms, config?.search.tests];
    const files = [...settings, config?.home.popular].filter((name) => name !== undefined);
    const theme = config && themeFolder(root, config);
    const paths = [
      ...[content, path.resolve(root, config?.content ?? 'content')],
      ...(theme === undefined ? [] : [theme]),
      ...files.flatMap((name) => [path.resolve(root, name), path.resolve(content, name)]),
    ];
    const built = [project?.out ?? path.join(root, 'site'), ...recordedFolders(root)];
    return {
      paths,
      ignored: built.filter((folder) => !paths.some((one) => isInside(folder, one))),
      ...(theme !== undefined && { theme }),
    };
  }

  #after<Value>(run: () => Promise<Value>): Promise<Value> {
    const next = this.#queue.then(run);
    this.#queue = next.catch(() => {});
    return next;
  }

  async #touch(files: ReadonlySet<string>): Promise<Touched> {
    const state = this.#state;
    const changes = state && this.#error === undefined ? this.#changes(files, state) : undefined;
    if (changes?.said.length === 0 && changes.gone.size === 0) return 'nothing';
    if (changes === undefined || state === undefined || this.#isOtherDay()) {
      const isTheme = !state || this.#error !== undefined || this.#touchesTheme(files, state);
      await this.#readAll(isTheme);
      return 'project';
    }
    const project: Project = { ...state.project, sources: changedSources(state.project, changes) };
    if (!changes.isMoved && this.#live?.update(await this.#keeper.take(project, changes.said))) {
      const { site } = this.#live;
      this.#state = { ...state, project, site, renderer: state.renderer.renew(site) };
    } else await this.#assemble(project, state.theme);
    return 'articles';
  }

  #changes(files: ReadonlySet<string>, { project }: DevState): ArticleChanges | undefined {
    const sourceOf = (file: string) => this.#keeper.sourceOf(file);
    return changedArticles(files, { project, targets: this.targets(), sourceOf });
  }

  #touchesTheme(files: ReadonlySet<string>, { project }: DevState): boolean {
    const { folder } = project.config.theme;
    const theme = folder === undefined ? undefined : path.resolve(project.root, folder);
    return [...files].some(
      (file) =>
        path.basename(file) === 'kb.config.yml' ||
        (theme !== undefined && (file === theme || file.startsWith(`${theme}${path.sep}`))),
    );
  }

  /** False where there is no site, and while something is wrong: then it stays the old one, and is read again by itself. */
  #isOtherDay(): boolean {
    const isGood = this.#state !== undefined && this.#error === undefined;
    return isGood && this.#day() !== this.#state?.site.today;
  }

  #day(): Day {
    return this.#options.asOf ?? today();
  }

  async #readAll(isTheme: boolean): Promise<void> {
    const { root, content } = this.#options;
    this.#readAtMs = Date.now();
    try {
      const project = await readProject(root, content === undefined ? {} : { content });
      const theme =
        isTheme || !this.#state ? await readProjectTheme(root, project.config) : this.#state.theme;
      await this.#assemble(project, theme);
      this.#error = undefined;
    } catch (error) {
      this.#error = readable(error);
      this.#readConfig();
    }
  }

  #readConfig(): void {
    const { root, content } = this.#options;
    try {
      this.#config = readConfig(root, content ?? path.join(root, 'content')).config;
    } catch {
      // What is wrong with it is said already.
    }
  }

  async #assemble(project: Project, theme: Theme): Promise<void> {
    const articles = await this.#keeper.articles(project);
    const { isPreview } = this.#options;
    const read = { project, config: project.config, today: this.#day() };
    const input = siteInput(read, articles, { drafts: isPreview, internal: isPreview });
    // Pages of the old site are served meanwhile.
    const live = await inTurns(assemblingLiveSite(input, this.#live));
    const { site } = live;
    if (this.#themeParts?.theme !== theme) this.#themeParts = prepareTheme(theme);
    const renderer = createRenderer(site, theme, this.#themeParts);
    const shown = site.entries.filter((entry) => entry.shown);
    const byOutput = new Map(shown.map(({ output, path }) => [output, path]));
    this.#live = live;
    this.#config = project.config;
    this.#state = { project, site, theme, renderer, byOutput };
  }
}

/** Files come and go while they are read; whoever put them there will be told, and may mend it. */
function readable(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof UserError || typeof code !== 'string') return error;
  return (
    explainSystemError(error) ??
    new UserError(`The project could not be read: ${message}`, {
      hint: 'kb tries again when a file changes.',
    })
  );
}
