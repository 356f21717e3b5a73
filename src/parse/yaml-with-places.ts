import type { Document, Node, Pair } from 'yaml';
import type { Place } from '../model/place.ts';
import { loadYaml } from './load-package.ts';
import { readPlainYaml } from './plain-yaml.ts';
import type { Entry, Tree } from './tree.ts';
import { explainYamlError } from './yaml-messages.ts';

export interface YamlProblem {
  readonly message: string;
  readonly hint?: string;
  readonly at: Place;
}

export interface YamlReading {
  /** Undefined when the text holds no value, or cannot be read as YAML: then there are problems. */
  readonly root: Tree | undefined;
  readonly problems: readonly YamlProblem[];
}

/** Longest text that is parsed. The parser needs about 1 s for the worst text of this length. */
const maxLength = 1_000_000;
/** Deepest nesting, and most uses of `*name`: each may stand for a long text that a page would then hold as often. */
const maxDepth = 50;
const maxAliases = 100;
const maxProblems = 20;

const options = {
  version: '1.2',
  schema: 'core',
  prettyErrors: false,
  // Not 'silent': that also hides a second document, and with it all keys below a line `...`.
  logLevel: 'error',
  // Compared here, with both places in the message and without comparing every key with every other.
  uniqueKeys: false,
  resolveKnownTags: false,
  stringKeys: true,
} as const;

/**
 * Reads YAML 1.2 (core schema). `line` is the line of `file` on which `text` starts, so that places are places of the file.
 * Never throws: what is wrong comes back as problems and then there is no root.
 */
export function readYaml(text: string, file: string, line = 1): YamlReading {
  const plain = text.length > maxLength ? undefined : readPlainYaml(text, file, line);
  return plain ? { root: plain, problems: [] } : parseYaml(text, file, line);
}

/** The same by the YAML parser alone. */
export function parseYaml(text: string, file: string, line: number): YamlReading {
  const placeOf = placesOf(text, file, line);
  if (text.length > maxLength) {
    const message = `The file is longer than ${maxLength / 1000} KB, which is more than kb reads.`;
    return { root: undefined, problems: [{ message, at: placeOf(0) }] };
  }
  const document = loadYaml().parseDocument(text, options);
  const problems: YamlProblem[] = [];
  const root = document.errors.length === 0 ? toTree(document, placeOf, problems) : undefined;
  // The first error is the cause; what follows it is mostly the parser having lost its way.
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault && problems.length === 0) {
    const { isUnclosed, ...explanation } = explainYamlError(fault.code, fault.message);
    const at = placeOf(isUnclosed ? startOfLastValue(document, fault.pos[0]) : fault.pos[0]);
    problems.push({ ...explanation, at });
  }
  return { root: problems.length > 0 ? undefined : root, problems: problems.slice(0, maxProblems) };
}

type PlaceOf = (offset: number) => Place;

/** Gives the place of an offset of `text`, which starts at column 1 of `line`. */
function placesOf(text: string, file: string, line: number): PlaceOf {
  let starts: number[] | undefined;
  return (offset) => {
    if (starts === undefined) {
      starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { path: file, line: line + low, column: offset - (starts[low] as number) + 1 };
  };
}

/** What is never closed is noticed at the end of the text; the writer wants to see where it was opened. */
function startOfLastValue(document: Document.Parsed, otherwise: number): number {
  const { isMap } = loadYaml();
  const last = isMap(document.contents) ? document.contents.items.at(-1) : undefined;
  return (last?.value as Node | null | undefined)?.range?.[0] ?? otherwise;
}

function scalarOf(node: Node, at: Place): Tree {
  const { isScalar } = loadYaml();
  const value = isScalar(node) ? node.value : undefined;
  const source = isScalar(node) ? node.source : undefined;
  if (typeof value === 'string') return { kind: 'scalar', value, text: value, at };
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', value, text: source ?? String(value), at };
  }
  return { kind: 'scalar', value: null, text: source ?? '', at };
}

function toTree(document: Document.Parsed, placeOf: PlaceOf, problems: YamlProblem[]): Tree | undefined {
  const { isAlias, isMap, isScalar, isSeq } = loadYaml();
  const anchors = new Map<string, Tree>();
  let aliases = 0;
  let depth = 0;

  const convert = (node: Node): Tree => {
    const at = placeOf(node.range?.[0] ?? 0);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      aliases++;
      if (aliases === maxAliases + 1) {
        problems.push({
          message: `\`*name\` is used more than ${maxAliases} times in this file.`,
          hint: 'Write the values out.',
          at,
        });
      }
      if (target) return target;
      problems.push({
        message: `Nothing above is named \`&${node.source}\`, so \`*${node.source}\` stands for nothing.`,
        hint: 'If the text is meant to start with a star, put it in quotes.',
        at,
      });
      return { kind: 'scalar', value: null, text: '', at };
    }
    depth++;
    if (depth === maxDepth) problems.push({ ...explainYamlError('RESOURCE_EXHAUSTION', ''), at });
    let tree: Tree;
    if (depth < maxDepth && isMap(node)) {
      tree = { kind: 'group', entries: entriesOf(node.items as Pair<Node, Node | null>[]), at };
    } else if (depth < maxDepth && isSeq(node)) {
      tree = { kind: 'list', items: (node.items as Node[]).map(convert), at };
    } else tree = scalarOf(node, at);
    depth--;
    if ('anchor' in node && node.anchor) anchors.set(node.anchor, tree);
    return tree;
  };

  /** What is empty stands nowhere: its place is that of its key. */
  const treeOf = (node: Node | null, keyAt: Place): Tree => {
    const isEmpty = node === null || (isScalar(node) && node.value === null && !node.source && !node.anchor);
    return isEmpty ? { kind: 'scalar', value: null, text: '', at: keyAt } : convert(node);
  };

  const entriesOf = (pairs: readonly Pair<Node, Node | null>[]): Entry[] => {
    const seen = new Map<string, Place>();
    return pairs.map((pair) => {
      const key = isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : '';
      const at = placeOf(pair.key.range?.[0] ?? 0);
      const first = seen.get(key);
      if (first) {
        problems.push({
          message: `The key \`${key}\` is written twice, on line ${first.line} and on line ${at.line}.`,
          hint: 'Keep one of the two lines and delete the other.',
          at,
        });
      } else seen.set(key, at);
      return { key, at, value: treeOf(pair.value, at) };
    });
  };

  return document.contents ? convert(document.contents) : undefined;
}
