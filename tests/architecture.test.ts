import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = path.join(root, 'src');

interface Room {
  /** Rooms it may import besides itself. */
  readonly imports: readonly string[];
  /** Packages for which it is the only door. A star stands for any ending. */
  readonly packages: readonly string[];
  /** May use the clock, chance and the process. */
  readonly isImpure?: boolean;
}

/** The table of rooms in ARCHITECTURE.md. */
const rooms: Readonly<Record<string, Room>> = {
  model: { imports: [], packages: [] },
  parse: {
    imports: ['model'],
    packages: [
      ...['unified', 'remark-*', 'hast-util-*', 'satteri', 'lowlight'],
      ...['github-slugger', 'gray-matter', 'yaml'],
    ],
  },
  site: { imports: ['model'], packages: [] },
  render: { imports: ['model'], packages: ['handlebars'] },
  search: { imports: ['model'], packages: [] },
  client: { imports: ['model', 'search'], packages: [], isImpure: true },
  checks: { imports: ['model'], packages: [] },
  audit: { imports: ['model'], packages: [] },
  gaps: { imports: ['model'], packages: [] },
  edit: { imports: ['model'], packages: [] },
  report: { imports: ['model'], packages: [] },
  io: {
    imports: ['model', 'parse'],
    packages: ['node:*', 'chokidar', 'playwright-core', 'axe-core', 'papaparse', 'image-size'],
    isImpure: true,
  },
  commands: {
    imports: [
      ...['model', 'parse', 'site', 'render', 'search', 'checks', 'audit', 'gaps', 'edit', 'report', 'io'],
    ],
    packages: [],
    isImpure: true,
  },
  cli: { imports: ['commands', 'model', 'report'], packages: ['commander'], isImpure: true },
};

/** A room or a file that may use one more package, and why. */
const alsoAllowed: Readonly<Record<string, readonly string[]>> = {
  // Names of paths are text; everything else of Node.js goes through `io`.
  commands: ['node:path'],
  // Loads parts of the parser when the first article needs them.
  'parse/load-package.ts': ['node:module'],
};

const topLevel = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', '.gitignore', '.npmrc', '.ci'],
  ...['src', 'content', 'templates', 'bin', 'tests', 'bench'],
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE'],
];
/** Made by tools, and ignored by git. */
const made = ['.git', 'node_modules', 'dist', 'site', '.kb'];

interface Source {
  readonly name: string;
  readonly room: string;
  readonly text: string;
  /** Without comments and quoted strings; what stands in templates stays. */
  readonly code: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(src, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => {
    const absolute = path.join(entry.parentPath, entry.name);
    const name = path.relative(src, absolute).split(path.sep).join('/');
    const text = readFileSync(absolute, 'utf8');
    const room = name === 'cli.ts' ? 'cli' : (name.split('/')[0] as string);
    return { name, room, text, code: codeOf(text), imports: importsOf(text) };
  });

function codeOf(text: string): string {
  return text.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('/') ? '' : "''",
  );
}

function importsOf(text: string): string[] {
  const patterns = [
    /^(?:import|export)\b[^;'"]*?\bfrom\s*'([^']+)'/gm,
    /^import\s*'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'\s*\)/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] as string));
}

/** Packages that are loaded only when they are needed, by `load` of `createRequire`. */
function loadsOf(text: string): string[] {
  const pattern = /\b(?:load|(?:load|require)\.resolve)\('([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
}

/** The file below `src/` that an import leads to; undefined for a package. */
function target(source: Source, specifier: string): string | undefined {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(source.name), specifier) : undefined;
}

