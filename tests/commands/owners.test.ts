import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const registry = lines(
  'people:',
  '  - id: ana',
  '    name: Ana Silva',
  '  - id: maria',
  '    name: Maria Lopez',
  '    left: 2026-05-31',
  '    handover_to: ana',
  '  - id: zoe',
  '    name: Zoe Kim',
  'teams:',
  '  - id: desk',
  '    name: Help desk',
  '    members: [maria, zoe]',
);
const article = (...keys: string[]) => lines('---', 'title: How?', ...keys, '---', '', 'So.');
const files = {
  'owners.yml': registry,
  'kb.config.yml': lines('title: Help', 'owners: [maria]  # all of it', 'review:', '  every: 6 months'),
  'content/a.md': article('owner: maria # for now', 'reviewed: 2025-01-01'),
  'content/b.md': article('owner: [ana, maria]', 'reviewed: 2026-01-01'),
  'content/c.md': article('owner_slack: "maria"', 'status: draft'),
  'content/team/_meta.yml': lines('title: Team', 'owner: maria'),
  'content/team/d.md': article(),
  'content/e.md': article('owner: desk', 'reviewed: 2026-06-01'),
  'content/f.md': article('owner: ana, maria'),
};

describe('kb owners', () => {
  it('never says of a registry that cannot be read that there is none', async () => {
    const { kb } = teamProject({ ...files, 'owners.yml': 'people: [oops\n' });
    const listed = await kb('owners');
    expect(listed.code).toBe(2);
    expect(listed.err).toMatch(
      /^kb: owners\.yml:1:9: owners\.yml cannot be read, so nobody can tell who is in it\./,
    );
    const checked = await kb('owners', 'check');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('owners.yml:1:9  error  config-syntax');
    expect((await kb('check')).out).not.toContain('owner-registry-missing');
  });

  it('lists what everybody answers for', async () => {
    const { code, out } = await teamProject(files).kb('owners');
    expect(code).toBe(0);
    const table = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(table[0]?.slice(0, 4)).toEqual(['owner', 'name', 'articles', 'overdue']);
    expect(out).toMatch(/^ana +Ana Silva +2 +- +1 +- +1 +2026-07-01$/m);
    expect(out).toMatch(/^desk +Help desk +1 +- +- +- +- +2026-12-01 +team: zoe$/m);
    expect(out).toMatch(
      /^maria +Maria Lopez +4 +1 +1 +- +2 +2026-07-01 +left 2026-05-31: kb owners handover maria ana$/m,
    );
    expect(out).toMatch(/^zoe +Zoe Kim +- /m);
  });

  it('names who took over in the end, and who has more to do than was agreed', async () => {
    const project = teamProject({
      ...files,
      'owners.yml': registry
        .replace('name: Ana Silva', 'name: Ana Silva\n    left: 2026-06-01\n    handover_to: zoe')
        .replace('name: Zoe Kim', 'name: Zoe Kim\n    max_open_reviews: 1'),
      'content/g.md': article('owner: zoe', 'reviewed: 2025-01-01'),
      'content/h.md': article('owner: zoe', 'reviewed: 2025-06-01'),
    });
    const { out } = await project.kb('owners');
    expect(out).toMatch(/^maria .*: kb owners handover maria zoe$/m);
    expect(out).toMatch(/^zoe .* 2 open reviews, at most 1 were agreed$/m);
    const { out: found } = await project.kb('check', '--only', 'owner-departed');
    expect(found.replace(/\s+/g, ' ')).toContain('Maria Lopez left on 2026-05-31, and Zoe Kim took over.');
    const { err } = await project.kb('owners', 'handover', 'maria', 'ana');
    expect(err).toContain('zoe took over from them');
  });

  it('prints the same as JSON', async () => {
    const { out } = await teamProject(files).kb('owners', 'list', '--json');
    const { version, owners } = JSON.parse(out);
    expect(version).toBe(1);
    expect(owners.map(({ id, articles }: { id: string; articles: number }) => [id, articles])).toEqual([
      ['ana', 2],
      ['desk', 1],
      ['maria', 4],
      ['zoe', 0],
    ]);
  });

  it('names articles that belong to nobody, and says when there is no registry', async () => {
    const { out } = await teamProject({ 'content/a.md': article() }).kb('owners');
    expect(out).toMatch(/^\(nobody\) +1 .*give these an owner$/m);
    expect(out).toContain('There is no owners.yml');
  });

  it('checks the registry with the exit code of a check', async () => {
    const project = teamProject(files);
    const { code, out } = await project.kb('owners', 'check');
    expect(code).toBe(1);
    expect(out).toContain('owner-departed');
    expect(out).not.toContain('review-overdue');
  });

  it.each([
    [['owners', 'lst'], 'Did you mean "kb owners list"?'],
    [['owners', 'list', 'ana'], 'takes nothing more'],
    [['owners', 'handover', 'maria'], 'takes two ids'],
    [['owners', 'handover', 'maria', 'anna'], 'Did you mean ana?'],
    [['owners', 'handover', 'ana', 'maria'], 'Maria Lopez left on 2026-05-31'],
    [['owners', 'handover', 'mria', 'ana'], 'Did you mean maria?'],
    [['owners', 'handover', 'ana', 'ana'], 'already'],
  ])('refuses %j', async (argv, words) => {
    const { code, err } = await teamProject(files).kb(...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe('kb owners handover', () => {
  const changed = {
    'content/a.md': files['content/a.md'].replace('owner: maria #', 'owner: zoe #'),
    'content/b.md': files['content/b.md'].replace('[ana, maria]', '[ana, zoe]'),
    'content/c.md': files['content/c.md'].replace('"maria"', '"zoe"'),
    'content/team/_meta.yml': files['content/team/_meta.yml'].replace('maria', 'zoe'),
    'kb.config.yml': files['kb.config.yml'].replace('[maria]', '[zoe]'),
    'content/f.md': files['content/f.md'].replace('ana, maria', 'ana, zoe'),
    'content/e.md': files['content/e.md'],
    'owners.yml': registry,
  };

  it('changes the name everywhere and nothing else', async () => {
    const project = teamProject(files);
    const { code, out } = await project.kb('owners', 'handover', 'maria', 'zoe');
    expect(code).toBe(0);
    expect(out).toContain('Changed the owner in 6 files from maria to zoe.');
    expect(out).toContain('maria is still a member of desk in owners.yml');
    for (const [file, text] of Object.entries(changed)) expect(project.read(file), file).toBe(text);
    expect((await project.kb('owners', 'handover', 'maria', 'zoe')).err).toContain(
      'Nothing belongs to "maria"',
    );
  });

  it('drops the name where the new owner is there already', async () => {
    const project = teamProject(files);
    await project.kb('owners', 'handover', 'maria', 'ana');
    expect(project.read('content/b.md')).toBe(files['content/b.md'].replace('[ana, maria]', '[ana]'));
  });

  it('shows the lines with --dry-run and writes nothing', async () => {
    const project = teamProject(files);
    const { out } = await project.kb('owners', 'handover', 'maria', 'zoe', '--dry-run');
    expect(out).toContain('- owner: maria # for now');
    expect(out).toContain('+ owner: zoe # for now');
    for (const [file, text] of Object.entries(files)) expect(project.read(file), file).toBe(text);
  });

  it('keeps line endings and a missing last line break of settings', async () => {
    const project = teamProject({
      ...files,
      'content/team/_meta.yml': 'title: Team\r\nowner: maria',
    });
    await project.kb('owners', 'handover', 'maria', 'zoe');
    expect(project.read('content/team/_meta.yml')).toBe('title: Team\r\nowner: zoe');
  });
});
