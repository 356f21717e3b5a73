import { describe, expect, it } from 'vitest';
import { replaceOwner, replaceOwnerInSettings } from '../../src/edit/replace-owner.ts';

describe('replaceOwner', () => {
  it('changes the name in front matter only', () => {
    const text = '---\ntitle: maria?\nowner: maria\n---\n\nAsk maria.\n';
    expect(replaceOwner(text, [], 'maria', 'jo')).toBe(text.replace('owner: maria', 'owner: jo'));
    expect(replaceOwner(text, [], 'someone', 'jo')).toBe(text);
  });
});

describe('replaceOwnerInSettings', () => {
  it.each([
    ['owner: maria\n', 'owner: jo\n'],
    ['owner: maria', 'owner: jo'],
    ['title: T\r\nowner: [ana, "maria"] # x\r\n', 'title: T\r\nowner: [ana, "jo"] # x\r\n'],
    ['---\nowner: maria\n', '---\nowner: jo\n'],
    ['---\nowner: maria\n---\n', '---\nowner: jo\n---\n'],
    ['\ufeffowner: maria\n', '\ufeffowner: jo\n'],
    ['\ufeff---\nowner: maria\n---\n', '\ufeff---\nowner: jo\n---\n'],
    ['owners:\n  - maria\n  - ana\n', 'owners:\n  - jo\n  - ana\n'],
    ['title: maria\n', 'title: maria\n'],
    ['', ''],
  ])('%j -> %j', (before, after) => {
    expect(replaceOwnerInSettings(before, 'owner', ['owners'], 'maria', 'jo')).toBe(after);
  });
});
