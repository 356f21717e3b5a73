import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { expect, test } from 'vitest';
import { type Ran, type TempProject, tempProject } from '../temp-project.ts';

const files = {
  'kb.config.yml': 'title: Help\nhome:\n  featured: [a/one.md]\n',
  'content/a/one.md': '---\ntitle: One?\n---\n\nSee [two](../two.md).\n',
  'content/two.md': '---\ntitle: Two?\n---\n\nSee [one](a/one.md).\n',
};

/** Runs kb on a disk that still makes files and has no room for what is in them. */
async function onFullDisk(project: TempProject, ...argv: string[]): Promise<Ran> {
  const write = fs.writeFileSync;
  fs.writeFileSync = (file, _data, options) => {
    write(file, '', options);
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  syncBuiltinESMExports();
  try {
    return await project.kb(argv);
  } finally {
    fs.writeFileSync = write;
    syncBuiltinESMExports();
  }
}

function contents(project: TempProject): Record<string, string> {
  const names = project.files().filter((name) => !name.startsWith('.kb/'));
  return Object.fromEntries(names.map((name) => [name, project.read(name)]));
}

test.each([
  [['rename', 'content/a', 'content/b']],
  [['rename', 'content/a/one.md', 'content/uno.md']],
  [['archive', 'content/two.md', '--reason', 'Gone']],
  [['review', 'content', '--by', 'ana']],
  [['new', 'How do I begin?']],
  [['build']],
  [['baseline', 'write']],
])('kb %j on a full disk leaves all files as they were, and says why', async (argv) => {
  const project = tempProject(files);
  const { code, stderr } = await onFullDisk(project, ...argv);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/the disk is full \(ENOSPC\)/i),
  });
  expect(contents(project)).toEqual(files);
  // What failed works, and waits for nobody, once there is room.
  expect((await project.kb(argv)).stderr).toBe('');
});

test('kb rename changes no link when the move itself fails', async () => {
  const project = tempProject(files);
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    if (!/\.(?:md|yml)$/.test(String(to)))
      throw Object.assign(new Error('no'), { code: 'EBUSY', path: from });
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  try {
    expect((await project.kb(['rename', 'content/a', 'content/b'])).code).toBe(2);
  } finally {
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  }
  expect(contents(project)).toEqual(files);
});

test('kb doctor says when the site cannot be written', async () => {
  const project = tempProject({ ...files, 'site/index.html': '' });
  const { accessSync } = fs;
  fs.accessSync = () => {
    throw new Error('EACCES');
  };
  syncBuiltinESMExports();
  try {
    const { code, stdout } = await project.kb(['doctor']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^fail {2}Output {4}kb is not allowed to write into .*site\.$/m);
  } finally {
    fs.accessSync = accessSync;
    syncBuiltinESMExports();
  }
});