function roomOf(name: string): string {
  return name === 'cli.ts' ? 'cli' : (name.split('/')[0] as string);
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** `@scope/name/file` -> `@scope/name`; `node:fs/promises` -> `node:fs`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function placesOf(pattern: RegExp, filter: (source: Source) => boolean): string[] {
  return sources
    .filter(filter)
    .flatMap(({ name, code }) => [...code.matchAll(pattern)].map((found) => `${name}: ${found[0]}`));
}

const isPure = ({ room }: Source): boolean => !rooms[room]?.isImpure;

describe('the rooms of src/', () => {
  test('the reading of imports sees every form', () => {
    const text = `import { a } from './a.ts';\nimport type {\n  B,\n} from '../b.ts';\nexport { c } from './c.ts';\nimport 'd';\nconst e = import('./e.ts');\n// import { f } from './f.ts'\n`;
    expect(importsOf(text)).toEqual(['./a.ts', '../b.ts', './c.ts', 'd', './e.ts']);
  });

  test('every file is in a room', () => {
    expect(sources.filter(({ room }) => !Object.hasOwn(rooms, room)).map(({ name }) => name)).toEqual([]);
  });

  test('a room imports only what the table allows', () => {
    const forbidden = sources.flatMap((source) =>
      source.imports.flatMap((specifier) => {
        const file = target(source, specifier);
        const room = file === undefined ? source.room : roomOf(file);
        const isAllowed = room === source.room || rooms[source.room]?.imports.includes(room);
        return isAllowed ? [] : [`${source.name} imports ${specifier}`];
      }),
    );
    expect(forbidden).toEqual([]);
  });

  test('a package comes in through one door', () => {
    const forbidden = sources.flatMap((source) =>
      [...source.imports.filter((specifier) => !specifier.startsWith('.')), ...loadsOf(source.text)]
        .map(packageOf)
        .filter((name) => {
          const { room, name: file } = source;
          const more = [...(alsoAllowed[room] ?? []), ...(alsoAllowed[file] ?? [])];
          const own = [...(rooms[room]?.packages ?? []), ...more];
          return !own.some((pattern) => matches(pattern, name));
        })
        .map((name) => `${source.name} imports ${name}`),
    );
    expect(forbidden).toEqual([]);
  });

  test('relative imports name a file that exists, with its ending', () => {
    const names = new Set(sources.map(({ name }) => name));
    const wrong = sources.flatMap((source) =>
      source.imports.flatMap((specifier) => {
        const file = target(source, specifier);
        return file === undefined || names.has(file) ? [] : [`${source.name} imports ${specifier}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('there is no import cycle', () => {
    expect(findCycle()).toBeUndefined();
  });

  test('pure rooms use no clock, no chance, no process', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b|\bprocess\.|\bperformance\./g;
    expect(placesOf(impure, isPure)).toEqual([]);
  });

  test("pure rooms do not depend on the machine's locale", () => {
    const local = /\.toLocale\w*\(\s*\)|\.localeCompare\([^(),]*\)|\bIntl\.\w+\(\s*\)/g;
    expect(placesOf(local, isPure)).toEqual([]);
  });
});

/** The first cycle among files, as a chain of names. */
function findCycle(): string | undefined {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string, chain: readonly string[]): string | undefined => {
    if (state.get(name) === 'open') return [...chain.slice(chain.indexOf(name)), name].join(' -> ');
    const source = byName.get(name);
    if (!source || state.get(name) === 'done') return undefined;
    state.set(name, 'open');
    for (const specifier of source.imports) {
      const file = target(source, specifier);
      const cycle = file === undefined ? undefined : visit(file, [...chain, name]);
      if (cycle !== undefined) return cycle;
    }
    state.set(name, 'done');
    return undefined;
  };
  for (const { name } of sources) {
    const cycle = visit(name, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

describe('the files of src/', () => {
  test('no file is longer than 300 lines', () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 300);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  test('names are kebab-case, and no folder is called utils', () => {
    const wrong = sources.flatMap(({ name }) => name.replace(/\.ts$/, '').split('/'));
    expect(
      wrong.filter(
        (part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part) || /^(utils?|helpers?|common|misc)$/.test(part),
      ),
    ).toEqual([]);
  });

  test('there is no default export and no barrel', () => {
    expect(placesOf(/^export\s+default\b/gm, () => true)).toEqual([]);
    expect(placesOf(/^export\s*\*/gm, () => true)).toEqual([]);
    expect(sources.filter(({ name }) => name.endsWith('/index.ts')).map(({ name }) => name)).toEqual([]);
  });
});

describe('packages', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const doors = Object.values(rooms)
    .flatMap(({ packages }) => packages)
    .filter((pattern) => pattern !== 'node:*');

  test('package.json lists those that the program imports, and no other', () => {
    const named = sources.flatMap(({ imports, text }) => [
      ...imports.filter((specifier) => !specifier.startsWith('.')),
      ...loadsOf(text),
    ]);
    const imported = new Set(named.map(packageOf).filter((name) => !name.startsWith('node:')));
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...imported].sort());
  });

  test('every door is for a package that is there', () => {
    const there = Object.keys(manifest.dependencies);
    expect(doors.filter((pattern) => !there.some((name) => matches(pattern, name)))).toEqual([]);
    expect(there.filter((name) => !doors.some((pattern) => matches(pattern, name)))).toEqual([]);
  });

  test('ARCHITECTURE.md shows the same table', () => {
    const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    const words = (cell = '') => (cell.match(/[\w*:-]+/g) ?? []).filter((word) => word !== 'none').sort();
    const rows = [...page.matchAll(/^\| `(\w+)(?:\/|\.ts)` \|[^|]*\|([^|]*)\|([^|]*)\|/gm)];
    const shown = rows.slice(1).map(([, room = '', imports, packages]) => [
      room,
      /all above/.test(imports ?? '')
        ? Object.keys(rooms)
            .slice(0, -2)
            .filter((name) => name !== 'client')
            .sort()
        : words(imports).filter((word) => word !== 'nothing'),
      words(packages?.replaceAll('`', '')),
    ]);
    expect(shown).toEqual(
      Object.entries(rooms).map(([room, { imports, packages }]) => [
        room,
        [...imports].sort(),
        [...packages].sort(),
      ]),
    );
  });
});

test('the top level holds only what ARCHITECTURE.md names', () => {
  const there = readdirSync(root).filter((name) => !made.includes(name) && !name.endsWith('.tgz'));
  expect(there.filter((name) => !topLevel.includes(name) && !/^\.(site|npm)/.test(name))).toEqual([]);
});
