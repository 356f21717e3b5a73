import { describe, expect, test } from 'vitest';
import { absoluteAddress, addressFrom, encodeAddress, rootOf } from '../../src/render/addresses.ts';
import { fillAddress } from '../../src/render/hand-off.ts';

describe('addresses', () => {
  test('the way back to the root', () => {
    expect(['', 'a.html', 'a/', 'a/b.html', 'a/b/'].map(rootOf)).toEqual([
      './',
      './',
      '../',
      '../',
      '../../',
    ]);
  });
  test('encode what an attribute or a server cannot take, once', () => {
    expect(encodeAddress('a b"c<d>\\`{x}')).toBe('a%20b%22c%3Cd%3E%5C%60%7Bx%7D');
    expect(encodeAddress('50%25 100% %zz')).toBe('50%25%20100%25%20%25zz');
    expect(encodeAddress('größe/価格.html?a=1&b#c')).toBe('größe/価格.html?a=1&b#c');
  });
  test('absolute addresses are ASCII and start at the published path', () => {
    expect(absoluteAddress('https://x.example/kb/', 'größe.html')).toBe(
      'https://x.example/kb/gr%C3%B6%C3%9Fe.html',
    );
    expect(absoluteAddress('https://x.example/kb/', '')).toBe('https://x.example/kb/');
    expect(absoluteAddress(undefined, 'a.html')).toBeUndefined();
  });
  test('absolute addresses are what a reader of addresses makes of them', () => {
    const pages = [
      'a',
      'a/',
      'a_b/c-d.html',
      'a//b',
      'a/.html',
      '-a',
      '/a',
      '//a',
      'a/..',
      './a.html',
      'a.b.c',
      'a?b=c',
      'a#b',
      'c:d',
    ];
    for (const site of [
      'https://x.example',
      'https://x.example/kb/',
      'https://x.example/kb/index.html?a#b',
    ]) {
      for (const page of pages) expect(absoluteAddress(site, page), page).toBe(new URL(page, site).href);
    }
  });
  test('addresses of the config: web, mail, phone, inside the site; nothing else', () => {
    expect(addressFrom('../', 'https://x.example/a b')).toBe('https://x.example/a%20b');
    expect(addressFrom('../', 'mailto:a@b.example')).toBe('mailto:a@b.example');
    expect(addressFrom('../', '/contact.html')).toBe('../contact.html');
    expect(addressFrom('../', 'contact.html')).toBe('../contact.html');
    for (const bad of [
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'data:text/html,x',
      'vbscript:x',
    ]) {
      expect(addressFrom('../', bad), bad).toBeUndefined();
    }
  });
  test('places are filled percent-encoded; a path keeps its slashes', () => {
    expect(
      fillAddress('https://x/{path}?t={title}&u={nope}', { path: 'a b/c.md', title: '{path} & $1' }),
    ).toBe('https://x/a%20b/c.md?t=%7Bpath%7D%20%26%20%241&u={nope}');
  });
});
