import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { Strings, Theme } from '../model/output.ts';
import { type Place, startOf } from '../model/place.ts';
import { nearest } from '../model/similar.ts';
import { parseStrings } from '../parse/parse-strings.ts';
import { relativeName } from './is-inside.ts';
import { packageRoot } from './package-root.ts';
import { themeFolder } from './read-project.ts';

/** A file of a theme folder: its name below it, and the name that a message gives. */
interface ThemeFile {
  readonly name: string;
  readonly absolute: string;
  readonly file: string;
}

/** Reads the theme that a project's settings name. Throws as `readTheme` does, with the place of the setting. */
export function readProjectTheme(root: string, config: Config): Promise<Theme> {
  return readTheme(themeFolder(root, config), root, config.places['theme.folder']);
}

/**
 * Reads kb's theme and lays a project's own theme folder over it: a file with a name that kb's theme has replaces it,
 * interface strings replace key by key, further styles come after kb's. `folder` is absolute; `namedAt` is where the settings name it.
 * Throws `UserError` for a missing folder, a template name or a text that no page uses, and strings that cannot be read.
 */
export async function readTheme(folder?: string, root = packageRoot, namedAt?: Place): Promise<Theme> {
  const base = listFolder(path.join(packageRoot, 'templates', 'theme'), packageRoot);
  const own = folder === undefined ? [] : listOwnTheme(folder, root, namedAt);
  refuseUnusedTemplates(base, own);
  const files = [...base, ...own];
  const templates = named(files, /^((?:partials\/)?[^/]+)\.hbs$/, ({ absolute, file }) => ({
    text: readFileSync(absolute, 'utf8'),
    file,
  }));
  return {
    templates,
    compiled: await readCompiled(templates),
    css: Object.values(
      named(files, /^css\/([^/]+)\.css$/, ({ absolute, file }) => ({
        text: readFileSync(absolute, 'utf8'),
        file,
      })),
    ),
    icons: named(files, /^icons\/([^/]+)\.svg$/, ({ absolute }) => readFileSync(absolute, 'utf8').trim()),
    strings: readStrings(base, own, templates),
    scripts: readScripts(),
    files: named(files, /^assets\/(.+)$/, ({ absolute }) => new Uint8Array(readFileSync(absolute))),
  };
}

/** What `bin/compile.js` made of templates that are still the same. Compiling them takes a twentieth of a build after one change. */
async function readCompiled(templates: Theme['templates']): Promise<Record<string, unknown>> {
  const file = path.join(packageRoot, 'dist', 'theme', 'templates.js');
  if (!existsSync(file)) return {};
  const { compiled } = (await import(pathToFileURL(file).href)) as {
    compiled: Readonly<Record<string, { readonly text: string; readonly made: unknown }>>;
  };
  return Object.fromEntries(
    Object.entries(compiled).flatMap(([name, { text, made }]) =>
      templates[name]?.text === text ? [[name, made]] : [],
    ),
  );
}

/** Files whose name matches, by the matched part; the order is that of the first file of each name. */
function named<Value>(
  files: readonly ThemeFile[],
  pattern: RegExp,
  read: (file: ThemeFile) => Value,
): Record<string, Value> {
  const chosen = new Map<string, ThemeFile>();
  for (const file of files) {
    const key = pattern.exec(file.name)?.[1];
    if (key !== undefined) chosen.set(key, file);
  }
  return Object.fromEntries([...chosen].map(([key, file]) => [key, read(file)]));
}

function readStrings(
  base: readonly ThemeFile[],
  own: readonly ThemeFile[],
  templates: Theme['templates'],
): Record<string, Strings> {
  const strings = new Map<string, Strings>();
  const add = (files: readonly ThemeFile[], accept?: (key: string, at: Place) => void) => {
    for (const { name, absolute, file } of files) {
      const locale = /^strings\/([^/]+)\.ya?ml$/.exec(name)?.[1];
      if (locale === undefined) continue;
      const read = parseStrings(file, readFileSync(absolute, 'utf8'), accept);
      strings.set(locale, { ...strings.get(locale), ...read });
    }
  };
  add(base);
  const known = Object.keys(strings.get('en') ?? {});
  add(own, (key, at) => refuseUnusedText(key, at, known, templates));
  return Object.fromEntries(strings);
}

