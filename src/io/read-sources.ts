import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { SourceFile } from '../model/article.ts';
import { startOf } from '../model/place.ts';
import { decodeSource } from '../parse/decode-source.ts';
import type { FoundFile } from './discover-files.ts';

/** A Markdown file beyond this is no article (a long one has 50 KB); reading it could take all memory. */
const maxArticleBytes = 20_000_000;

/**
 * Reads and decodes found files, in their order. A file that cannot be read comes back `unreadable`, with a problem.
 * Synchronous on purpose: 1,000 small files take 20 ms this way and 100 ms of CPU through promises.
 */
export function readSources(files: readonly FoundFile[]): SourceFile[] {
  return files.map(readSource);
}

/** What `readSources` gives, file by file, for whoever has other things to do in between. */
export function* readingSources(files: readonly FoundFile[]): Generator<undefined, SourceFile[]> {
  const sources: SourceFile[] = [];
  for (const file of files) {
    sources.push(readSource(file));
    yield;
  }
  return sources;
}

/** From so many articles on, memory matters more than time. */
export const manyArticles = 3000;

/** Lets go of texts that nobody needs any more: those of 20,000 articles are 120 MB. Reports read what they show again. */
export function releaseTexts(sources: readonly SourceFile[]): void {
  if (sources.length >= manyArticles) for (const source of sources) Object.assign(source, { text: '' });
}

function readSource(found: FoundFile): SourceFile {
  if (found.refused) return { path: found.path, file: found.file, text: '', unreadable: true };
  let descriptor: number | undefined;
  try {
    descriptor = openSync(found.absolute, 'r');
    const { size } = fstatSync(descriptor);
    if (size > maxArticleBytes) {
      return unreadable(
        found,
        `This file has ${Math.round(size / 1e6)} MB. kb reads articles of up to ${maxArticleBytes / 1e6} MB.`,
        'If it is an article, split it. If not, keep it outside the content folder.',
      );
    }
    return decodeSource(readFileSync(descriptor), found.path, found.file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return unreadable(
      found,
      `This file could not be read (${code}), so it is missing from the site.`,
      'Check that the file exists and that your user may read it.',
    );
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function unreadable(found: FoundFile, message: string, hint: string): SourceFile {
  const problem = { rule: 'file-unreadable', message, hint, at: startOf(found.file) };
  return { path: found.path, file: found.file, text: '', problems: [problem], unreadable: true };
}
