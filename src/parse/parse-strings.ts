import { UserError } from '../model/errors.ts';
import type { Strings } from '../model/output.ts';
import type { Place } from '../model/place.ts';
import { type Entry, isEmptyTree, type Tree } from './tree.ts';
import { readYaml } from './yaml-with-places.ts';

const pluralForms: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
type Plurals = Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Reads a theme's interface strings: `key: text`, or `key:` with one text per plural form, of which `other` is required.
 * Groups that are no plural forms join their keys with a dot. Throws `UserError` with the place of what is wrong. `accept` is told
 * of each key, and may throw.
 */
export function parseStrings(
  file: string,
  text: string,
  accept: (key: string, at: Place) => void = () => {},
): Strings {
  const { root, problems } = readYaml(text.replace(/^\ufeff/, ''), file);
  const [problem] = problems;
  if (problem) {
    throw new UserError(`The interface strings cannot be read: ${problem.message}`, {
      at: problem.at,
      ...(problem.hint && { hint: problem.hint }),
    });
  }
  if (root === undefined || isEmptyTree(root)) return {};
  const strings: [string, string | Plurals][] = [];
  addStrings(root, '', strings, accept);
  return Object.fromEntries(strings);
}

function addStrings(
  tree: Tree,
  prefix: string,
  strings: [string, string | Plurals][],
  accept: (key: string, at: Place) => void,
): void {
  if (tree.kind !== 'group' || prefix.split('.').length > 6) {
    throw new UserError('The interface strings must be `key: text` lines.', { at: tree.at });
  }
  for (const entry of tree.entries) {
    const key = `${prefix}${entry.key}`;
    if (entry.value.kind === 'scalar') strings.push([key, textOf(entry)]);
    else if (entry.value.kind === 'group' && entry.value.entries.some((form) => form.key === 'other')) {
      strings.push([key, pluralsOf(entry.value.entries, key)]);
    } else {
      addStrings(entry.value, `${key}.`, strings, accept);
      continue;
    }
    accept(key, entry.at);
  }
}

function pluralsOf(entries: readonly Entry[], key: string): Plurals {
  const plurals: [string, string][] = [];
  for (const form of entries) {
    if (!pluralForms.has(form.key)) {
      throw new UserError(`\`${form.key}\` is no plural form of \`${key}\`.`, {
        at: form.at,
        hint: `Plural forms are ${[...pluralForms].join(', ')}.`,
      });
    }
    plurals.push([form.key, textOf(form)]);
  }
  return Object.fromEntries(plurals);
}

function textOf(entry: Entry): string {
  if (entry.value.kind === 'scalar' && !isEmptyTree(entry.value)) return entry.value.text;
  throw new UserError(`The interface string \`${entry.key}\` has no text.`, {
    at: entry.at,
    hint: 'Write the text after the colon; for no text at all write "".',
  });
}
