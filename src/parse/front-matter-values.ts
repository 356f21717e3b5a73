import type { Need, Pitfall, Precheck } from '../model/article.ts';
import type { Place } from '../model/place.ts';
import { type Field, groupOf } from './group-of.ts';
import { listOf, type Spec } from './spec.ts';
import { day, line, text, words } from './spec-values.ts';
import { type Tree, toPlain } from './tree.ts';

/** Adds the place of the value to what a Spec reads. */
function placed<T extends object>(spec: Spec<T>): Spec<T & { at: Place }> {
  return {
    schema: spec.schema,
    read(tree, reading, name) {
      const value = spec.read(tree, reading, name);
      return value === undefined ? undefined : { ...value, at: tree.at };
    },
  };
}

/** A group with one required text, which may also be written as that text alone; a slip of the colon is explained. */
function oneOrMore<T>(main: string, fields: Record<string, Field<unknown>>): Spec<T> {
  return groupOf(fields, { textIs: main, colonHint: true }) as Spec<unknown> as Spec<T>;
}

export const needs: Spec<Need[]> = listOf(
  oneOrMore<Need>('item', { item: { spec: line, required: true }, note: { spec: line } }),
);

export const prechecks: Spec<Precheck[]> = listOf(
  renamed(
    oneOrMore<{ check: string; if_not?: string }>('check', {
      check: { spec: line, required: true },
      if_not: { spec: line },
    }),
    ({ check, if_not }) => (if_not === undefined ? { check } : { check, ifNot: if_not }),
  ),
);

export const pitfalls: Spec<Pitfall[]> = listOf(
  placed(
    oneOrMore<{ symptom: string; fix?: string }>('symptom', {
      symptom: { spec: line, required: true },
      fix: { spec: line },
    }),
  ),
);

export const escalation = renamed(
  groupOf({ when: { spec: line }, to: { spec: line }, gather: { spec: listOf(line) } }),
  ({ gather = [], ...rest }) => ({ ...rest, gather }),
);

export const video = placed(
  groupOf(
    {
      src: { spec: text, required: true },
      captions: { spec: text },
      transcript: { spec: text },
      poster: { spec: text },
      title: { spec: line },
    },
    { textIs: 'src' },
  ),
);

export const archived = renamed(
  groupOf({ on: { spec: day() }, reason: { spec: line }, replaced_by: { spec: text } }),
  ({ replaced_by, ...rest }) => (replaced_by === undefined ? rest : { ...rest, replacedBy: replaced_by }),
);

export const people: Spec<string[]> = words;

function renamed<A, B>(spec: Spec<A>, change: (value: A) => B): Spec<B> {
  return {
    schema: spec.schema,
    read(tree: Tree, reading, name) {
      const value = spec.read(tree, reading, name);
      return value === undefined ? undefined : change(value);
    },
  };
}

/** Anything at all, as plain values. */
export const anything: Spec<unknown> = {
  schema: {},
  read: (tree, reading, name) => {
    const value = toPlain(tree);
    return value === undefined
      ? reading.wrong(tree.at, `\`${name}\` holds more values than kb reads.`, 'Shorten it.')
      : value;
  },
};
