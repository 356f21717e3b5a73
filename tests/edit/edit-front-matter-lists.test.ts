import { describe, expect, test } from 'vitest';
import { addToFrontMatterList, replaceFrontMatterValue } from '../../src/edit/edit-front-matter-lists.ts';
import { UserError } from '../../src/model/errors.ts';

const inFile = (block: string) => `---\n${block}---\nBody\n`;

describe('addToFrontMatterList', () => {
  test.each([
    ['title: A\n', 'title: A\nredirect_from:\n  - /old\n'],
    ['redirect_from:\n', 'redirect_from:\n  - /old\n'],
    ['redirect_from: # moved\nx: 1\n', 'redirect_from: # moved\n  - /old\nx: 1\n'],
    ['redirect_from: []\n', 'redirect_from: [/old]\n'],
    ['redirect_from: [/a]\n', 'redirect_from: [/a, /old]\n'],
    ['redirect_from: [ "/a" , "/b" ] # n\n', 'redirect_from: [ "/a" , "/b", "/old" ] # n\n'],
    ['redirect_from: [/a, /b, ]\n', 'redirect_from: [/a, /b, /old, ]\n'],
    ['redirect_from: [\n  /a,\n  /b\n]\n', 'redirect_from: [\n  /a,\n  /b,\n  /old\n]\n'],
    ['redirect_from: /a # n\n', 'redirect_from: [/a, /old] # n\n'],
    ["redirect_from: '/a'\n", "redirect_from: ['/a', '/old']\n"],
    [
      'redirect_from:\n  - /a\n  - /b # n\n\nx: 1\n',
      'redirect_from:\n  - /a\n  - /b # n\n  - /old\n\nx: 1\n',
    ],
    ['redirect_from:\n- "/a"\nx: 1\n', 'redirect_from:\n- "/a"\n- "/old"\nx: 1\n'],
    ['redirect_from:\n      - /a\n', 'redirect_from:\n      - /a\n      - /old\n'],
    ['aliases: [/a]\n', 'aliases: [/a, /old]\n'],
    ['aliases: [/a]\nredirect_from: /b\n', 'aliases: [/a]\nredirect_from: [/b, /old]\n'],
  ])('%j', (block, expected) => {
    const text = addToFrontMatterList(inFile(block), 'redirect_from', ['aliases', 'old_paths'], '/old');
    expect(text).toBe(inFile(expected));
    expect(addToFrontMatterList(text, 'redirect_from', ['aliases', 'old_paths'], '/old')).toBe(text);
  });

  test('Windows line endings and files without front matter', () => {
    expect(addToFrontMatterList('---\r\na:\r\n  - x\r\n---', 'a', [], 'z')).toBe(
      '---\r\na:\r\n  - x\r\n  - z\r\n---',
    );
    expect(addToFrontMatterList('Text\r\n', 'a', [], 'z')).toBe('---\r\na:\r\n  - z\r\n---\r\n\r\nText\r\n');
  });

  test('items are quoted when YAML needs it', () => {
    expect(addToFrontMatterList(inFile('a: [b]\n'), 'a', [], 'c, d')).toBe(inFile('a: [b, "c, d"]\n'));
    expect(addToFrontMatterList(inFile('a:\n  - b\n'), 'a', [], '#x')).toBe(inFile('a:\n  - b\n  - "#x"\n'));
  });

  test.each(['a: {b: c}\n', 'a: |\n  text\n', 'a:\n  b: c\n', 'a: b, c\n', 'a: &x [b]\n'])(
    '%j is left alone',
    (block) => {
      expect(() => addToFrontMatterList(inFile(block), 'a', [], 'z')).toThrow(UserError);
    },
  );
});

describe('replaceFrontMatterValue', () => {
  const aliases = ['owner_slack', 'ms.author', 'freshness.owner'];

  test.each([
    ['owner: ana\n', 'owner: ben\n'],
    ['owner: "ana" # n\n', 'owner: "ben" # n\n'],
    ['owner: [ana, cat]\n', 'owner: [ben, cat]\n'],
    ['owner: [ "ana", cat ]\n', 'owner: [ "ben", cat ]\n'],
    ['owner: [ana, ben]\n', 'owner: [ben]\n'],
    ['owner: [ben, ana]\n', 'owner: [ben]\n'],
    ['owner: [ana, ana]\n', 'owner: [ben]\n'],
    ['owner: [cat, ana, ben]\n', 'owner: [cat, ben]\n'],
    ['owner:\n  - cat\n  - ana # lead\n', 'owner:\n  - cat\n  - ben # lead\n'],
    ['owner:\n- ana\n- ben\nx: 1\n', 'owner:\n- ben\nx: 1\n'],
    ['owner: cat, ana , dan\n', 'owner: cat, ben , dan\n'],
    ['owner: ana, ben\n', 'owner: ben\n'],
    ['owner_slack: ana\nms.author: ana\n', 'owner_slack: ben\nms.author: ben\n'],
    ['freshness: {owner: ana, reviewed: x}\n', 'freshness: {owner: ben, reviewed: x}\n'],
    ['freshness:\n  owner: ana\n', 'freshness:\n  owner: ben\n'],
    ['owner: anabel\n', 'owner: anabel\n'],
    ['owner: {a: ana}\ntags: [ana]\n', 'owner: {a: ana}\ntags: [ana]\n'],
    ['owner:\n', 'owner:\n'],
    ['title: ana\n', 'title: ana\n'],
  ])('%j', (block, expected) => {
    expect(replaceFrontMatterValue(inFile(block), 'owner', aliases, 'ana', 'ben')).toBe(inFile(expected));
  });

  test('a freshness comment', () => {
    const text = (owner: string) => `<!--* freshness: { owner: "${owner}" } *-->\n`;
    expect(replaceFrontMatterValue(text('ana'), 'owner', aliases, 'ana', 'ben')).toBe(text('ben'));
  });

  test('$ patterns are plain text', () => {
    expect(replaceFrontMatterValue(inFile('owner: cat, ana\n'), 'owner', [], 'ana', "$&$'")).toBe(
      inFile("owner: cat, $&$'\n"),
    );
  });
});
