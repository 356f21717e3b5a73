import type { Entry, Site } from '../model/site.ts';

/**
 * The articles whose words are checked: those that customers or colleagues read now or will on a planned day.
 * Drafts join with `--drafts`. Archived and expired articles are done with; of withheld ones only the reason is reported.
 */
export function checkedEntries(site: Site): Entry[] {
  return site.entries.filter(isChecked);
}

/** See `checkedEntries`. */
export function isChecked(entry: Entry): boolean {
  switch (entry.visibility) {
    case 'listed':
    case 'unlisted':
    case 'internal':
    case 'scheduled':
      return true;
    case 'draft':
      return entry.shown;
    default:
      return false;
  }
}
