import type { SourceFile } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import { loadMatter } from './load-package.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { quoted, type Tree } from './tree.ts';
import { parseYaml, type YamlProblem } from './yaml-with-places.ts';

export interface Split {
  /** The values of the block; undefined when there is no block, it is empty or it cannot be read. */
  readonly root: Tree | undefined;
  readonly body: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** True when there is a block and it cannot be read: nobody knows whether the article is meant for customers. */
  readonly unreadable: boolean;
}

/** More than this is no front matter but a text whose closing line is missing; it also bounds the work of the parsers. */
const maxLines = 2000;
const maxLength = 50_000;

/**
 * Splits a Markdown file into the values of its front matter and its body. Only YAML is ever parsed: a block in any
 * other language is refused before a parser sees it. A first line `---` always means front matter.
 */
export function splitFrontMatter(source: SourceFile): Split {
  const { text, file } = source;
  const opening = lineAt(text, 0);
  const first = opening.text.trimEnd();
  if (first === '+++' || first === ';;;' || first === '{') return refused(source, first);
  if (!first.startsWith('---') || first.startsWith('----')) return withoutBlock(source);

  const language = first.slice(3).trim();
  if (language !== '' && !/^ya?ml$/i.test(language)) return refused(source, language);

  const closing = findClosing(text, opening.next);
  if ('message' in closing)
    return broken(source, { rule: 'front-matter-unclosed', at: startOf(file), ...closing });

  const block = text.slice(opening.next, closing.start);
  const reading = readBlock(block, file);
  const body = text.slice(closing.next);
  const bodyLine = closing.line + 1;
  const problems = reading.problems.map((problem) => ({ rule: 'front-matter-syntax', ...problem }));
  return { root: reading.root, body, bodyLine, problems, unreadable: problems.length > 0 };
}

interface Line {
  readonly text: string;
  /** Offset of the next line. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  return end < 0
    ? { text: text.slice(start), next: text.length }
    : { text: text.slice(start, end), next: end + 1 };
}

/** The first line that starts with `---` ends the block; it must hold nothing else. */
function findClosing(
  text: string,
  from: number,
): { start: number; next: number; line: number } | { message: string; hint: string } {
  let start = from;
  for (let line = 2; line <= maxLines && start < text.length && start - from <= maxLength; line++) {
    const { text: content, next } = lineAt(text, start);
    if (content.startsWith('---')) {
      if (content.trimEnd() === '---') return { start, next, line };
      return {
        message: `The front matter should end with a line \`---\`, but line ${line} is ${quoted(content.trimEnd())}.`,
        hint: 'Write exactly three hyphens on a line of their own below the last key.',
      };
    }
    start = next;
  }
  return {
    message: 'The front matter starts with `---` on line 1 and never ends.',
    hint: 'Write exactly three hyphens on a line of their own below the last key. If line 1 is meant as a rule across the page, write `***`.',
  };
}

/** What is not in the usual forms, gray-matter hands to the one engine that may see it. */
function readBlock(
  block: string,
  file: string,
): { root: Tree | undefined; problems: readonly YamlProblem[] } {
  const plain = readPlainYaml(block, file, 2);
  if (plain) return { root: plain, problems: [] };
  let reading: ReturnType<typeof parseYaml> = { root: undefined, problems: [] };
  const refuse = (): never => {
    throw new Error('front matter in a language other than YAML reached a parser');
  };
  const yaml = (): object => {
    reading = parseYaml(block, file, 2);
    return {};
  };
  // Options are always passed: without them gray-matter hands out a shared, mutable object from its cache.
  loadMatter()(`---\n${block.replace(/\r?\n$/, '')}\n---\n`, {
    language: 'yaml',
    engines: { yaml, json: refuse, javascript: refuse, js: refuse, coffee: refuse, toml: refuse },
  });
  return reading;
}

function broken(source: SourceFile, problem: Problem): Split {
  return { root: undefined, body: source.text, bodyLine: 1, problems: [problem], unreadable: true };
}

function refused(source: SourceFile, language: string): Split {
  const names: Record<string, string> = { '+++': 'TOML (`+++`)', ';;;': 'JSON (`;;;`)', '{': 'JSON (`{`)' };
  return broken(source, {
    rule: 'front-matter-language',
    message: `The front matter is in ${names[language] ?? quoted(language)}; kb reads only YAML and runs nothing else.`,
    hint: 'Make the first line exactly `---` and write the keys as `key: value`.',
    at: startOf(source.file),
  });
}

/** A file that starts with text. Blank lines or spaces before the `---` would turn a draft into a public page: they are reported. */
function withoutBlock(source: SourceFile): Split {
  const { text, file } = source;
  let start = 0;
  for (let line = 1; line <= 50 && start < text.length; line++) {
    const { text: content, next } = lineAt(text, start);
    const bare = content.replace(/[\s\u200b\ufeff]/g, '');
    if (bare === '---' && /^[\w'. -]{1,40}:(\s|$)/.test(lineAt(text, next).text)) {
      return broken(source, {
        rule: 'front-matter-syntax',
        message: 'The front matter does not start at the very beginning of the file.',
        hint: 'Delete the blank lines or spaces before the first `---`.',
        at: { path: file, line, column: 1 },
      });
    }
    if (bare !== '') break;
    start = next;
  }
  return { root: undefined, body: text, bodyLine: 1, problems: [], unreadable: false };
}
