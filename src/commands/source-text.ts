import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../io/read-project.ts';

/** Gives the text of a project's file by the name that findings use, for reports that show lines. */
export function sourceText(project: Project): (file: string) => string | undefined {
  const articles = new Map(project.sources.map(({ file, text }) => [file, text]));
  return (file) => articles.get(file) ?? readText(path.join(project.root, file));
}

function readText(absolute: string): string | undefined {
  try {
    return readFileSync(absolute, 'utf8');
  } catch {
    return undefined;
  }
}
