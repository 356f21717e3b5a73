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

interface Streams {
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Colour only where a person sees it: a terminal, no `NO_COLOR`, not `TERM=dumb`; `FORCE_COLOR` turns it on anyway. */
export function wantsColour({ stdout, env }: Streams): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return stdout.isTTY === true && env.TERM !== 'dumb';
}
