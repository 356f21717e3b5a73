import type { Signature, SignOff } from '../model/sign-off.ts';
import { groupOf } from './group-of.ts';
import { readSettingsFile } from './settings-file.ts';
import { listOf, mapped, type Spec } from './spec.ts';
import { day, number, text } from './spec-values.ts';

const signature: Spec<Signature> = mapped(
  groupOf({
    item: { spec: text, required: true },
    by: { spec: text, required: true },
    on: { spec: day(), required: true },
    of: { spec: text, required: true },
    note: { spec: text },
  }),
  ({ item, by, on, of, note }, tree) =>
    item === undefined || by === undefined || on === undefined || of === undefined
      ? undefined
      : { item, by, on, of, ...(note !== undefined && { note }), at: tree.at },
);

/** What `kb-signoff.yml` may hold. */
export const signOffSpec = groupOf({
  version: { spec: number({ least: 1, most: 1, whole: true }), required: true },
  signed: { spec: listOf(signature), required: true },
});

/** Reads `kb-signoff.yml`. Never throws; a file in which anything is wrong is not usable, since a signature could be lost. */
export function parseSignOff(file: string, source: string): SignOff {
  const { root, reading } = readSettingsFile(file, source);
  const values = root ? signOffSpec.read(root, reading, '') : undefined;
  return {
    file,
    signatures: values?.signed ?? [],
    problems: reading.problems,
    usable: values !== undefined && reading.problems.length === 0,
  };
}
