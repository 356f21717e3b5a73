import path from 'node:path';
import { readTextToEdit, writeEditedTexts } from '../io/edit-text.ts';
import type { Article } from '../model/article.ts';
import { UserError } from '../model/errors.ts';
import { decodeSource } from '../parse/decode-source.ts';
import { parseArticle } from '../parse/parse-article.ts';
import { lineDiff } from '../report/line-diff.ts';
import { type Loaded, parseOptions } from './load-site.ts';

/** A file before and after a change that is not written yet. */
export interface FileEdit {
  /** Relative to the project folder. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** An article before and after. */
export interface ArticleEdit extends FileEdit {
  /** As it will read. */
  readonly article: Article;
}

/** Reads a file of the project for editing and applies a change; what `change` throws gets the file's name. */
export function editFile({ project }: Loaded, file: string, change: (text: string) => string): FileEdit {
  const before = readTextToEdit(path.join(project.root, file), file);
  try {
    return { file, before, after: change(before) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${file}: ${error.message}`, {
      ...(error.hint !== undefined && { hint: error.hint }),
    });
  }
}

/** Applies a change to an article and reads the result again, as if it stood at `to` (default: where it is). */
export function editArticle(
  loaded: Loaded,
  article: Article,
  change: (text: string) => string,
  to: { readonly path: string; readonly file: string } = article,
): ArticleEdit {
  const edit = editFile(loaded, article.file, change);
  const source = decodeSource(new TextEncoder().encode(edit.after), to.path, to.file);
  return { ...edit, article: parseArticle(source, parseOptions(loaded.config)) };
}

/** Refuses an edit after which the text of the article is not the same: only its front matter was to change. */
export function demandSameBody(before: Article, { article, file }: ArticleEdit): void {
  if (article.bodyHash === before.bodyHash && !article.withheld) return;
  throw new UserError(`The front matter of ${file} is written in a way that kb cannot change safely.`, {
    hint: 'Make the change by hand, as plain `key: value` lines between two lines of three hyphens.',
  });
}

/** Writes edits that change something, all or none; gives how many. */
export function writeEdits({ project }: Loaded, edits: readonly FileEdit[]): number {
  const changed = edits.filter(({ before, after }) => before !== after);
  writeEditedTexts(changed.map(({ file, after }) => ({ file: path.join(project.root, file), text: after })));
  return changed.length;
}

/** The edits as a person reads them, for `--dry-run`. */
export function showEdits(edits: readonly FileEdit[]): string {
  return edits
    .filter(({ before, after }) => before !== after)
    .map(({ file, before, after }) => `${lineDiff(file, before, after)}\n`)
    .join('');
}
