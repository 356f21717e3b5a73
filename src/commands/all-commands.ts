import type { Command } from './command.ts';

export const commandGroups = [
  'Write and publish',
  'Keep it true',
  'Listen to customers',
  'Look things up',
] as const;

/** A command as `kb --help` lists it. Its file is loaded only when it is called. */
export interface CommandEntry {
  readonly group: (typeof commandGroups)[number];
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command, in the order in which help lists them. To add one: its file in this folder, and one line here. */
export const allCommands: readonly CommandEntry[] = [
  entry('Write and publish', 'build', 'make the site from the articles', () => import('./build.ts')),
  entry('Write and publish', 'dev', 'show the site while you write it', () => import('./dev.ts')),
  entry('Write and publish', 'serve', 'look at the built site in your browser', () => import('./serve.ts')),
  entry('Write and publish', 'init', 'write a small example help center', () => import('./init.ts')),
  entry('Write and publish', 'new', 'write the outline of an article', () => import('./new.ts')),
  entry(
    'Write and publish',
    'rename',
    'move an article or folder with every link to it',
    () => import('./rename.ts'),
  ),
  entry(
    'Write and publish',
    'archive',
    'take an article down and lead customers on',
    () => import('./archive.ts'),
  ),
  entry('Keep it true', 'check', 'say what to fix, and what first', () => import('./check.ts')),
  entry(
    'Keep it true',
    'audit',
    'look at the pages in a browser, as every customer meets them',
    () => import('./audit.ts'),
  ),
  entry(
    'Keep it true',
    'baseline',
    'accept what is there, so that only new mistakes fail',
    () => import('./baseline.ts'),
  ),
  entry(
    'Keep it true',
    'review',
    'stamp a review with evidence, or plan the first ones',
    () => import('./review.ts'),
  ),
  entry('Keep it true', 'stale', 'list what is due, in the order that matters', () => import('./stale.ts')),
  entry('Keep it true', 'report', 'write a page on coverage, due days and load', () => import('./report.ts')),
  entry('Keep it true', 'digest', 'print what one owner is to do', () => import('./digest.ts')),
  entry('Keep it true', 'owners', 'list, check and hand over owners', () => import('./owners.ts')),
  entry(
    'Listen to customers',
    'gaps',
    'find what customers ask and no article answers',
    () => import('./gaps.ts'),
  ),
  entry('Look things up', 'search', 'search as your customers do, or test it', () => import('./search.ts')),
  entry('Look things up', 'explain', 'say what a rule wants, and why', () => import('./explain.ts')),
  entry(
    'Look things up',
    'schema',
    'print the JSON Schema of front matter or config',
    () => import('./schema.ts'),
  ),
  entry('Look things up', 'doctor', 'look over the set-up and say what to mend', () => import('./doctor.ts')),
];

function entry(
  group: CommandEntry['group'],
  name: string,
  summary: string,
  load: CommandEntry['load'],
): CommandEntry {
  return { group, name, summary, load };
}
