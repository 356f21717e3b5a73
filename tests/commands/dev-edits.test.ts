import { rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DevProject } from '../../src/commands/dev-project.ts';
import type { Day } from '../../src/model/day.ts';
import { articleText, tempProject } from '../temp-project.ts';

const names = ['a.md', 'b.md', 'x/c.md', 'x/d.md', 'x/y/e.md', 'new/f.md'];
const images: Readonly<Record<string, string>> = {
  'content/img/one.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>',
};
const body = fc
  .array(
    fc.constantFrom(
      'Some words on money.',
      '## One',
      '## Two',
      '[there](/x/c.md#one)',
      '[there](/b.md)',
      '[nowhere](/gone.md)',
      '![one](/img/one.svg)',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('\n\n'));
const head = fc.record({
  title: fc.constantFrom('How do I pay?', 'Who pays?', 'A parcel is lost', 'Zebra'),
  more: fc.constantFrom(
    '',
    'status: draft',
    'status: archived',
    'id: ONE',
    'tags: [money]',
    'order: 1',
    'redirect_from: [/old]',
  ),
});
/** What a writer does: writes an article, deletes one, gives a folder a name. */
const step = fc.record({
  name: fc.constantFrom(...names),
  kind: fc.constantFrom('write', 'write', 'write', 'write', 'delete', 'folder'),
  body,
  head,
});

test('after any edits every page is that of a clean build', async () => {
  const steps = fc.sample(step, { numRuns: 24, seed: 7 });
  const first = Object.fromEntries(
    names.slice(0, 5).map((name) => [`content/${name}`, articleText(`title: About ${name}`, 'Text.\n')]),
  );
  const project = tempProject({ ...first, ...images, 'kb.config.yml': 'title: Help\ncontent: content\n' });
  const dev = new DevProject({ root: project.root, isPreview: true, asOf: '2026-06-15' as Day });
  await dev.read();
  const touched: string[] = [];
  for (const [i, { name, kind, head: says, body: text }] of steps.entries()) {
    const file = kind === 'folder' ? 'content/x/_meta.yml' : `content/${name}`;
    if (kind === 'delete') rmSync(path.join(project.root, file), { force: true });
    else if (kind === 'folder') project.write({ [file]: `title: ${says.title}\n` });
    else project.write({ [file]: articleText(`title: ${says.title}\n${says.more}`, `${text}\n`) });
    touched.push(await dev.touch(new Set([path.join(project.root, file)])));
    if (i % 3 !== 2) continue;
    await project.kb(['build', '--drafts', '--internal', '--no-cache', '--as-of', '2026-06-15']);
    const renderer = dev.state?.renderer;
    const pages = project.files('site').filter((page) => !page.startsWith('search/'));
    expect(renderer?.outputs()).toEqual(pages);
    for (const page of pages) {
      const output = renderer?.render(page);
      if (output && 'content' in output) {
        expect({ page, text: String(output.content) }).toEqual({ page, text: project.read(`site/${page}`) });
      }
    }
  }
  // Both ways were gone: single articles, and the whole project.
  expect(touched).toEqual(expect.arrayContaining(['articles', 'project']));
});
