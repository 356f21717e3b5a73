import type { Baseline, BaselineEntry } from '../model/baseline.ts';
import { groupOf } from './group-of.ts';
import { readWrittenBaseline } from './read-written-baseline.ts';
import { readSettingsFile } from './settings-file.ts';
import { listOf, mapped, type Spec } from './spec.ts';
import { day, number, text } from './spec-values.ts';

type Accepted = Omit<BaselineEntry, 'rule' | 'reason' | 'expires'>;

/** `path fingerprint`: the fingerprint has no space, the path may have some. */
const accepted: Spec<Accepted> = mapped(text, (value, tree, reading, name) => {
  const space = value.lastIndexOf(' ');
  const fingerprint = value.slice(space + 1);
  if (space > 0 && /^[0-9a-f]{8,64}$/.test(fingerprint)) {
    return { path: value.slice(0, space), fingerprint, at: tree.at };
  }
  return reading.wrong(
    tree.at,
    `\`${name}\` does not hold the path of a file and a fingerprint.`,
    'Do not write these lines by hand: kb baseline write.',
  );
});

const group: Spec<BaselineEntry[]> = mapped(
  groupOf({
    rule: { spec: text, required: true },
    reason: { spec: text, required: true },
    expires: { spec: day(), required: true },
    findings: { spec: listOf(accepted), required: true },
  }),
  ({ rule, reason, expires, findings }) =>
    rule === undefined || reason === undefined || expires === undefined
      ? undefined
      : (findings ?? []).map((finding) => ({ ...finding, rule, reason, expires })),
);

/** What `kb-baseline.yml` may hold. */
export const baselineSpec = groupOf({
  version: { spec: number({ least: 1, most: 1, whole: true }), required: true },
  accepted: { spec: listOf(group), required: true },
});

/** Reads `kb-baseline.yml`. Never throws; a file in which anything is wrong is not usable, since an exception could be lost. */
export function parseBaseline(file: string, source: string): Baseline {
  const entries = readWrittenBaseline(file, source);
  if (entries) return { file, entries, problems: [], usable: true };
  const { root, reading } = readSettingsFile(file, source);
  const values = root ? baselineSpec.read(root, reading, '') : undefined;
  const usable = values !== undefined && reading.problems.length === 0;
  return { file, entries: (values?.accepted ?? []).flat(), problems: reading.problems, usable };
}
