import path from 'node:path';
import type { DevReply, DevSource } from '../io/dev-server.ts';
import { fileStamp, isPlainFile } from '../io/file-stamps.ts';
import { isInside, realPlace, relativeName } from '../io/is-inside.ts';
import { openInEditor } from '../io/open-in-editor.ts';
import { UserError } from '../model/errors.ts';
import type { Output } from '../model/output.ts';
import type { Entry } from '../model/site.ts';
import type { DevChecks } from './dev-checks.ts';
import { panelOf } from './dev-panel.ts';
import { explainError, settingsProblem } from './dev-problems.ts';
import type { DevProject, DevState } from './dev-project.ts';
import { DevSearch } from './dev-search.ts';

export interface DevSourceOptions {
  readonly checks: DevChecks;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly report: (error: unknown) => void;
}

/** What the dev server serves: the pages of a project in memory, made when they are asked for. */
export function createDevSource(project: DevProject, { checks, env, report }: DevSourceOptions): DevSource {
  const search = new DevSearch();

  function stateNow(): DevState {
    const { state, error } = project;
    if (state) return state;
    throw error ?? new UserError('The project is being read.');
  }

  return {
    async reply(parts, isFresh) {
      const entry = project.state && entryAt(project.state, parts);
      if (isFresh) await project.freshen(entry?.path);
      return replyTo(stateNow(), parts, search);
    },
    problem() {
      const { error, state } = project;
      if (error instanceof UserError) return explainError(error, project.root);
      if (error !== undefined) return { message: `kb met a fault of its own: ${String(error)}` };
      return state && settingsProblem(state);
    },
    explain: (error) => explainError(error, project.root),
    panel(parts) {
      const { state, error } = project;
      if (!state) return {};
      const entry = entryAt(state, parts) ?? unseenAt(state, parts);
      return {
        // Until what is wrong is mended, changes do not show.
        ...(error !== undefined && { isOld: true }),
        ...panelOf(state, entry, checks.findings(state.site)),
      };
    },
    async open({ file, line }) {
      const known = typeof file === 'string' ? openable(project, file) : undefined;
      if (known === undefined) return { opened: false, message: 'This is no file of the help center.' };
      return openInEditor(known, typeof line === 'number' && line > 0 ? Math.floor(line) : 1, env);
    },
    report,
  };
}

/** The file of an article, of settings or of the theme, by the name that findings give it. Anything else is refused. */
function openable(project: DevProject, file: string): string | undefined {
  const { state, root } = project;
  const absolute = path.join(root, file);
  const isSource = [...(state?.project.sources ?? []), ...(state?.project.folders ?? [])].some(
    (one) => one.file === file,
  );
  if (state && isSource)
    return isInside(realPlace(state.project.content), realPlace(absolute)) ? absolute : undefined;
  if (relativeName(root, absolute) !== file || !isPlainFile(absolute)) return undefined;
  const { paths, theme } = project.targets();
  const isSettings = paths.includes(absolute);
  const isTheme =
    theme !== undefined && /\.(hbs|css|ya?ml)$/.test(file) && isInside(realPlace(theme), realPlace(absolute));
  return isSettings || isTheme ? absolute : undefined;
}

/** Files that an address may mean, in the order in which a web server looks for them. */
function candidates(parts: readonly string[]): string[] {
  const wanted = parts.join('/');
  return wanted === '' || wanted.endsWith('/') ? [`${wanted}index.html`] : [wanted, `${wanted}.html`];
}

function entryAt({ site, byOutput }: DevState, parts: readonly string[]): Entry | undefined {
  const output = candidates(parts).find((name) => byOutput.has(name));
  return output === undefined ? undefined : site.byPath.get(byOutput.get(output) as string);
}

/** The article that would be at an address where there is no page now. */
function unseenAt({ site, renderer }: DevState, parts: readonly string[]): Entry | undefined {
  const names = candidates(parts);
  const unseen = site.entries.find(({ shown, output }) => !shown && names.includes(output));
  return unseen && renderer.outputs().some((name) => names.includes(name)) ? undefined : unseen;
}

async function replyTo(state: DevState, parts: readonly string[], search: DevSearch): Promise<DevReply> {
  const { renderer } = state;
  if (parts[0] === 'search' && parts.length > 1) {
    const output = await search.output(state, parts.join('/'));
    if (output) return replyWith(state, output);
  }
  for (const name of candidates(parts)) {
    const output = renderer.render(name);
    if (output) return replyWith(state, output);
  }
  const wanted = parts.join('/');
  if (!wanted.endsWith('/') && renderer.render(`${wanted}/index.html`)) {
    // A relative address: whatever the path looks like, it cannot lead to another host.
    const Location = `./${encodeURIComponent(parts.at(-1) ?? '')}/`;
    return { status: 301, text: 'This is a folder.', headers: { Location } };
  }
  const language = parts.length > 1 ? renderer.render(`${parts[0]}/404.html`) : undefined;
  const page = language ?? renderer.render('404.html');
  return page ? { ...replyWith(state, page), status: 404 } : { status: 404, text: 'There is no such page.' };
}

function replyWith(state: DevState, output: Output): DevReply {
  const { project } = state;
  if ('copyOf' in output) {
    const file = realPlace(path.join(project.root, output.copyOf));
    return isInside(realPlace(project.content), file) && fileStamp(file) !== undefined
      ? { status: 200, file }
      : { status: 404, text: 'There is no such file.' };
  }
  return {
    status: 200,
    body: { name: output.path, content: output.content },
    stamp: assetStamps(state, output.path),
  };
}

/** What the images and other files of an article look like on the disk: a page is another one when they change. */
function assetStamps({ project, site, byOutput }: DevState, output: string): string {
  const entry = site.byPath.get(byOutput.get(output) ?? '');
  if (!entry || entry.images.length === 0) return '';
  const urls = new Set(entry.images.flatMap((image) => (image.kind === 'asset' ? [image.url] : [])));
  const files = [...site.assets]
    .filter(([, url]) => urls.has(url))
    .map(([name]) => site.allAssets.get(name)?.file);
  return files.map((file) => (file === undefined ? '' : fileStamp(path.join(project.root, file)))).join('\n');
}
