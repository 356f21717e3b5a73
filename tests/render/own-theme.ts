import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Theme } from '../../src/model/output.ts';
import { parseStrings } from '../../src/parse/parse-strings.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = path.join(root, 'templates/theme');

function files(sub: string, ending: string): { name: string; text: string; file: string }[] {
  return readdirSync(path.join(folder, sub))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({
      name: name.slice(0, -ending.length),
      text: readFileSync(path.join(folder, sub, name), 'utf8'),
      file: path.posix.join('templates/theme', sub, name),
    }));
}

function script(name: string): string {
  const entry = path.join(root, 'src/client', `${name}.ts`);
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

/** kb's own theme, read from the sources: nothing has to be compiled before a test. */
export function ownTheme(): Theme {
  const templates = [
    ...files('', '.hbs'),
    ...files('partials', '.hbs').map((file) => ({ ...file, name: `partials/${file.name}` })),
  ];
  return {
    templates: Object.fromEntries(templates.map(({ name, text, file }) => [name, { text, file }])),
    css: files('css', '.css'),
    icons: Object.fromEntries(files('icons', '.svg').map(({ name, text }) => [name, text.trim()])),
    strings: Object.fromEntries(
      files('strings', '.yml').map(({ name, text, file }) => [name, parseStrings(file, text)]),
    ),
    scripts: {
      'kb.js': script('kb'),
      ...(readdirSync(path.join(root, 'src/client')).includes('search.ts') && {
        'search.js': script('search'),
      }),
    },
    files: {},
  };
}
