import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { article, cleanSettings, makeProject } from '../checks/kb-project.ts';

const clean = { ...cleanSettings, 'content/refund.md': article('How do I get a refund?') };
const brokenLink = article('How do I get a refund?', 'First [return the item](retrun.md).');
const noOwner = article('How do I return an item?', 'Pack it.', '');

describe('exit codes', () => {
  it('0 and nothing to say for a clean project', async () => {
    const project = makeProject(clean);
    expect(await project.kb(['check'])).toEqual({ code: 0, stdout: 'kb check: no findings.\n', stderr: '' });
  });

  it('1 for an error', async () => {
    const { code, stdout } = await makeProject({ ...clean, 'content/refund.md': brokenLink }).kb(['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('content/refund.md:6:7  error  link-broken');
    expect(stdout).toContain('First [return the item](retrun.md).');
  });

  it('0 for warnings, 1 when they count', async () => {
    const project = makeProject({ ...clean, 'content/return.md': noOwner });
    expect((await project.kb(['check'])).code).toBe(0);
    const strict = await project.kb(['check', '--strict']);
    expect(strict.code).toBe(1);
    expect(strict.stdout).toContain('because of --strict');
    expect((await project.kb(['check', '--max-warnings', '0'])).code).toBe(1);
    expect((await project.kb(['check', '--max-warnings', '1'])).code).toBe(0);
  });

  it('0 for suggestions, also with --strict', async () => {
    const project = makeProject({
      ...clean,
      'content/refund.md': article('How do I get a refund?', '1. Open it.'),
    });
    expect((await project.findings()).map((finding) => finding.severity)).toEqual(['info']);
    expect((await project.kb(['check', '--strict'])).code).toBe(0);
  });

  it('2 for a config that cannot be used, with its place', async () => {
    const { code, stderr } = await makeProject({ ...clean, 'kb.config.yml': 'urls: [' }).kb(['check']);
    expect(code).toBe(2);
    expect(stderr).toContain('kb.config.yml:');
  });

  it('1 for a project without an article', async () => {
    const { code, stdout } = await makeProject(cleanSettings).kb(['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('no-articles');
  });

  it('follows --as-of', async () => {
    const reviewed = article(
      'How do I get a refund?',
      'Open it.',
      'owner: maria\nreviewed: 2026-01-01\nreview_every: 6 months',
    );
    const project = makeProject({ ...clean, 'content/refund.md': reviewed });
    const rulesOn = async (day: string) =>
      (await project.findings(['--as-of', day])).map((finding) => finding.rule);
    expect(await rulesOn('2026-02-01')).toEqual([]);
    expect(await rulesOn('2026-07-01')).toEqual(['review-due-soon']);
    expect(await rulesOn('2026-07-02')).toEqual(['review-overdue']);
  });
});

describe('severities from the config', () => {
  it('turn rules off, up and down', async () => {
    const project = makeProject({ ...clean, 'content/return.md': noOwner });
    project.write({ 'kb.config.yml': `${cleanSettings['kb.config.yml']}rules:\n  owner-missing: error\n` });
    expect((await project.kb(['check'])).code).toBe(1);
    project.write({ 'kb.config.yml': `${cleanSettings['kb.config.yml']}rules:\n  owner-missing: off\n` });
    expect(await project.findings()).toEqual([]);
  });

  it('say so when the rule does not exist, where it stands', async () => {
    const config = `${cleanSettings['kb.config.yml']}rules:\n  owner-mising: error\n`;
    const [finding] = await makeProject({ ...clean, 'kb.config.yml': config }).findings();
    expect(finding).toMatchObject({
      rule: 'config-unknown-rule',
      hint: 'Did you mean "owner-missing"?',
      at: { path: 'kb.config.yml', line: 6, column: 3 },
    });
  });
});

describe('--only', () => {
  it('runs the named rules and nothing else', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': brokenLink, 'content/return.md': noOwner });
    const rules = async (only: string) =>
      (await project.findings(['--only', only])).map((finding) => finding.rule);
    expect(await rules('owner-missing')).toEqual(['owner-missing']);
    expect(await rules('owner-missing, link-broken')).toEqual(['link-broken', 'owner-missing']);
  });

  it('runs a rule that is off', async () => {
    const hard = 'Reimbursement applications necessitate comprehensive documentation. '.repeat(30);
    const project = makeProject({ ...clean, 'content/refund.md': article('How do I get a refund?', hard) });
    expect((await project.findings()).map((finding) => finding.rule)).not.toContain('reading-grade');
    expect((await project.findings(['--only', 'reading-grade']))[0]).toMatchObject({ severity: 'warning' });
  });

  it('refuses a rule that does not exist', async () => {
    const { code, stderr } = await makeProject(clean).kb(['check', '--only', 'owner-mising']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "owner-missing"?');
  });
});

describe('PATHs', () => {
  const files = {
    ...clean,
    'content/a/one.md': brokenLink,
    'content/b/two.md': brokenLink.replace('a refund', 'two refunds'),
    'content/b/deep/three.md': brokenLink.replace('a refund', 'three refunds'),
  };
  const pathsOf = async (args: string[], folder?: string) => {
    const { stdout } = await makeProject(files).kb(['check', '--format', 'json', ...args], folder);
    return JSON.parse(stdout).findings.map((finding: { at: { path: string } }) => finding.at.path);
  };

  it('are files, folders and patterns, from where one stands', async () => {
    expect(await pathsOf(['content/a/one.md'])).toEqual(['content/a/one.md']);
    expect(await pathsOf(['content/b'])).toEqual(['content/b/deep/three.md', 'content/b/two.md']);
    expect(await pathsOf(['content/*/*.md'])).toEqual(['content/a/one.md', 'content/b/two.md']);
    expect(await pathsOf(['content/**/t*.md'])).toEqual(['content/b/deep/three.md', 'content/b/two.md']);
    expect(await pathsOf(['one.md', '../b/deep'], 'content/a')).toEqual([
      'content/a/one.md',
      'content/b/deep/three.md',
    ]);
  });

  it('that are clean pass, and the rest is told', async () => {
    const { code, stdout } = await makeProject(files).kb(['check', 'content/refund.md']);
    expect(code).toBe(0);
    expect(stdout).toContain('In other files: 3 errors');
  });

  it('that match nothing are exit code 2', async () => {
    const { code, stderr } = await makeProject(files).kb(['check', 'content/a/onne.md']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean content/a/one.md?');
    expect((await makeProject(files).kb(['check', 'content/a', 'content/c*'])).code).toBe(2);
    expect((await makeProject(files).kb(['check', '../elsewhere'])).code).toBe(2);
  });
});

describe('--format', () => {
  it('writes several at once, and the pretty one for people', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': brokenLink });
    const args = ['json=out/kb.json', 'sarif=kb.sarif', 'junit=kb.xml', 'markdown=kb.md', 'github=kb.txt'];
    const { code, stdout } = await project.kb(['check', ...args.flatMap((format) => ['--format', format])]);
    expect(code).toBe(1);
    expect(stdout).toContain('content/refund.md:6:7  error  link-broken');
    expect(JSON.parse(project.read('out/kb.json')).summary).toEqual({ errors: 1, warnings: 0, infos: 0 });
    const [run] = JSON.parse(project.read('kb.sarif')).runs;
    expect(run.tool.driver.rules[0].shortDescription.text).toBe('A link leads nowhere.');
    expect(run.results[0].partialFingerprints['kbFinding/v1']).toMatch(/^[0-9a-f]{16}$/);
    expect(project.read('kb.xml')).toContain('failures="1"');
    expect(project.read('kb.md')).toContain('### link-broken');
    expect(project.read('kb.txt')).toContain('::error file=content/refund.md,line=6,col=7');
  });

  it('prints one of them instead', async () => {
    const { stdout } = await makeProject(clean).kb(['check', '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      summary: { errors: 0, warnings: 0, infos: 0 },
      findings: [],
    });
  });

  it('prints annotations for GitHub beside the report for people', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': brokenLink });
    const { code, stdout } = await project.kb(['check', '--format', 'pretty', '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toContain('content/refund.md:6:7  error  link-broken\n');
    expect(stdout).toMatch(/^::error file=content\/refund.md,line=6,col=7/m);
  });

  it.each([
    ['two on standard output', ['--format', 'json', '--format', 'sarif']],
    ['a file format beside the log', ['--format', 'pretty', '--format', 'junit']],
    ['a format that does not exist', ['--format', 'jsno']],
    ['an empty file name', ['--format', 'json=']],
    ['a file inside the site', ['--format', 'json=site/report.json']],
    ['a file inside the site, by a detour', ['--format', 'json=content/../site/deep/report.json']],
  ])('refuses %s', async (_, args) => {
    const project = makeProject(clean);
    expect((await project.kb(['check', ...args])).code).toBe(2);
    expect(existsSync(path.join(project.root, 'site'))).toBe(false);
  });

  it('refuses a file that a link leads into the site', async () => {
    const { symlinkSync } = await import('node:fs');
    const project = makeProject({ ...clean, 'site/index.html': 'x' });
    symlinkSync('site', path.join(project.root, 'reports'));
    expect((await project.kb(['check', '--format', 'json=reports/kb.json'])).code).toBe(2);
  });
});

describe('CODEOWNERS', () => {
  const inCodeOwners = async (text: string, place: string) => {
    const project = makeProject({ ...clean, 'help/x': '' });
    const help = Object.entries(clean).map(([name, content]) => [`help/${name}`, content]);
    project.write({ ...Object.fromEntries(help), [place]: text, '.git/HEAD': 'ref: refs/heads/main\n' });
    project.write({ 'help/owners.yml': 'people:\n  - id: maria\n    contact: Maria.Silva@example.com\n' });
    const { stdout } = await project.kb(['check', '--format', 'json'], 'help');
    return JSON.parse(stdout).findings.length === 0;
  };

  it.each([
    ['* @maria', 'CODEOWNERS', true],
    ['# @maria\n* @jo', 'CODEOWNERS', false],
    ['* @jo\n\nhelp/ @acme/maria # docs', '.github/CODEOWNERS', true],
    ['* maria.silva@example.com', 'docs/CODEOWNERS', true],
    ['[Docs] @jo\n* @Maria', '.gitlab/CODEOWNERS', true],
    ['* @mariana', 'CODEOWNERS', false],
  ])('%j in %s: %s', async (text, place, isKnown) => {
    expect(await inCodeOwners(text, place)).toBe(isKnown);
  });
});

describe('a check after which nothing has changed', () => {
  it('says the same as the first one and as one without cache', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': brokenLink });
    const args = ['check', '--as-of', '2026-06-15', '--format', 'json'];
    const first = await project.kb(args);
    expect(first.code).toBe(1);
    expect(project.files('.kb/cache')).toContain('check.json');
    expect(await project.kb(args)).toEqual(first);
    expect(await project.kb([...args, '--no-cache'])).toEqual(first);
  });

  it.each([
    ['an article', { 'content/refund.md': article('How do I get a refund?') }],
    ['a new article', { 'content/retrun.md': article('What is there?') }],
    ['a setting', { 'kb.config.yml': `${cleanSettings['kb.config.yml']}rules: {link-broken: off}\n` }],
  ])('sees %s at once', async (_, change) => {
    const project = makeProject({ ...clean, 'content/refund.md': brokenLink });
    const args = ['check', '--as-of', '2026-06-15'];
    expect([(await project.kb(args)).code, (await project.kb(args)).code]).toEqual([1, 1]);
    project.write(change as Record<string, string>);
    expect((await project.kb(args)).code).toBe(0);
  });

  it('sees another day, owners, CODEOWNERS and history at once', async () => {
    const reviewed = (day: string) =>
      article('How do I pay?', 'Open your order.', `owner: maria\nreviewed: ${day}\nreview_every: 6 months`);
    const project = makeProject({ ...clean, 'content/pay.md': reviewed('2026-05-01') });
    project.git('init', '--quiet');
    project.commit('first');
    const rules = async (day = '2026-06-15') =>
      (await project.findings(['--as-of', day])).map((finding) => finding.rule);
    expect([await rules(), await rules()]).toEqual([[], []]);
    expect(await rules('2027-06-15')).toEqual(['review-overdue']);
    project.write({ CODEOWNERS: '* @somebody-else\n' });
    expect(await rules()).toContain('owner-not-in-codeowners');
    project.remove('CODEOWNERS');
    project.write({ 'content/pay.md': reviewed('2026-03-01') });
    expect(await rules()).toEqual(['review-date-backwards']);
    project.git('reset', '--quiet', '--soft', 'HEAD');
    project.git('checkout', '--quiet', '--orphan', 'fresh');
    project.commit('without what was before');
    expect(await rules()).toEqual([]);
  });
});