/** A misspelt text would change nothing, in silence. Those for templates of the theme itself may have any name. */
function refuseUnusedText(
  key: string,
  at: Place,
  known: readonly string[],
  templates: Theme['templates'],
): void {
  const isUsed = ({ text }: { readonly text: string }) =>
    text.includes(`"${key}"`) || text.includes(`'${key}'`);
  if (known.includes(key) || Object.values(templates).some(isUsed)) return;
  const meant = nearest(key, known);
  throw new UserError(`No page uses the text "${key}".`, {
    at,
    hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Remove the line, or use it in a template of your theme: {{t "${key}"}}`,
  });
}

/** The browser scripts, compiled with kb itself. */
function readScripts(): Record<string, string> {
  const folder = path.join(packageRoot, 'dist', 'client');
  if (!existsSync(folder)) {
    throw new UserError('This copy of kb is not compiled yet: its browser scripts are missing.', {
      hint: `Run "npm ci && npm run compile" in ${packageRoot}`,
    });
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

function listOwnTheme(folder: string, root: string, namedAt?: Place): ThemeFile[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return listFolder(folder, root, refuseUnread);
  const name = relativeName(root, folder);
  throw new UserError(
    stats ? `The theme folder ${name} is a file.` : `The theme folder ${name} does not exist.`,
    {
      hint: 'Make it, or remove "theme: folder:" from kb.config.yml.',
      ...(namedAt && { at: namedAt }),
    },
  );
}

/** Names in a theme folder that are read. */
const themeFiles =
  /^(?:(?:partials\/)?[^/]+\.hbs|css\/[^/]+\.css|icons\/[^/]+\.svg|strings\/[^/]+\.ya?ml|assets\/.+)$/;
const themeFolders = /^(?:partials|css|icons|strings|assets)$/;

/** What has the name of a part of a theme and is none would be left out in silence: a link, a pipe, a folder called like a file. */
function refuseUnread({ name, file }: ThemeFile, entry: Dirent): void {
  const isFolder = entry.isDirectory();
  if (isFolder ? name.startsWith('assets/') || !themeFiles.test(name) : !isThemeName(name)) return;
  const what = isFolder
    ? 'a folder'
    : entry.isSymbolicLink()
      ? 'a link, which kb does not follow here'
      : 'no ordinary file';
  throw new UserError(`${file} is ${what}, so the theme would be without it.`, {
    hint: 'Put the file or folder itself in its place, or remove it.',
  });
}

function isThemeName(name: string): boolean {
  return themeFiles.test(name) || themeFolders.test(name);
}

/** Every file below a folder, sorted by name by code unit; hidden ones are left out. `refuse` is told of what is no file, and may throw. */
function listFolder(
  folder: string,
  root: string,
  refuse: (thing: ThemeFile, entry: Dirent) => void = () => {},
): ThemeFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const absolute = path.join(entry.parentPath, entry.name);
      const thing = { name: relativeName(folder, absolute), absolute, file: relativeName(root, absolute) };
      if (entry.isFile()) return [thing];
      refuse(thing, entry);
      return [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A misspelt or misplaced template would change nothing, in silence. Partials may have any name: templates call them. */
function refuseUnusedTemplates(base: readonly ThemeFile[], own: readonly ThemeFile[]): void {
  const known = base.map(({ name }) => name).filter((name) => /^[^/]+\.hbs$/.test(name));
  const baseName = (name: string) => path.posix.basename(name);
  const unused = own.find(
    ({ name }) =>
      !known.includes(name) &&
      !/^(partials|assets)\//.test(name) &&
      (/^[^/]+\.hbs$/.test(name) || known.includes(baseName(name))),
  );
  if (!unused) return;
  const meant = nearest(baseName(unused.name), known);
  throw new UserError(`No page uses the template ${unused.file}.`, {
    at: startOf(unused.file),
    hint: known.includes(baseName(unused.name))
      ? 'Put it into the theme folder itself, not into a folder there.'
      : meant
        ? `Did you mean ${meant}?`
        : `Templates are: ${known.join(', ')}.`,
  });
}
