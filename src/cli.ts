import { Command as CommanderCommand, CommanderError, Option } from 'commander';
import { allCommands, type CommandEntry, commandGroups } from './commands/all-commands.ts';
import type { Command, Flag, FlagValues } from './commands/command.ts';
import { type Context, processContext } from './commands/context.ts';
import { mistakeText, UserError } from './model/errors.ts';
import { nearest } from './model/similar.ts';
import { explainSystemError } from './model/system-errors.ts';

/** What scripts rely on: see "Exit codes" in ARCHITECTURE.md. */
export const exitCodes = { clean: 0, findings: 1, operator: 2, bug: 70 } as const;

/**
 * Runs one command line (`argv` without node and script) and gives the exit code. Nothing is thrown: this is the
 * only catch of the program.
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await dispatch(argv, context);
  } catch (error) {
    return explain(error, context);
  }
}

/** Runs the process's own command line; `bin/kb.js` calls it. The exit code is set, so that output can still drain. */
export async function start(): Promise<void> {
  // `kb check | head` closes the pipe: whoever reads has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? undefined : explain(error, processContext()));
  });
  // When nobody reads what is said, the work goes on all the same, and so does what the exit code says of it.
  process.stderr.on('error', () => {});
  process.exitCode = await run(process.argv.slice(2), processContext());
}

async function dispatch(argv: readonly string[], context: Context): Promise<number> {
  const [first = '--help', ...rest] = argv;
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) {
    context.stdout(overview());
    return exitCodes.clean;
  }
  const name = first === 'help' ? (rest[0] as string) : first;
  const entry = allCommands.find((candidate) => candidate.name === name);
  if (!entry) throw unknownCommand(name);
  const { command } = await entry.load();
  const parsed = parseFlags(entry, command, first === 'help' ? ['--help'] : rest, context);
  return parsed === 'helped' ? exitCodes.clean : command.run(parsed.operands, parsed.values, context);
}

function unknownCommand(name: string): UserError {
  if (name.startsWith('-')) {
    return new UserError(`The flag ${name} stands before a command.`, {
      hint: 'Write the command first, for example "kb build --drafts". "kb --help" lists the commands.',
    });
  }
  const meant = nearest(
    name,
    allCommands.map((entry) => entry.name),
  );
  return new UserError(`kb has no command "${name}".`, {
    hint: meant ? `Did you mean "kb ${meant}"?` : '"kb --help" lists the commands.',
  });
}

type Parsed = { readonly operands: readonly string[]; readonly values: FlagValues };

function parseFlags(
  entry: CommandEntry,
  command: Command,
  argv: readonly string[],
  context: Context,
): Parsed | 'helped' {
  const parser = new CommanderCommand(`kb ${entry.name}`)
    .description(command.about)
    .helpOption('-h, --help', 'show this text')
    .exitOverride()
    .configureOutput({
      writeOut: context.stdout,
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => context.columns,
      getOutHasColors: () => false,
    })
    .addHelpText('after', examplesText(command));
  if (command.operands) parser.arguments(command.operands);
  for (const flag of command.flags) parser.addOption(optionOf(flag));
  try {
    parser.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 'helped';
    throw wrongFlags(error, entry.name);
  }
  return { operands: parser.args, values: parser.opts() };
}

function optionOf(flag: Flag): Option {
  const option = new Option(flag.flags, flag.text);
  const name = option.long ?? flag.flags;
  const read = (value: string) => {
    if (value.trim() === '' && !flag.mayBeBlank) throw emptyValue(name);
    return flag.parse ? flag.parse(value, name) : value;
  };
  if (flag.repeat) {
    option.argParser<unknown[]>((value, before: unknown[] | undefined) => [...(before ?? []), read(value)]);
  } else if (option.required || option.optional) {
    option.argParser(read);
  }
  return option;
}

function emptyValue(name: string): UserError {
  return new UserError(`${name} was given an empty value.`, {
    hint: `Give it one, or leave ${name} out. In a script, look whether the variable behind it is set.`,
  });
}

/** Commander's message has the form `error: text` with a suggestion on a second line. */
function wrongFlags(error: CommanderError, name: string): UserError {
  const [text = '', suggestion = ''] = error.message.replace(/^error: /, '').split('\n');
  const meant = /^\(Did you mean (.+)\?\)$/.exec(suggestion)?.[1];
  return new UserError(`${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`, {
    hint: meant ? `Did you mean ${meant}?` : `"kb ${name} --help" lists what it takes.`,
  });
}

function examplesText(command: Command): string {
  if (command.examples.length === 0) return '';
  const lines = command.examples.map(([line, does]) => `  ${line}\n      ${does}`);
  return `\nExamples:\n${lines.join('\n')}\n`;
}

function overview(): string {
  const width = Math.max(...allCommands.map((entry) => entry.name.length)) + 2;
  const groups = commandGroups.map((group) => {
    const lines = allCommands
      .filter((entry) => entry.group === group)
      .map((entry) => `  ${entry.name.padEnd(width)}${entry.summary}`);
    return lines.length === 0 ? '' : `${group}:\n${lines.join('\n')}\n\n`;
  });
  return `kb makes a help center from Markdown articles, and keeps it true.

Start here:
  kb init help      write a small example help center into the folder "help"
  cd help
  kb dev            look at it in your browser while you write
  kb build          make the site for publication

${groups.join('')}"kb help COMMAND" shows what a command takes, with examples. "kb --version" prints the version.
`;
}

/** Tells the person what went wrong and gives the exit code for it. */
function explain(error: unknown, context: Context): number {
  const told = error instanceof UserError ? error : explainSystemError(error);
  if (told) {
    context.stderr(`kb: ${mistakeText(told)}\n`);
    return exitCodes.operator;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.stderr(
    `${text}\n\nkb: This is a fault in kb, not in your articles.\n` +
      '    Please report the lines above and the command to the people you have kb from.\n',
  );
  return exitCodes.bug;
}
