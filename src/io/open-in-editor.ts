import { spawn } from 'node:child_process';
import path from 'node:path';

export interface Opened {
  readonly opened: boolean;
  /** What to do instead, when no program could be started. */
  readonly message?: string;
}

/** Editors that live in a terminal: the one that kb runs in has no room for them. */
const inTerminal = /^(vi|vim|nvim|view|nano|pico|micro|hx|helix|kak|joe|mcedit|ed|ex|ne|emacs)$/;
/** How editors are told the line: `-g file:line`, `file:line`, `+line file`, `--line N file`. */
const takesGoto = /^(code|code-insiders|codium|vscodium|cursor|windsurf)$/;
const takesColon = /^(subl|sublime_text|zed|zeditor|atom|lapce)$/;
const takesPlus = /^(gedit|gnome-text-editor|gvim|mvim|emacsclient|xed|pluma|bbedit)$/;
const takesLine = /^(idea|webstorm|phpstorm|pycharm|rubymine|goland|kate|kwrite)$/;

const patienceMs = 400;

/**
 * Opens a file in the editor of `KB_EDITOR`, `VISUAL` or `EDITOR`, at a line where the editor is known to take one; without
 * one that has a window, in the program that the system uses for text. No shell is involved. Never throws.
 */
export async function openInEditor(
  file: string,
  line: number,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Opened> {
  const chosen = [env.KB_EDITOR, env.VISUAL, env.EDITOR]
    .map((text) => text?.trim().split(/\s+/) ?? [])
    .find(([program = '']) => program !== '' && !inTerminal.test(nameOf(program)));
  const [program, ...words] = chosen
    ? [...chosen, ...placeArguments(chosen[0] as string, file, line)]
    : systemOpener(file);
  const isStarted = await start(program as string, words);
  if (isStarted) return { opened: true };
  return {
    opened: false,
    message: `No editor could be opened. Set EDITOR to one with a window, or open the file yourself: ${file}, line ${line}.`,
  };
}

/** Opens an address in the person's browser. Never throws; gives false when there is no browser to start. */
export function openInBrowser(url: string): Promise<boolean> {
  const [program, ...words] = systemOpener(url);
  return start(program as string, words);
}

function nameOf(program: string): string {
  return path.basename(program).replace(/\.(exe|cmd)$/i, '');
}

function placeArguments(program: string, file: string, line: number): string[] {
  const name = nameOf(program);
  if (takesGoto.test(name)) return ['-g', `${file}:${line}`];
  if (takesColon.test(name)) return [`${file}:${line}`];
  if (takesPlus.test(name)) return [`+${line}`, file];
  if (takesLine.test(name)) return ['--line', String(line), file];
  return [file];
}

function systemOpener(target: string): string[] {
  if (process.platform === 'darwin') return ['open', ...(/^http:/.test(target) ? [] : ['-t']), target];
  return process.platform === 'win32' ? ['explorer.exe', target] : ['xdg-open', target];
}

/** True when the program runs, or has done its work, a moment later. */
function start(program: string, words: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore', detached: true, windowsHide: true });
    const timer = setTimeout(() => resolve(true), patienceMs);
    const end = (isStarted: boolean) => {
      clearTimeout(timer);
      resolve(isStarted);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
    child.unref();
  });
}
