import type { Problem } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { nearest } from '../model/similar.ts';
import { isEmptyTree, quoted, shown, type Tree } from './tree.ts';

/**
 * A Spec is what one value of a YAML file may be: it reads the value and describes it as JSON Schema. The reader of
 * front matter, config and owners and the schema that an editor uses are both made from the same Specs.
 */
export interface Spec<T> {
  readonly schema: JsonSchema;
  /** Gives the value, or undefined after telling `reading` what is wrong. `name` is the dotted key for messages. */
  read(tree: Tree, reading: Reading, name: string): T | undefined;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Problems of one sort that are listed for one file (for one key, in front matter): more are noise. */
const maxReported = 20;

/** What a file is read into besides its values: problems, and where keys stand. */
export class Reading {
  readonly problems: Problem[] = [];
  /** Dotted canonical key -> place of the key. */
  readonly places = new Map<string, Place>();
  /** Values that could not be used. */
  wrongCount = 0;
  /** Set when a critical value was wrong. */
  unusable = false;
  private readonly rules: { readonly wrong: string; readonly unknown: string; readonly date: string };
  private unknownCount = 0;

  constructor(rules: { wrong: string; unknown: string; date?: string }) {
    this.rules = { date: rules.wrong, ...rules };
  }

  /** Notes where a key stands; the first place counts. */
  stands(key: string, at: Place): void {
    if (!this.places.has(key)) this.places.set(key, at);
  }

  /** Reports a value that cannot be used; gives undefined so that readers can return it. */
  wrong(at: Place, message: string, hint: string, kind: 'wrong' | 'date' = 'wrong'): undefined {
    this.wrongCount++;
    if (this.wrongCount > maxReported) return undefined;
    this.problems.push({ rule: this.rules[kind], message, at, hint });
    return undefined;
  }

  /**
   * Reports a key that nobody reads, with the one of `known` that was probably meant. After 20 of them in one file the
   * rest are one problem.
   */
  unknown(key: string, at: Place, where: string, known: Iterable<string>, more = ''): void {
    this.unknownCount++;
    if (this.unknownCount > maxReported + 1) return;
    const meant = key.length > 60 ? undefined : nearest(key, known);
    const inside = where ? ` in \`${where}\`` : '';
    const message =
      this.unknownCount === maxReported + 1
        ? 'There are more unknown keys in this file; only the first 20 are listed.'
        : `kb does not know the key ${quoted(key)}${inside}.${more}`;
    const hint = meant
      ? `Did you mean \`${meant}\`?`
      : where
        ? 'Delete the line, or check how the key is spelled.'
        : 'Delete the line, check how the key is spelled, or start the name with `x-` to keep a note of your own.';
    this.problems.push({ rule: this.rules.unknown, message, at, hint, fingerprint: `${where}.${key}` });
  }
}

/** Reports a value of the wrong form: "`order` is `first`, but it must be a number." */
export function notA(
  reading: Reading,
  tree: Tree,
  name: string,
  wanted: string,
  hint: string = wayOut[tree.kind],
): undefined {
  return reading.wrong(tree.at, `\`${name}\` is ${shown(tree)}, but it must be ${wanted}.`, hint);
}

/** What `notA` asks for, and how to write it. */
export const aGroup = 'a group of `key: value` lines';
export const groupHint = 'Write each on a line of its own below the key, indented by two spaces.';

/** What to do with a value of the wrong form when nothing better is known. */
const wayOut: Readonly<Record<Tree['kind'], string>> = {
  scalar: 'Correct the value, or delete the line.',
  list: 'Write a single value; a list does not work here.',
  group: 'Write the value on the line of the key; lines of `key: value` do not work here.',
};

/** Joins a dotted key. */
export function under(name: string, key: string): string {
  return name === '' ? key : `${name}.${key}`;
}

/** The same Spec with a description for the editor. */
export function described<T>(spec: Spec<T>, description: string): Spec<T> {
  return withSchema({ ...spec.schema, description }, spec);
}

/** The same Spec with another JSON Schema. */
export function withSchema<T>(schema: JsonSchema, spec: Spec<T>): Spec<T> {
  return { ...spec, schema };
}

/** A key without a value says nothing and is no mistake. The description stays where editors look for it. */
export function orEmpty({ description, ...schema }: JsonSchema): JsonSchema {
  const { anyOf, ...others } = schema;
  const choices = Array.isArray(anyOf) && Object.keys(others).length === 0 ? anyOf : [schema];
  return { ...(description === undefined ? {} : { description }), anyOf: [...choices, { type: 'null' }] };
}

/** True when two values that were read are the same but for the places they were read from. */
export function isSameValue(a: unknown, b: unknown): boolean {
  const comparable = (value: unknown) =>
    JSON.stringify(value, (key, part) => (key === 'at' ? undefined : part));
  return comparable(a) === comparable(b);
}

/** The same Spec, but a wrong value makes the whole file unusable. */
export function critical<T>(spec: Spec<T>): Spec<T> {
  return {
    schema: spec.schema,
    read(tree, reading, name) {
      const before = reading.wrongCount;
      const value = spec.read(tree, reading, name);
      if (value === undefined || reading.wrongCount > before) reading.unusable = true;
      return value;
    },
  };
}

/** A Spec whose value is turned into another; `convert` may report and refuse. */
export function mapped<A, B>(
  spec: Spec<A>,
  convert: (value: A, tree: Tree, reading: Reading, name: string) => B | undefined,
): Spec<B> {
  return {
    schema: spec.schema,
    read(tree, reading, name) {
      const value = spec.read(tree, reading, name);
      return value === undefined ? undefined : convert(value, tree, reading, name);
    },
  };
}

/** A list. A single value is read as a list of one. Items that are wrong are reported and left out. */
export function listOf<T>(item: Spec<T>): Spec<T[]> {
  return {
    schema: { anyOf: [{ type: 'array', items: orEmpty(item.schema) }, item.schema] },
    read(tree, reading, name) {
      const trees = tree.kind === 'list' ? tree.items : [tree];
      const values: T[] = [];
      for (const each of trees) {
        if (isEmptyTree(each)) continue;
        const value = item.read(each, reading, name);
        if (value !== undefined) values.push(value);
      }
      return values;
    },
  };
}

/** Keys of the writer's own choice, all with values of one kind. */
export function recordOf<T>(
  item: Spec<T>,
  readKey: (key: string, at: Place, reading: Reading, name: string) => string | undefined = (key) => key,
): Spec<Record<string, T>> {
  return {
    schema: { type: 'object', additionalProperties: orEmpty(item.schema) },
    read(tree, reading, name) {
      if (tree.kind !== 'group') return notA(reading, tree, name, aGroup, groupHint);
      const entries: [string, T][] = [];
      for (const entry of tree.entries) {
        if (entry.key === '__proto__') {
          reading.unknown(entry.key, entry.at, name, []);
          continue;
        }
        const key = readKey(entry.key, entry.at, reading, name);
        if (key === undefined || isEmptyTree(entry.value)) continue;
        const value = item.read(entry.value, reading, under(name, entry.key));
        if (value === undefined) continue;
        reading.stands(under(name, key), entry.at);
        entries.push([key, value]);
      }
      return Object.fromEntries(entries);
    },
  };
}
