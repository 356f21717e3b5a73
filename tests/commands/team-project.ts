import { tempProject } from '../temp-project.ts';

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project in a temporary folder, on 15 June 2026. */
export interface TeamProject {
  readonly root: string;
  /** Runs `kb` with these words; the day is 2026-06-15 unless `--as-of` is among them. */
  kb(...argv: string[]): Promise<Outcome>;
  read(file: string): string;
  write(file: string, text: string | Uint8Array): void;
  /** Files below a folder of the project, sorted. */
  files(folder?: string): string[];
}

/** Writes files (path -> text) into a new folder, which goes when the test is over. */
export function teamProject(files: Readonly<Record<string, string | Uint8Array>>): TeamProject {
  const project = tempProject(files);
  return {
    root: project.root,
    read: project.read,
    files: project.files,
    write: (file, text) => project.write({ [file]: text }),
    async kb(...argv) {
      const dated = argv.includes('--as-of') ? argv : [...argv, '--as-of', '2026-06-15'];
      const { code, stdout, stderr } = await project.kb(dated, { columns: 120 });
      return { code, out: stdout, err: stderr };
    },
  };
}

/** Lines with line breaks. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
