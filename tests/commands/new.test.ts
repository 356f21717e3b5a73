import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleTypes } from '../../src/model/article.ts';
import { tempProject } from '../temp-project.ts';

const owners = 'people:\n  - id: ana\n    name: Ana\nteams: []\n';

describe('kb new', () => {
  test('writes a draft into the content folder and says where', async () => {
    const { kb, read } = tempProject();
    const { code, stdout } = await kb(['new', 'How do I gift-wrap an order?']);
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote content/gift-wrap-an-order.md');
    const text = read('content/gift-wrap-an-order.md');
    expect(text).toContain('title: How do I gift-wrap an order?');
    expect(text).toContain('type: how-to');
    expect(text).toContain('status: draft');
  });

  test.each(articleTypes)(
    'the outline of a %s is a draft that can be read, and shows nothing of its notes',
    async (type) => {
      const { kb, read, files } = tempProject();
      expect((await kb(['new', 'What is this?', '--type', type])).code).toBe(0);
      const [name] = files('content');
      expect(read(`content/${name}`)).toContain(`type: ${type}\n`);
      const { stdout } = await kb(['build', '--json', '--drafts', '--internal']);
      const broken = JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) =>
        /^front-?matter/.test(rule),
      );
      expect(broken).toEqual([]);
      const page = read('site/what-is-this.html');
      expect(page).toContain('What is this?');
      expect(page).not.toMatch(/One action for each step|Delete the #/);
    },
  );

  test('does not publish what is not finished', async () => {
    const { kb, write, files } = tempProject();
    write({ 'content/pay.md': '---\ntitle: How do I pay?\n---\nText.\n' });
    await kb(['new', 'How do I wait?']);
    await kb(['build']);
    expect(files('site').filter((name) => name.includes('wait'))).toEqual([]);
  });

  test('titles with colons, quotes and other scripts are written so that they read back the same', async () => {
    for (const title of [
      'Refunds: "when" do they come?',
      "What's new?",
      '- How #1?',
      '返金はいつですか？',
      '@home & <b>?',
    ]) {
      const { kb, read, files } = tempProject();
      expect((await kb(['new', '--', title])).code).toBe(0);
      const [name] = files('content');
      const [, frontMatter = ''] = read(`content/${name}`).split(/^---$/m);
      expect(parse(frontMatter).title).toBe(title);
    }
  });

  test('takes the owner and the tag of a gap', async () => {
    const { kb, read } = tempProject({ 'owners.yml': owners });
    expect(
      (await kb(['new', 'How do I get an invoice?', '--owner', 'ana', '--from-gap', 'invoice'])).code,
    ).toBe(0);
    const text = read('content/get-an-invoice.md');
    expect(text).toMatch(/^owner: ana$/m);
    expect(text).toMatch(/^contact_tags: \[invoice\]$/m);
  });

  test('makes a question of the tag when none is given', async () => {
    const { kb, read } = tempProject();
    expect((await kb(['new', '--from-gap', 'gift_wrap'])).code).toBe(0);
    expect(read('content/what-do-i-do-about-gift-wrap.md')).toContain('title: What do I do about gift wrap?');
  });

  test('never overwrites', async () => {
    const { kb, read } = tempProject({ 'content/pay.md': 'mine' });
    const { code, stderr } = await kb(['new', 'How do I pay?']);
    expect(code).toBe(2);
    expect(stderr).toContain('content/pay.md exists already');
    expect(read('content/pay.md')).toBe('mine');
  });

  test('--dir is a folder of the content folder, however it is named', async () => {
    const { kb, root, files } = tempProject({ 'content/billing/x.md': 'x' });
    await kb(['new', 'How do I pay?', '--dir', 'billing']);
    await kb(['new', 'How do I owe?', '--dir', 'content/billing']);
    await kb(['new', 'How do I ask?'], { cwd: path.join(root, 'content/billing') });
    expect(files('content')).toEqual(['billing/ask.md', 'billing/owe.md', 'billing/pay.md', 'billing/x.md']);
  });

  test('beside articles in the project folder the new one joins them', async () => {
    const { kb, files } = tempProject({ 'pay.md': 'x' });
    await kb(['new', 'How do I owe?']);
    expect(files()).toEqual(['owe.md', 'pay.md']);
  });

  test.each([
    [[], 'The question is missing.', 'kb new'],
    [['   '], 'The question is missing.', 'kb new'],
    [['???'], 'The question is missing.', 'kb new'],
    [['x'.repeat(300)], 'too long', 'kb new'],
    [['How?', '--type', 'howto'], 'no type "howto"', 'Did you mean how-to?'],
    [['How?', '--owner', 'anna'], 'no person or team "anna"', 'Did you mean ana?'],
    [['How?', '--dir', '../elsewhere'], 'not inside the content folder', '--dir'],
    [['How?', '--dir', '_parts'], 'begins with _', '--dir'],
  ])('refuses %j', async (argv, message, hint) => {
    const { kb, files } = tempProject({ 'owners.yml': owners });
    const { code, stderr } = await kb(['new', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(files()).toEqual(['owners.yml']);
  });
});
