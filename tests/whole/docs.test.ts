import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';
import { renderRulesPage } from '../../src/checks/rule-docs.ts';
import { exitCodes } from '../../src/cli.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import { frontMatterKeys } from '../../src/parse/front-matter-keys.ts';
import { parseConfig } from '../../src/parse/parse-config.ts';
import { parseOwners } from '../../src/parse/parse-owners.ts';
import { parseSearchTests } from '../../src/parse/parse-search-tests.ts';
import { parseSynonyms } from '../../src/parse/parse-synonyms.ts';
import { tempProject } from '../temp-project.ts';

const root = path.join(import.meta.dirname, '..', '..');
const content = readdirSync(path.join(root, 'content'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => path.join('content', name))
  .sort();
const pages = ['README.md', ...content].map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}));
const articles = pages.filter(({ file }) => file !== 'README.md');
const rulesPage = path.join('content', 'keep-true', 'rules.md');

/** Every command line in code: `kb check --only x`, with or without npx. */
function commandLines(text: string): { name: string; flags: string[]; line: string }[] {
  const code = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) => (match[1] ?? '').split('\n'));
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(
    (match) => match[1] ?? '',
  );
  return [...code, ...spans].flatMap((line) =>
    [...line.replace(/\s#.*$/, '').matchAll(/(?:^|&& |npx )kb ([a-z][a-z-]*)([^&|]*)/g)].map((match) => ({
      name: match[1] as string,
      flags: [...(match[2] as string).replace(/"[^"]*"/g, '').matchAll(/(?<!\S)(--[a-z][a-z-]*)/g)].map(
        (flag) => flag[1] as string,
      ),
      line,
    })),
  );
}

async function flagsOf(name: string): Promise<Set<string>> {
  const entry = allCommands.find((candidate) => candidate.name === name);
  const { command } = await (entry as (typeof allCommands)[number]).load();
  return new Set(['--help', ...command.flags.flatMap((flag) => flag.flags.match(/--[a-z][a-z-]*/g) ?? [])]);
}

describe('commands and flags', () => {
  it('exist as the documentation names them', async () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const { file, text } of pages) {
      for (const { name, flags, line } of commandLines(text)) {
        seen++;
        if (!allCommands.some((entry) => entry.name === name)) wrong.push(`${file}: no command in "${line}"`);
        else {
          const known = await flagsOf(name);
          wrong.push(
            ...flags.filter((flag) => !known.has(flag)).map((flag) => `${file}: no ${flag} in "${line}"`),
          );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(40);
  });

  it('are all in the README table and in the help center', async () => {
    const readme = pages[0]?.text ?? '';
    const listed = [...readme.matchAll(/^\| `kb ([a-z]+)/gm)].map((match) => match[1]);
    expect(listed.toSorted()).toEqual(allCommands.map((entry) => entry.name).toSorted());
    const described = articles.map(({ text }) => text).join('\n');
    expect(
      allCommands.filter((entry) => !described.includes(`kb ${entry.name}`)).map((entry) => entry.name),
    ).toEqual([]);
  });

  it('are in the help text', async () => {
    const { stdout, code } = await tempProject().kb(['--help']);
    expect(code).toBe(0);
    for (const entry of allCommands) expect(stdout).toMatch(new RegExp(`^\\s+(kb )?${entry.name}\\b`, 'm'));
  });
});

it('the rules page says what the rules say', () => {
  const text = readFileSync(path.join(root, rulesPage), 'utf8');
  expect(text.slice(text.indexOf('\n## ') + 1)).toBe(renderRulesPage(allRules));
});

it('every exit code is documented, in the README and in the help center', () => {
  for (const file of ['README.md', path.join('content', 'ci', 'exit-codes.md')]) {
    const text = pages.find((page) => page.file === file)?.text ?? '';
    const listed = [...text.matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));
    expect(listed, file).toEqual(Object.values(exitCodes));
  }
});

it('every front-matter key is in the article about front matter', () => {
  const text = articles.find(({ file }) => file.endsWith('front-matter.md'))?.text ?? '';
  expect(frontMatterKeys.map(({ key }) => key).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

describe('examples of settings', () => {
  // The page about all rules shows settings that are wrong on purpose.
  const blocks = articles
    .filter(({ file }) => file !== rulesPage)
    .flatMap(({ file, text }) =>
      [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => ({ file, yaml: match[1] ?? '' })),
    );
  const problemsOf = (yaml: string): readonly { message: string }[] | undefined => {
    if (/^(people|teams):/m.test(yaml)) return parseOwners('owners.yml', yaml).problems;
    if (/^(groups|one_way):/m.test(yaml)) return parseSynonyms('synonyms.yml', yaml).problems;
    if (/^- query:/m.test(yaml)) return parseSearchTests('search-tests.yml', yaml).problems;
    if (/^\s*(phrases|video|theme\/|contact\.title|name|on):/m.test(yaml)) return undefined;
    return parseConfig('kb.config.yml', yaml).problems;
  };

  it('are accepted by kb', () => {
    const wrong = blocks.flatMap(({ file, yaml }) =>
      (problemsOf(yaml) ?? []).map(({ message }) => `${file}: ${message}\n${yaml}`),
    );
    expect(wrong).toEqual([]);
    expect(blocks.filter(({ yaml }) => problemsOf(yaml)).length).toBeGreaterThan(12);
  });
});

it("kb's own help center builds and checks clean", async () => {
  const project = tempProject();
  for (const command of ['build', 'check']) {
    const args = [command, '--content', path.join(root, 'content'), '--as-of', '2026-11-22'];
    const { code, stdout } = await project.kb(command === 'check' ? [...args, '--strict'] : args);
    expect(stdout).not.toMatch(/\b(error|warning)\b.*:\d+:\d+/);
    expect(code, stdout).toBe(0);
  }
});
