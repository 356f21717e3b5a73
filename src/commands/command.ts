import type { Context } from './context.ts';

/** One flag in commander's notation: `--out <dir>`, `--drafts`, `--no-cache`. */
export interface Flag {
  readonly flags: string;
  readonly text: string;
  /** May be given several times; the value is then a list. */
  readonly repeat?: boolean;
  /** White space alone is a value; elsewhere it is a mistake. */
  readonly mayBeBlank?: boolean;
  /** Makes a value of the text; throws `UserError` when it cannot. */
  readonly parse?: (value: string, flag: string) => unknown;
}

/** Flag values by camel-case name: `--as-of` is `asOf`, `--no-cache` is `cache: false`. */
export type FlagValues = Readonly<Record<string, unknown>>;

/**
 * What the command line knows about a command. Each file of this folder exports one as `command`;
 * `all-commands.ts` lists them.
 */
export interface Command {
  /** Operands in commander's notation: `[dir]`, `<question>`, `[paths...]`. */
  readonly operands?: string;
  /** One or two sentences for `kb help build`. */
  readonly about: string;
  readonly flags: readonly Flag[];
  /** What to type, and what that does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Gives the exit code. Operands that take several values (`[paths...]`) arrive flat. */
  run(operands: readonly string[], values: FlagValues, context: Context): Promise<number>;
}
