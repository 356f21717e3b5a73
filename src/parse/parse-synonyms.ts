import type { Synonyms } from '../model/site.ts';
import { groupOf } from './group-of.ts';
import { readSettingsFile } from './settings-file.ts';
import { listOf, mapped, type Reading, type Spec, under } from './spec.ts';
import { line, words } from './spec-values.ts';
import { isEmptyTree, type Tree } from './tree.ts';

type OneWay = Synonyms['oneWay'][number];

const group: Spec<string[]> = mapped(words, (value, tree, reading, name) => {
  if (value.length >= 2) return value;
  // What is no word has been reported already.
  if (value.length === 0 && tree.kind === 'group') return undefined;
  return reading.wrong(
    tree.at,
    `A group of \`${name}\` has only one word, so nothing stands for anything.`,
    'Write at least two: [refund, money back].',
  );
});

const groups: Spec<string[][]> = {
  schema: { type: 'array', items: group.schema },
  read(tree, reading, name) {
    if (tree.kind !== 'list') {
      return reading.wrong(
        tree.at,
        `\`${name}\` must be a list of groups of words.`,
        'Write one group per line: - [refund, money back].',
      );
    }
    return tree.items.map((item) => group.read(item, reading, name)).filter((each) => each !== undefined);
  },
};

const oneWayItem: Spec<OneWay> = mapped(
  groupOf({ from: { spec: line, required: true }, to: { spec: words, required: true } }),
  ({ from, to }) => (from === undefined || to === undefined || to.length === 0 ? undefined : { from, to }),
);
const oneWayList = listOf(oneWayItem);

/** A list of `{from, to}`, or simply `customer's word: article's words`. */
const oneWay: Spec<OneWay[]> = {
  schema: { anyOf: [oneWayList.schema, { type: 'object', additionalProperties: words.schema }] },
  read(tree, reading, name) {
    if (tree.kind !== 'group' || isPair(tree)) return oneWayList.read(tree, reading, name);
    return tree.entries.flatMap(({ key, value }) => {
      const to = !isEmptyTree(value) ? words.read(value, reading, under(name, key)) : undefined;
      return to && to.length > 0 ? [{ from: key.trim(), to }] : [];
    });
  },
};

function isPair(tree: Tree): boolean {
  return (
    tree.kind === 'group' &&
    tree.entries.some(({ key }) => key === 'from') &&
    tree.entries.some(({ key }) => key === 'to')
  );
}

/** What `synonyms.yml` may hold. */
export const synonymsSpec = groupOf({ groups: { spec: groups }, one_way: { spec: oneWay } });

/**
 * Reads `synonyms.yml`: `groups` of words that stand for each other (a file that is only a list is a list of groups), and
 * `one_way`: a customer's word -> words of the articles. `text` undefined: no such file. Never throws.
 */
export function parseSynonyms(file: string, text: string | undefined): Synonyms {
  const { root, reading } = readSettingsFile(file, text);
  const values = root ? readRoot(root, reading) : undefined;
  return { file, groups: values?.groups ?? [], oneWay: values?.one_way ?? [], problems: reading.problems };
}

function readRoot(root: Tree, reading: Reading): { groups?: string[][]; one_way?: OneWay[] } | undefined {
  if (root.kind !== 'list') return synonymsSpec.read(root, reading, '');
  return { groups: groups.read(root, reading, 'groups') ?? [] };
}
