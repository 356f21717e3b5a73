import { expect, test } from 'vitest';
import { openBuildMemo } from '../../src/io/build-memo.ts';
import { readProject } from '../../src/io/read-project.ts';
import { articleText, tempProject } from '../temp-project.ts';

test('a page is as before when what it is made of is equal, however its texts are held in memory', async () => {
  const { root } = tempProject({
    'kb.config.yml': 'title: Help\n',
    'content/pay.md': articleText('title: How do I pay?', 'So.'),
    'site/pay.html': 'A page.',
  });
  const project = await readProject(root);
  // A text that was cut out of one with other scripts takes two bytes a letter; V8 writes the two differently.
  const wide = 'Zahlungsarten für Kunden 東京'.slice(0, -3);
  const shared = (title: string) => ({
    title,
    icons: new Map([['pay', { title }]]),
    font: Buffer.from(title),
  });
  const first = openBuildMemo(project, undefined, {});
  expect(first.begin(shared(wide))('pay.html', wide)).toBe(false);
  first.keep({}, ['pay.html']);
  const again = (title: string) =>
    openBuildMemo(project, undefined, {}).begin(shared(title))('pay.html', wide);
  expect(again('Zahlungsarten für Kunden')).toBe(true);
  expect(again('Zahlungsarten für Gäste')).toBe(false);
});
