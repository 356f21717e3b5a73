/** Takes text for a stream. Nothing is added: a line break is part of the text. */
export type Write = (text: string) => void;

/** What a command may know about the world outside its flags. Tests pass their own; `bin/kb.js` passes the process's. */
export interface Context {
  readonly cwd: string;
  readonly stdout: Write;
  readonly stderr: Write;
  /** Standard output is a terminal: a person is watching. */
  readonly isTerminal: boolean;
  /** Width of the terminal. */
  readonly columns: number;
  readonly colour: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends commands that run until they are stopped (`serve`, `dev`). Without it they stop at Ctrl-C. */
  readonly signal?: AbortSignal;
}

type Env = Context['env'];

/** Colour only where a person sees it: a terminal, no `NO_COLOR`, not `TERM=dumb`; `FORCE_COLOR` turns it on anyway. */
export function wantsColour(isTerminal: boolean, env: Env): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return isTerminal && env.TERM !== 'dumb';
}

/** The context of this process. */
export function processContext(): Context {
  const { stdout, stderr, env } = process;
  const isTerminal = stdout.isTTY === true;
  return {
    cwd: process.cwd(),
    stdout: (text) => void stdout.write(text),
    stderr: (text) => void stderr.write(text),
    isTerminal,
    columns: stdout.columns || 80,
    colour: wantsColour(isTerminal, env),
    env,
  };
}
