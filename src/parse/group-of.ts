import type { Place } from '../model/place.ts';
import {
  groupHint,
  isSameValue,
  type JsonSchema,
  notA,
  orEmpty,
  type Reading,
  type Spec,
  under,
} from './spec.ts';
import { type Entry, type Group, isEmptyTree, quoted, type Tree } from './tree.ts';

export interface Field<T> {
  readonly spec: Spec<T>;
  /** Other spellings that are read without a word, besides camelCase and hyphens of the key itself. */
  readonly aliases?: readonly string[];
  readonly required?: boolean;
}
export type Fields = Readonly<Record<string, Field<unknown>>>;
type Values<F extends Fields> = {
  -readonly [K in keyof F]?: F[K] extends Field<infer T> ? T : never;
};

export interface GroupOptions {
  /** Accept text where a group is expected: this key's value. */
  readonly textIs?: string;
  /** Explain what to do when an item was meant as text with a colon in it. */
  readonly colonHint?: boolean;
}

/** A group of known keys. Unknown keys are reported with what was probably meant; `x-` keys are the writer's own. */
export function groupOf<F extends Fields>(fields: F, options: GroupOptions = {}): Spec<Values<F>> {
  const names = Object.entries(fields).flatMap(([key, field]) => [key, ...(field.aliases ?? [])]);
  const keyOf = new Map<string, string>();
  for (const [key, field] of Object.entries(fields)) {
    for (const name of [key, ...(field.aliases ?? [])]) keyOf.set(plain(name), key);
  }
  const more = options.colonHint ? ' If this is text with a colon in it, put the whole text in quotes.' : '';
  const unknown: Unknown = (entry, reading, name) => reading.unknown(entry.key, entry.at, name, names, more);
  const required = Object.keys(fields).filter((key) => fields[key]?.required);
  const { textIs } = options;

  const read = (tree: Tree, reading: Reading, name: string): Values<F> | undefined => {
    if (textIs && tree.kind === 'scalar' && !isEmptyTree(tree)) {
      const value = fields[textIs]?.spec.read(tree, reading, name);
      return value === undefined ? undefined : ({ [textIs]: value } as Values<F>);
    }
    if (tree.kind !== 'group') return notAGroup(tree, reading, name, fields);
    const { values, written } = readEntries(
      tree,
      reading,
      name,
      fields,
      (key) => keyOf.get(plain(key)),
      unknown,
    );
    const missing = required.find((key) => !written.has(key));
    if (missing !== undefined) {
      const hint = `Add a line \`${missing}: …\`.`;
      return reading.wrong(tree.at, `\`${missing}\` is missing in \`${name}\`.`, hint);
    }
    return required.every((key) => values[key] !== undefined) ? (values as Values<F>) : undefined;
  };

  const group = groupSchema(fields);
  const textSchema = textIs ? fields[textIs]?.spec.schema : undefined;
  return { schema: textSchema ? { anyOf: [textSchema, group] } : group, read };
}

function notAGroup(tree: Tree, reading: Reading, name: string, fields: Fields): undefined {
  const keys = Object.keys(fields).join(', ');
  if (name !== '') return notA(reading, tree, name, `a group of keys (${keys})`, groupHint);
  return reading.wrong(tree.at, 'The file holds no `key: value` lines.', `Keys are: ${keys}.`);
}

type Unknown = (entry: Entry, reading: Reading, name: string) => void;

interface EntriesReading {
  readonly values: Record<string, unknown>;
  /** Keys that stand in the file with a value, right or wrong. */
  readonly written: ReadonlyMap<string, unknown>;
}

function readEntries(
  tree: Group,
  reading: Reading,
  name: string,
  fields: Fields,
  keyOf: (written: string) => string | undefined,
  unknown: Unknown,
): EntriesReading {
  const values: Record<string, unknown> = {};
  const written = new Map<string, { readonly key: string; readonly at: Place; readonly value: unknown }>();
  for (const entry of tree.entries) {
    const key = keyOf(entry.key);
    if (key === undefined) {
      if (!entry.key.startsWith('x-')) unknown(entry, reading, name);
      continue;
    }
    if (isEmptyTree(entry.value)) continue;
    const path = under(name, key);
    reading.stands(path, entry.at);
    const value = (fields[key] as Field<unknown>).spec.read(entry.value, reading, path);
    const first = written.get(key);
    if (first === undefined) {
      written.set(key, { key: entry.key, at: entry.at, value });
      if (value !== undefined) values[key] = value;
    } else if (!isSameValue(first.value, value)) {
      reading.wrong(
        entry.at,
        `${quoted(first.key)} on line ${first.at.line} and ${quoted(entry.key)} on line ${entry.at.line} mean the same but have different values.`,
        `Keep \`${key}\` and delete the other.`,
      );
    }
  }
  return { values, written };
}

/** Spelling without the difference between snake_case, camelCase and hyphens. */
function plain(key: string): string {
  return key.replace(/[_-]/g, '').toLowerCase();
}

function groupSchema(fields: Fields): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: JsonSchema[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const camel = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const names = [...new Set([key, camel, ...(field.aliases ?? [])])];
    for (const name of names) properties[name] = orEmpty(field.spec.schema);
    if (field.required) required.push({ anyOf: names.map((name) => ({ required: [name] })) });
  }
  return {
    type: 'object',
    properties,
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    ...(required.length > 0 ? { allOf: required } : {}),
  };
}
