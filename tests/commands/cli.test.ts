import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import { wantsColour } from '../../src/commands/context.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { tempProject } from '../temp-project.ts';

const runIn = (argv: readonly string[]) => tempProject().kb(argv);

describe('the command line', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])(
    '%j lists every command and how to begin',
    async (argv) => {
      const { code, stdout, stderr } = await runIn(argv);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const { name, summary } of allCommands) {
        expect(stdout).toContain(`  ${name}`);
        expect(stdout).toContain(summary);
      }
      expect(stdout).toContain('kb init help');
    },
  );

  test.each(allCommands.map(({ name }) => name))('"kb help %s" shows flags and examples', async (name) => {
    const help = await runIn(['help', name]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain(`Usage: kb ${name}`);
    expect(help.stdout).toContain('Examples:');
    expect(await runIn([name, '--help'])).toEqual(help);
  });

  test.each([
    [['biuld'], 'kb has no command "biuld".', 'Did you mean "kb build"?'],
    [['xyzzy'], 'kb has no command "xyzzy".', '"kb --help"'],
    [['help', 'biuld'], 'kb has no command "biuld".', 'Did you mean "kb build"?'],
    [['--drafts', 'build'], 'The flag --drafts stands before a command.', 'kb build --drafts'],
    [['build', '--darfts'], "Unknown option '--darfts'.", 'Did you mean --drafts?'],
    [['build', '--out'], "Option '--out <dir>' argument missing.", 'kb build --help'],
    [['build', '--out', ''], '--out was given an empty value.', 'leave --out out'],
    [['build', '--content', ' \t'], '--content was given an empty value.', 'variable'],
    [['check', '--format', ''], '--format was given an empty value.', 'variable'],
    [['build', 'somewhere'], 'Too many arguments. Expected 0 arguments but got 1.', 'kb build --help'],
    [['serve', '--port', '99999'], '--port: "99999" is too large.', '0 to 65535'],
  ])('%j ends with 2 and two lines', async (argv, message, hint) => {
    const { code, stdout, stderr } = await runIn(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(`kb: ${message}`);
    expect(lines[1]).toContain(hint);
  });

  test('a fault of kb ends with 70, the stack, and whom to tell', async () => {
    let stderr = '';
    const context = {
      cwd: '/',
      stdout: () => {
        throw new TypeError('broken on purpose');
      },
      stderr: (text: string) => {
        stderr += text;
      },
      isTerminal: false,
      columns: 80,
      colour: false,
      env: {},
    };
    expect(await run(['--help'], context)).toBe(70);
    expect(stderr).toContain('TypeError: broken on purpose\n    at ');
    expect(stderr).toContain('fault in kb');
  });

  test('a log for which the disk has no room is for the operator, and not "findings"', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(packageRoot, 'bin', 'kb.js'), 'explain'],
      {
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      },
    );
    expect(status).toBe(2);
    expect(String(stderr)).toMatch(/^kb: The disk is full \(ENOSPC\)\.\n {4}.+\n$/);
  });

  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'not allowed'],
  ])('%s is for the operator: 2, two lines', async (code, words) => {
    let stderr = '';
    const context = {
      cwd: '/',
      stdout: () => {
        throw Object.assign(new Error('system'), { code, path: '/disk/file' });
      },
      stderr: (text: string) => {
        stderr += text;
      },
      isTerminal: false,
      columns: 80,
      colour: false,
      env: {},
    };
    expect(await run(['--help'], context)).toBe(2);
    expect(stderr).toContain('/disk/file');
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('colour on a terminal: %s, with %j: %s', (isTerminal, env, wanted) => {
  expect(wantsColour(isTerminal, env)).toBe(wanted);
});
