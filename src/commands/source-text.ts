import path from 'node:path';
import type { Project } from '../io/read-project.ts';
import { readIfPossible } from '../io/read-text.ts';

/** Gives the text of a project's file by the name that findings use, for reports that show lines. */
export function sourceText(project: Project): (file: string) => string | undefined {
  const articles = new Map(project.sources.map(({ file, text }) => [file, text]));
  // An empty text may be one that was let go of.
  return (file) => articles.get(file) || readIfPossible(path.join(project.root, file));
}
