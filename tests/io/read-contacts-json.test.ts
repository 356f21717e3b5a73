import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverJson, listSeparator, readJson } from '../../src/io/read-contacts-json.ts';
import { JsonScanner, JsonSyntaxError } from '../../src/io/read-contacts-scanner.ts';

async function* inPieces(text: string, cuts: readonly number[] = []): AsyncGenerator<string> {
  let from = 0;
  for (const cut of cuts.map((at) => at % (text.length + 1)).sort((a, b) => a - b)) {
    yield text.slice(from, cut);
    from = cut;
  }
  yield text.slice(from);
}

/** All simple values of a document with their paths, by the scanner. */
function scanned(text: string, cuts: readonly number[]): string[] {
  const values: string[] = [];
  const scanner = new JsonScanner<string>('', {
    key: (node, key) => `${node}.${key}`,
    element: (node) => `${node}[]`,
    value: (node, value) => values.push(`${node}=${value}`),
    close: () => {},
  });
  let from = 0;
  for (const cut of [...cuts.map((at) => at % (text.length + 1)).sort((a, b) => a - b), text.length]) {
    scanner.write(text.slice(from, cut));
    from = cut;
  }
  scanner.end();
  return values;
}

/** The same by `JSON.parse`. */
function parsed(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => parsed(item, `${path}[]`));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => parsed(item, `${path}.${key}`));
  }
  return [`${path}=${value === null ? '' : String(value)}`];
}

describe('JsonScanner', () => {
  it('reads what JSON.parse reads, however the text is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.array(fc.nat(), { maxLength: 10 }),
        fc.boolean(),
        (value, cuts, indent) => {
          const text = JSON.stringify(value, undefined, indent ? 2 : 0);
          // Numbers stay as written, so that long ids lose nothing.
          expect(scanned(text, cuts)).toEqual(parsed(JSON.parse(text)).map(String));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps every digit of a number', () => {
    expect(scanned('[900719925474099267,1.50,-2e3]', [5, 9])).toEqual([
      '[]=900719925474099267',
      '[]=1.50',
      '[]=-2e3',
    ]);
  });

  it('reads one document after another', () => {
    expect(scanned('{"a":1}\n{"a":2}\n\u001e{"a":3}', [7, 8])).toEqual(['.a=1', '.a=2', '.a=3']);
  });

  it('refuses what is no JSON, and tells a text that is cut short', () => {
    for (const text of [
      '{"a" 1}',
      '{a:1}',
      '[1 2]',
      '[tru]',
      '[1,]',
      '{"a":1,}',
      '["\\x"]',
      '{"a":1}}',
      '[01x]',
    ]) {
      expect(() => scanned(text, []), text).toThrow(JsonSyntaxError);
    }
    for (const text of ['{"a":', '[1,2', '"abc', '{"a":{"b":[1,{']) {
      expect(() => scanned(text, []), text).toThrow(expect.objectContaining({ cutShort: true }));
    }
  });
});

const envelope = JSON.stringify({
  count: 2,
  _embedded: {
    conversations: [
      {
        id: 1,
        createdAt: '2026-03-02',
        tags: [
          { id: 9, tag: 'a' },
          { id: 8, tag: 'b' },
        ],
        threads: [{ body: 'x]}"' }],
      },
      { id: 2, createdAt: null, tags: [], nested: { deep: { er: true } } },
    ],
  },
});

describe('discoverJson', () => {
  it('lists what could be the contacts, with the paths of their values', async () => {
    const found = await discoverJson(inPieces(envelope, [3, 40, 90]), 'a.json', 1e6);
    expect(found.find((candidate) => candidate.path === '_embedded.conversations[]')).toEqual({
      path: '_embedded.conversations[]',
      count: 2,
      fields: [
        'id',
        'createdAt',
        'tags[]',
        'tags[].id',
        'tags[].tag',
        'threads[]',
        'threads[].body',
        'nested.deep.er',
      ],
    });
  });
});

describe('readJson', () => {
  it('reads the wanted fields of each record and no others', async () => {
    const records: string[][] = [];
    const shape = {
      name: 'a.json',
      path: '_embedded.conversations[]',
      fields: ['tags[].tag', 'id', 'createdAt'],
    };
    await readJson(inPieces(envelope, [10, 77, 120]), shape, (batch) => {
      for (const record of batch) records.push([...record]);
      return true;
    });
    expect(records).toEqual([
      [`a${listSeparator}b`, '1', '2026-03-02'],
      ['', '2', ''],
    ]);
  });
});
