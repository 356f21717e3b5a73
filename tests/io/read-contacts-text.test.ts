import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openExport } from '../../src/io/read-contacts-bytes.ts';
import { guessEncoding, readText, WrongEncoding } from '../../src/io/read-contacts-text.ts';

async function textOf(bytes: Uint8Array): Promise<{ text: string; encoding: string }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kb-text-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'a.csv'), bytes);
  const file = await openExport(path.join(folder, 'a.csv'), 'a.csv');
  const read = async (encoding: ReturnType<typeof guessEncoding>) => {
    let text = '';
    for await (const piece of readText(file, encoding, { nulCharacters: 0 })) text += piece;
    return { text, encoding };
  };
  const guessed = guessEncoding(file);
  try {
    return await read(guessed);
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
    return read(error.encoding);
  }
}

const words = 'größe, 日本, 👍, naïve\n';

describe('readText', () => {
  it('reads UTF-8 with and without a mark, cut anywhere by the size of pieces', async () => {
    // Pieces are 64 KB: characters of one to four bytes lie across their ends.
    for (const shift of [0, 1, 2, 3]) {
      const text = 'x'.repeat(shift) + words.repeat(6000);
      expect(await textOf(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
      expect((await textOf(Buffer.from(`\ufeff${text}`))).text).toBe(text);
    }
  });

  it('reads UTF-16 of both kinds, with and without a mark', async () => {
    const text = 'id,created,tags\n1,2026-03-02,größe\n'.repeat(3000);
    const little = Buffer.from(text, 'utf16le');
    expect(await textOf(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual({
      text,
      encoding: 'utf-16le',
    });
    expect(await textOf(little)).toEqual({ text, encoding: 'utf-16le' });
    const big = Buffer.from(little).swap16();
    expect(await textOf(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toEqual({
      text,
      encoding: 'utf-16be',
    });
    expect(await textOf(big)).toEqual({ text, encoding: 'utf-16be' });
  });

  it('reads windows-1252, all of its own characters', async () => {
    const bytes = Buffer.from([0x61, 0x80, 0x8a, 0x92, 0x96, 0x9f, 0xfc, 0x0a]);
    expect(await textOf(bytes)).toEqual({ text: 'a€Š’–Ÿü\n', encoding: 'windows-1252' });
  });
});
