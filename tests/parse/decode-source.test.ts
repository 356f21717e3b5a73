import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../src/parse/decode-source.ts';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

function decode(bytes: Uint8Array | string) {
  return decodeSource(
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    'a.md',
    'content/a.md',
  );
}
function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('text', () => {
  test.each(['', 'a', '---\r\ntitle: é\r\n---\r\n', '日本語 🙂', 'a\u0085b\u2028c\ufffd'])(
    '%j in UTF-8 stays as it is',
    (text) => {
      expect(decode(text)).toEqual({ path: 'a.md', file: 'content/a.md', text });
    },
  );

  test('a byte order mark goes, and front matter is found behind it', () => {
    const source = decode('\ufeff---\ntitle: A\n---\n');
    expect(source.text).toBe('---\ntitle: A\n---\n');
    expect(parseFrontMatter(source).meta).toEqual({ title: 'A' });
  });

  test.each(['le', 'be'] as const)('UTF-16 (%s) is read and reported', (order) => {
    const source = decode(utf16('---\r\nstatus: draft\r\n---\r\nÄ 🙂', order));
    expect(source).toMatchObject({
      text: '---\r\nstatus: draft\r\n---\r\nÄ 🙂',
      problems: [{ rule: 'file-encoding', at: { path: 'content/a.md', line: 1, column: 1 } }],
    });
    expect(source.unreadable).toBeUndefined();
  });

  test('lines that end in CR only are lines', () => {
    const source = decode('---\rstatus: draft\r---\rText\r');
    expect(parseFrontMatter(source)).toMatchObject({ meta: { status: 'draft' }, body: 'Text\n' });
    expect(decode('a\rb\nc').text).toBe('a\rb\nc');
  });
});

describe('what is no text is unreadable', () => {
  test.each([
    ['NUL', new TextEncoder().encode('one\ntwo \u0000'), 2, 5, /not a text file/],
    [
      'an image',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      3,
      1,
      /not a text file/,
    ],
    ['Latin-1', Uint8Array.of(0x61, 0x0a, 0x62, 0xe9, 0x63), 2, 2, /not UTF-8/],
    ['half a character at the end', Uint8Array.of(0x61, 0xc3), 1, 2, /not UTF-8/],
    ['overlong UTF-8', Uint8Array.of(0xc0, 0xaf), 1, 1, /not UTF-8/],
    ['UTF-16 without a mark', utf16('hello', 'le', false), 1, 2, /UTF-16/],
    ['UTF-16 with half a character', Uint8Array.of(0xff, 0xfe, 0x41), 1, 1, /UTF-16/],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0), 1, 1, /UTF-16/],
  ])('%s', (_, bytes, line, column, message) => {
    expect(decode(bytes)).toMatchObject({
      text: '',
      unreadable: true,
      problems: [
        {
          rule: 'file-unreadable',
          at: { path: 'content/a.md', line, column },
          message: expect.stringMatching(message),
          hint: expect.any(String),
        },
      ],
    });
  });

  test('and no article comes of it', () => {
    expect(parseFrontMatter(decode(Uint8Array.of(0)))).toMatchObject({
      withheld: true,
      body: '',
      problems: [],
    });
  });
});

test('any bytes give a text or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const source = decode(bytes);
      if (source.unreadable) expect(source.problems).toHaveLength(1);
      else if (
        !source.problems &&
        !source.text.includes('\r') &&
        !source.text.includes('\n') &&
        bytes[0] !== 0xef
      ) {
        expect(Buffer.from(source.text)).toEqual(Buffer.from(bytes));
      }
    }),
  );
});
