import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { articleText, tempProject } from '../temp-project.ts';

/** Words that only the team may read; each stands in another place of the project. */
const secrets = [
  'zqownerid',
  'zqownername',
  'zqownercontact',
  'zqteamid',
  'zqfolderowner',
  'zqsiteowner',
  'zqreviewer',
  'zqreviewnote',
  'zqreviewhash',
  'zqreviewreason',
  'zqinternaltitle',
  'zqinternalbody',
  'zqinternalpath',
  'zqinternalphrase',
  'zqinternalpitfall',
  'zqinternaltag',
  'zqdrafttitle',
  'zqdraftbody',
  'zqdraftpath',
  'zqscheduledbody',
  'zqexpiredbody',
  'zqfolderinternal',
  'zqwithheldbody',
  'zqcontacttag',
  'zqcomment',
  'zqinternalimage',
  'zqinternaloldpath',
  'zqsourcehash',
  'zqinternalfoldertitle',
  'zqsearchtest',
  'zqpopular',
  'zqextra',
];

const files = {
  'kb.config.yml': 'title: Help\nurl: https://help.example.com/\nowner: zqsiteowner\nbuild:\n  api: true\n',
  'owners.yml':
    'people:\n  - id: zqownerid\n    name: zqownername\n    contact: zqownercontact@example.com\nteams:\n  - id: zqteamid\n    name: Team\n    members: [zqownerid]\n',
  'search-tests.yml': '- query: zqsearchtest\n  expect: public.md\n',
  'content/billing/_meta.yml': 'owner: zqfolderowner\n',
  'content/public.md': articleText(
    `title: Public article
owner: [zqownerid, zqteamid]
reviewed: 2026-01-05
review_every: never
review_reason: zqreviewreason
reviewed_by: zqreviewer
review_note: zqreviewnote
review_hash: zqreviewhash
source_hash: zqsourcehash
contact_tags: [zqcontacttag]
x-note: zqextra
related: [internal/zqinternalpath.md, zqdraftpath.md]`,
    `See [this](internal/zqinternalpath.md) and [that](zqdraftpath.md#part).\n\n<!-- zqcomment -->\n\nMore public words.\n`,
  ),
  'content/billing/other.md': articleText('title: Other public article', 'Public too.\n'),
  'content/internal/_meta.yml': 'audience: internal\ntitle: zqinternalfoldertitle\n',
  'content/internal/zqinternalpath.md': articleText(
    `title: zqinternaltitle
tags: [zqinternaltag]
phrases: [zqinternalphrase]
redirect_from: [zqinternaloldpath.html]
pitfalls: [zqinternalpitfall]`,
    'zqinternalbody ![x](zqinternalimage.svg) and [public](../public.md)\n',
  ),
  'content/internal/zqinternalimage.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'content/internal/deep/below.md': articleText('title: Below', 'zqfolderinternal\n'),
  'content/zqdraftpath.md': articleText('title: zqdrafttitle\nstatus: draft', 'zqdraftbody\n'),
  'content/scheduled.md': articleText('title: Later\npublish_on: 2027-01-01', 'zqscheduledbody\n'),
  'content/expired.md': articleText('title: Earlier\nunpublish_on: 2026-01-01', 'zqexpiredbody\n'),
  'content/withheld.md': '---\ntitle: Broken\naudience: [internal\n---\n\nzqwithheldbody\n',
  'content/unsure.md': '---\ntitle: Unsure\naudience: intrenal\n---\n\nzqwithheldbody\n',
};

it('keeps owners, reviews, drafts and internal articles out of every file of the site', async () => {
  const project = tempProject(files);
  await project.kb(['build', '--as-of', '2026-06-15']);
  const outputs = project.files('site');
  expect(outputs).toContain('public.html');
  expect(outputs).toContain('public.md');
  expect(outputs).toContain('sitemap.xml');
  expect(outputs.some((name) => name.startsWith('search/'))).toBe(true);
  for (const name of outputs) {
    const bytes = readFileSync(path.join(project.root, 'site', name));
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').toLowerCase();
    for (const secret of secrets) {
      expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
      expect(name.toLowerCase().includes(secret), `${secret} in the name ${name}`).toBe(false);
    }
  }
  expect(project.read('site/public.html')).toContain('More public words.');
});

it('shows drafts and internal articles only when asked', async () => {
  const project = tempProject(files);
  await project.kb(['build', '--drafts', '--internal', '--out', 'preview', '--as-of', '2026-06-15']);
  const all = project
    .files('preview')
    .map((name) => project.read(`preview/${name}`))
    .join('\n');
  expect(all).toContain('zqinternalbody');
  expect(all).toContain('zqdraftbody');
  for (const secret of ['zqownerid', 'zqreviewnote', 'zqwithheldbody', 'zqscheduledbody'])
    expect(all).not.toContain(secret);
});
