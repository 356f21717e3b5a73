import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeparatorLine, readDelimited, sampleRecords } from '../../src/io/read-contacts-delimited.ts';

async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  let from = 0;
  for (const cut of [...cuts, text.length].map((at) => at % (text.length + 1)).sort((a, b) => a - b)) {
    yield text.slice(from, cut);
    from = cut;
  }
  yield text.slice(from);
}

async function recordsOf(text: string, cuts: readonly number[] = [], delimiter = ','): Promise<string[][]> {
  const records: string[][] = [];
  const notes = { badlyQuoted: 0 };
  await readDelimited(inPieces(text, cuts), { name: 'a.csv', delimiter }, notes, (batch, first) => {
    expect(first).toBe(records.length + 1);
    for (const record of batch) records.push([...record]);
    return true;
  });
  return records;
}

function written(records: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return records.map((record) => record.map(cell).join(delimiter) + lineEnd).join('');
}

describe('readDelimited', () => {
  it('gives back what was written, however the text is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'ü', '='), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (records, cuts, delimiter, lineEnd) => {
          expect(await recordsOf(written(records, delimiter, lineEnd), cuts, delimiter)).toEqual(records);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('understands line ends of all systems, also mixed ones', async () => {
    const expected = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ];
    for (const text of ['a,b\nc,d\ne,f', 'a,b\r\nc,d\r\ne,f\r\n', 'a,b\rc,d\re,f\r', 'a,b\r\nc,d\ne,f\n']) {
      for (let cut = 0; cut <= text.length; cut++) expect(await recordsOf(text, [cut])).toEqual(expected);
    }
  });

  it('keeps repeated headers apart', async () => {
    expect(await recordsOf('Labels,Labels,id\na,b,1\n')).toEqual([
      ['Labels', 'Labels', 'id'],
      ['a', 'b', '1'],
    ]);
  });

  it('does not take the line that names a delimiter for a record', async () => {
    expect(await recordsOf('sep=;\na;b\n', [], ';')).toEqual([[], ['a', 'b']]);
    expect(isSeparatorLine(['sep=', ''])).toBe(true);
    expect(isSeparatorLine(['separator', 'x'])).toBe(false);
  });

  it('stops when told to', async () => {
    let batches = 0;
    await readDelimited(
      inPieces('a\nb\nc\nd\n', [2, 4, 6]),
      { name: 'a.csv', delimiter: ',' },
      { badlyQuoted: 0 },
      () => {
        batches++;
        return false;
      },
    );
    expect(batches).toBe(1);
  });

  it('samples the beginning without the record that is cut off', () => {
    expect(sampleRecords('a,b\nc,d\ne,', ',', false)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(sampleRecords('a,b\nc,d', ',', true)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});
