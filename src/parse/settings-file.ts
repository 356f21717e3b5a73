import type { Problem } from '../model/finding.ts';
import { Reading } from './spec.ts';
import { isEmptyTree, type Tree } from './tree.ts';
import { readYaml } from './yaml-with-places.ts';

export interface SettingsFile {
  /** Undefined when the file is missing, empty or broken. */
  readonly root: Tree | undefined;
  readonly reading: Reading;
  readonly broken: boolean;
}

/** Reads the YAML of a settings file (config, owners, synonyms, search tests); its problems are those of a config. */
export function readSettingsFile(file: string, text: string | undefined): SettingsFile {
  const reading = new Reading({ wrong: 'config-invalid', unknown: 'config-unknown-key' });
  if (text === undefined) return { root: undefined, reading, broken: false };
  const yaml = readYaml(text.replace(/^\ufeff/, ''), file);
  reading.problems.push(...yaml.problems.map((problem): Problem => ({ rule: 'config-syntax', ...problem })));
  const root = yaml.root && !isEmptyTree(yaml.root) ? yaml.root : undefined;
  return { root, reading, broken: yaml.problems.length > 0 };
}
