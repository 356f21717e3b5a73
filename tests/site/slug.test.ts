import { describe, expect, it } from 'vitest';
import { shortHash, slugOf } from '../../src/site/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Get a refund', 'get-a-refund'],
    ['Yún Board', 'yun-board'],
    ['Yu\u0301n Board', 'yun-board'],
    ['Straße & Größe', 'strasse-grosse'],
    ['Øre, Łódź, Æsir', 'ore-lodz-aesir'],
    ['01-getting_started', '01-getting-started'],
    ['C++', 'c'],
    ['--force', 'force'],
    ['..hidden', 'hidden'],
    ["can't “log in”", 'can-t-log-in'],
    ['🎉 Party 🎉 time', 'party-time'],
    ['Возврат й', 'возврат-й'],
    ['返金 の方法', '返金-の方法'],
    ['सहायता', 'सहायता'],
    ['ＦＵＬＬ ｗｉｄｔｈ', 'full-width'],
    ['a/../b', 'a-b'],
    ['a\u202Eb\u0000c', 'a-b-c'],
    ['v4.2.1', 'v4-2-1'],
  ])('%s -> %s', (name, slug) => {
    expect(slugOf(name, 'article')).toBe(slug);
  });

  it('gives a stable name where nothing is left', () => {
    expect(slugOf('🎉🎉', 'article')).toMatch(/^article-[0-9a-f]{8}$/);
    expect(slugOf('🎉🎉', 'article')).toBe(slugOf('🎉🎉', 'article'));
    expect(slugOf('🎉🎉', 'article')).not.toBe(slugOf('🎈', 'article'));
    expect(slugOf('', 'section')).toMatch(/^section-/);
  });

  it('keeps off names that Windows reserves for devices', () => {
    expect(slugOf('CON', 'article')).toBe('con-article');
    expect(slugOf('Lpt1', 'article')).toBe('lpt1-article');
    expect(slugOf('console', 'article')).toBe('console');
  });

  it('bounds the length in bytes and keeps long names apart', () => {
    const a = slugOf(`${'x'.repeat(300)} a`, 'article');
    const b = slugOf(`${'x'.repeat(300)} b`, 'article');
    expect(a).not.toBe(b);
    for (const slug of [a, b, slugOf('返'.repeat(300), 'article'), slugOf('ﷺ'.repeat(200), 'article')]) {
      expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(150);
      expect(slug).not.toMatch(/^-|-$|--/);
    }
  });
});

describe('shortHash', () => {
  it('is FNV-1a', () => {
    expect(shortHash('')).toBe('811c9dc5');
    expect(shortHash('a')).toBe('e40c292c');
  });
});
