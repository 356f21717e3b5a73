import type { Day } from '../model/day.ts';
import { insertEntry, setFrontMatterKeys } from './edit-front-matter.ts';
import { findBlock } from './find-block.ts';
import { writeScalar } from './yaml-scalar.ts';

export interface Archiving {
  readonly on: Day;
  readonly reason: string;
  /** Path or id of the article that answers the question now. */
  readonly replacedBy?: string;
}

/**
 * Marks an article as archived: `status: archived` and an `archived` block. What else says the status (`draft: true`: the names
 * in `statusFlags`) and an older `archived` block go. Every other byte stays. Throws `UserError` as `setFrontMatterKeys` does.
 */
export function archiveArticle(text: string, archiving: Archiving, statusFlags: readonly string[]): string {
  const marked = setFrontMatterKeys(text, [
    ...statusFlags.map((key) => ({ key, aliases: [], value: undefined })),
    { key: 'archived', aliases: [], value: undefined },
    { key: 'status', aliases: [], value: 'archived' },
  ]);
  const lines = [
    'archived:',
    `  on: ${archiving.on}`,
    `  reason: ${writeScalar(archiving.reason, 'plain')}`,
    ...(archiving.replacedBy === undefined
      ? []
      : [`  replaced_by: ${writeScalar(archiving.replacedBy, 'plain')}`]),
  ];
  return insertEntry(marked, findBlock(marked), lines.join('\n'), 'status');
}
