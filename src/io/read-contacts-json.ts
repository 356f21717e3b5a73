import { UserError } from '../model/errors.ts';
import type { TakeRecords } from './read-contacts-delimited.ts';
import { JsonScanner, JsonSyntaxError } from './read-contacts-scanner.ts';

/** Stands between the values of a list that became one cell. It cannot be part of a value. */
export const listSeparator = '\u001f';

/** Objects that may be the contacts of a JSON export, and what is in them. */
export interface JsonCandidate {
  /** `tickets[]`, `_embedded.conversations[]`, `[]`; '' for one object after another (NDJSON). */
  readonly path: string;
  /** Objects seen so far. */
  readonly count: number;
  /** Paths of simple values below the object: `id`, `via.channel`, `tags[].name`. */
  readonly fields: readonly string[];
}

/** So many objects are seen before looking stops; contacts can be long. */
const enoughObjects = 50;
const deepestCandidate = 6;
const mostNodes = 20_000;

interface FoundNode {
  readonly path: string;
  readonly depth: number;
  readonly children: Map<string, FoundNode>;
  isObject: boolean;
  /** How often it was met to its end. */
  objects: number;
  hasValue: boolean;
}

/**
 * Looks at the beginning of a JSON export (array, envelope or one object per line) and lists what could be its
 * contacts. Stops after `mostCharacters` and some dozens of objects. Throws `UserError` when it is not JSON.
 */
export async function discoverJson(
  texts: AsyncIterable<string>,
  name: string,
  mostCharacters: number,
): Promise<JsonCandidate[]> {
  let nodes = 0;
  let closed = 0;
  const make = (path: string, depth: number): FoundNode => ({
    path,
    depth,
    children: new Map(),
    isObject: false,
    objects: 0,
    hasValue: false,
  });
  const descend = (node: FoundNode, key: string, path: string): FoundNode | undefined => {
    const known = node.children.get(key);
    if (known) return known;
    if (nodes >= mostNodes) return undefined;
    nodes++;
    const child = make(path, node.depth + 1);
    node.children.set(key, child);
    return child;
  };
  const root = make('', 0);
  const scanner = new JsonScanner<FoundNode>(root, {
    key: (node, key) => {
      node.isObject = true;
      return descend(node, key, node.path === '' ? key : `${node.path}.${key}`);
    },
    element: (node) => {
      const list = descend(node, '[]', `${node.path}[]`);
      // A list that is empty everywhere is still a field: of contacts without tags.
      if (list && node.children.size === 1) list.hasValue = true;
      return list;
    },
    value: (node) => {
      node.hasValue = true;
    },
    close: (node) => {
      node.objects++;
      closed++;
    },
  });
  let seen = 0;
  let isWhole = true;
  try {
    for await (const text of texts) {
      scanner.write(text);
      seen += text.length;
      if (seen >= mostCharacters && closed >= enoughObjects) {
        isWhole = false;
        break;
      }
    }
    if (isWhole) scanner.end();
  } catch (error) {
    throw explained(error, name, undefined);
  }
  const candidates: JsonCandidate[] = [];
  collectCandidates(root, candidates);
  return candidates;
}

function collectCandidates(node: FoundNode, into: JsonCandidate[]): void {
  if (node.isObject) {
    const fields: string[] = [];
    collectFields(node, node.path.length === 0 ? 0 : node.path.length, fields);
    into.push({ path: node.path, count: node.objects, fields });
  }
  if (node.depth >= deepestCandidate) return;
  for (const child of node.children.values()) collectCandidates(child, into);
}

function collectFields(node: FoundNode, prefixLength: number, into: string[]): void {
  for (const child of node.children.values()) {
    if (child.hasValue) into.push(child.path.slice(prefixLength).replace(/^\./, ''));
    collectFields(child, prefixLength, into);
  }
}

/** Which objects of a JSON export are its records, and which of their fields are wanted, in cell order. */
export interface JsonShape {
  readonly name: string;
  readonly path: string;
  readonly fields: readonly string[];
}

interface WantedNode {
  readonly children: Map<string, WantedNode>;
  /** Cell that a value here goes to; -1 for none. */
  cell: number;
  isList: boolean;
  isRecord: boolean;
}

/**
 * Reads the wanted fields of every record; nothing else becomes a string. Values of a list share a cell, with
 * `listSeparator` between them. Throws `UserError` with the record's number for broken JSON.
 */
export async function readJson(
  texts: AsyncIterable<string>,
  shape: JsonShape,
  take: TakeRecords,
): Promise<void> {
  const root = wantedTree(shape);
  const empty = shape.fields.map(() => '');
  let record = [...empty];
  let batch: string[][] = [];
  let nextRecord = 1;
  const scanner = new JsonScanner<WantedNode>(root, {
    key: (node, key) => node.children.get(key),
    element: (node) => node.children.get('[]'),
    value: (node, text) => {
      if (node.cell === -1 || text === '') return;
      const before = record[node.cell] as string;
      record[node.cell] = node.isList && before !== '' ? before + listSeparator + text : text;
    },
    close: (node) => {
      if (!node.isRecord) return;
      batch.push(record);
      record = [...empty];
    },
  });
  const flush = (): boolean => {
    const first = nextRecord;
    const records = batch;
    nextRecord += records.length;
    batch = [];
    return records.length === 0 || take(records, first) !== false;
  };
  try {
    for await (const text of texts) {
      scanner.write(text);
      if (!flush()) return;
    }
    scanner.end();
  } catch (error) {
    throw explained(error, shape.name, nextRecord + batch.length);
  }
  flush();
}

function wantedTree(shape: JsonShape): WantedNode {
  const make = (): WantedNode => ({ children: new Map(), cell: -1, isList: false, isRecord: false });
  const root = make();
  const reach = (from: WantedNode, path: string): WantedNode => {
    let node = from;
    for (const step of stepsOf(path)) {
      let child = node.children.get(step);
      if (!child) {
        child = make();
        node.children.set(step, child);
      }
      node = child;
    }
    return node;
  };
  const recordNode = reach(root, shape.path);
  recordNode.isRecord = true;
  shape.fields.forEach((field, cell) => {
    const node = reach(recordNode, field);
    node.cell = cell;
    node.isList = field.includes('[]');
  });
  return root;
}

/** `tags[].name` -> `tags`, `[]`, `name`. */
function stepsOf(path: string): string[] {
  return path
    .replaceAll('[]', '.[]')
    .split('.')
    .filter((step) => step !== '');
}

function explained(error: unknown, name: string, record: number | undefined): unknown {
  if (!(error instanceof JsonSyntaxError)) return error;
  const where = record === undefined ? 'near its beginning' : `in record ${record}`;
  return error.cutShort
    ? new UserError(
        `${name} ends ${record === undefined ? 'too early' : `in the middle of record ${record}`}.`,
        {
          hint: 'The download or copy was cut short. Fetch the file again; nothing was counted.',
        },
      )
    : new UserError(`${name} is not valid JSON ${where}: ${error.message}.`, {
        hint: 'Export the contacts again; nothing was counted.',
      });
}
