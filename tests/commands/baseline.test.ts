import { describe, expect, it } from 'vitest';
import { article, cleanSettings, makeProject } from '../checks/kb-project.ts';

const today = ['--as-of', '2026-06-15'];
const file = 'kb-baseline.yml';

/** A project of ten articles without owners, two with broken links, in a folder with a space. */
function makeOld() {
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => {
      const body = index < 2 ? 'See [nowhere](nowhere.md).' : 'Open your order.';
      return [`content/Store Support/article ${index}.md`, article(`What is number ${index}?`, body, '')];
    }),
  );
  return makeProject({ ...cleanSettings, ...files });
}

describe('kb baseline write', () => {
  it('makes the check green, and one new article without an owner makes it red with one finding', async () => {
    const project = makeOld();
    expect((await project.kb(['check', ...today])).code).toBe(1);
    const { code, stdout } = await project.kb(['baseline', 'write', ...today]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${file} now accepts 12 findings (12 new, until 2026-12-15)`);
    const green = await project.kb(['check', ...today]);
    expect(green).toMatchObject({ code: 0 });
    expect(green.stdout).toContain('12 findings accepted by kb-baseline.yml.');

    project.write({ 'content/Store Support/new.md': article('What is new?', 'This.', '') });
    expect(await project.findings(today)).toMatchObject([
      { rule: 'owner-missing', at: { path: 'content/Store Support/new.md' } },
    ]);
    const red = await project.kb(['check', ...today]);
    expect(red.code).toBe(1);
    expect(red.stdout).toContain(
      'Warnings count, because kb-baseline.yml accepts all that were there before.',
    );
    expect((await project.kb(['check', '--max-warnings', '1', ...today])).code).toBe(0);
  });

  it('accepts what is there through edits around it, and not one more of the kind', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', ...today]);
    const name = 'content/Store Support/article 0.md';
    const text = project.read(name);
    project.write({ [name]: text.replace('See', 'Well.\n\nSee') });
    expect(await project.findings(today)).toEqual([]);
    project.write({ [name]: `${text}\nSee [nowhere](nowhere.md) again.\n` });
    expect(await project.findings(today)).toMatchObject([{ rule: 'link-broken', at: { line: 7 } }]);
  });

  it('keeps the reason and the day of what was accepted before', async () => {
    const project = makeOld();
    await project.kb([
      'baseline',
      'write',
      '--reason',
      'Owners: "soon" #1',
      '--expires',
      '2026-09-01',
      ...today,
    ]);
    const first = project.read(file);
    expect(first).toContain('reason: "Owners: \\"soon\\" #1"');
    await project.kb(['baseline', 'write', '--reason', 'Other', ...today]);
    expect(project.read(file)).toBe(first);
    project.write({ 'content/new.md': article('What is new?', 'This.', '') });
    await project.kb(['baseline', 'write', '--reason', 'Other', ...today]);
    expect(project.read(file)).toContain('reason: "Owners');
    expect(project.read(file)).toContain('reason: "Other"');
  });

  it('does not forget findings of other tools', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', ...today]);
    const audit =
      '  - rule: color-contrast\n    reason: "Later"\n    expires: 2026-09-01\n    findings:\n      - "templates/article.hbs 0123456789abcdef"\n';
    project.write({ [file]: project.read(file) + audit });
    expect(await project.findings(today)).toEqual([]);
    await project.kb(['baseline', 'write', ...today]);
    await project.kb(['baseline', 'prune', ...today]);
    expect(project.read(file)).toContain('templates/article.hbs 0123456789abcdef');
  });

  it('writes and reads the file that is named', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', '--baseline', 'ci/accepted.yml', ...today]);
    expect((await project.kb(['check', ...today])).code).toBe(1);
    expect((await project.kb(['check', '--baseline', 'ci/accepted.yml', ...today])).code).toBe(0);
    expect((await project.kb(['check', '--baseline', 'ci/acepted.yml', ...today])).code).toBe(2);
  });

  it('is ignored with --no-baseline', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', ...today]);
    expect(await project.findings(['--no-baseline', ...today])).toHaveLength(12);
  });

  it.each([
    ['a day that is over', ['write', '--expires', '2026-06-14']],
    ['a day that does not exist', ['write', '--expires', '2026-02-30']],
    ['a place inside the site', ['write', '--baseline', 'site/baseline.yml']],
    ['anything but write and prune', ['show']],
    ['pruning what is not there', ['prune']],
  ])('refuses %s', async (_, args) => {
    expect((await makeOld().kb(['baseline', ...args, ...today])).code).toBe(2);
  });
});

describe('an exception', () => {
  it('counts until its day and is a finding the day after', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', '--expires', '2026-06-30', ...today]);
    expect(await project.findings(['--as-of', '2026-06-30'])).toEqual([]);
    const after = await project.findings(['--as-of', '2026-07-01']);
    expect(after.filter((finding) => finding.rule === 'owner-missing')).toHaveLength(10);
    const expired = after.filter((finding) => finding.rule === 'baseline-expired');
    expect(expired.map((finding) => finding.message)).toEqual([
      'The 2 exceptions for link-broken ended on 2026-06-30; its reason was: Was there on 2026-06-15',
      'The 10 exceptions for owner-missing ended on 2026-06-30; its reason was: Was there on 2026-06-15',
    ]);
    expect(expired[0]?.at.path).toBe(file);
  });

  it('that is no longer needed is a finding that does not fail, and prune removes it', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', ...today]);
    project.write({ 'content/_meta.yml': 'owner: maria\n' });
    project.remove('content/Store Support/article 0.md');
    const { code } = await project.kb(['check', ...today]);
    expect(code).toBe(0);
    expect((await project.findings(today)).map(({ message }) => message)).toEqual([
      'The exception for link-broken in content/Store Support/article 0.md is no longer needed.',
      '10 exceptions for owner-missing are no longer needed.',
    ]);
    const { stdout } = await project.kb(['baseline', 'prune', ...today]);
    expect(stdout).toBe(`11 exceptions removed from ${file}, 1 left.\n`);
    expect(await project.findings(today)).toEqual([]);
    expect(project.read(file)).not.toContain('owner-missing');
  });

  it('of a rule that did not run is not called unneeded', async () => {
    const project = makeOld();
    await project.kb(['baseline', 'write', ...today]);
    expect(await project.findings(['--only', 'baseline-unneeded,baseline-expired', ...today])).toEqual([]);
  });
});

describe('a baseline that cannot be read', () => {
  it.each([
    ['no YAML', 'accepted: ['],
    ['a key that nobody knows', 'version: 1\naccepted: []\nexcepted: []\n'],
    ['another version', 'version: 2\naccepted: []\n'],
    [
      'an entry without an end',
      'version: 1\naccepted:\n  - rule: a\n    reason: b\n    findings: ["c 0123456789abcdef"]\n',
    ],
    [
      'a line of another form',
      'version: 1\naccepted:\n  - {rule: a, reason: b, expires: 2026-09-01, findings: [c]}\n',
    ],
    ['nothing in it', ''],
  ])('is exit code 2: %s', async (_, text) => {
    const project = makeOld();
    project.write({ [file]: text });
    const { code, stderr } = await project.kb(['check', ...today]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file}:`);
    expect((await project.kb(['baseline', 'write', ...today])).code).toBe(2);
    expect(project.read(file)).toBe(text);
  });
});
