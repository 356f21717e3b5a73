import { isEmptyCell } from './date-columns.ts';

/** More different tags than this, and the column is no list of tags. */
export const mostTags = 50_000;
const longestTag = 100;

/** What was kept out of the report because it is no tag. */
export interface TagNotes {
  /** Looked like an e-mail address or a phone number. */
  redacted: number;
  /** Longer than any tag: a sentence in the wrong column. */
  tooLong: number;
}

/** Gives every tag a number. Tags are compared in lower case, NFKC, without invisible characters. */
export class TagBook {
  readonly names: string[] = [];
  readonly notes: TagNotes = { redacted: 0, tooLong: 0 };
  /** Tags as counted, and the spellings in which they were met. */
  readonly #numbers = new Map<string, number>();
  #spellings = 0;

  /** The cell without phone numbers, whose groups would pass for tags where spaces stand between tags. Counts them. */
  withoutPhones(cell: string): string {
    if (!/\d{2}[\s().+/-]+\d/.test(cell)) return cell;
    return cell.replace(
      /(?:^|(?<=\s))[+(]?\d[\d().+/-]{0,20}(?:\s+[\d().+/-]{1,20}){1,6}(?=\s|$)/g,
      (run) => {
        if (!isPersonal(run.trim())) return run;
        this.notes.redacted++;
        return ' ';
      },
    );
  }

  /** The number of a tag as written; undefined when it is empty or no tag. */
  numberOf(written: string): number | undefined {
    const known = this.#numbers.get(written);
    if (known !== undefined) return known;
    const tag = cleanTag(written);
    if (tag === '' || isEmptyCell(tag)) return undefined;
    if (tag.length > longestTag) {
      this.notes.tooLong++;
      return undefined;
    }
    if (isPersonal(tag)) {
      this.notes.redacted++;
      return undefined;
    }
    let number = this.#numbers.get(tag);
    if (number === undefined) {
      number = this.names.length;
      const kept = ownCopy(tag);
      this.names.push(kept);
      this.#numbers.set(kept, number);
    }
    if (tag !== written && this.#spellings < mostTags) {
      this.#spellings++;
      this.#numbers.set(ownCopy(written), number);
    }
    return number;
  }
}

/** A tag as it is counted: NFKC, lower case, one space between words, no control or invisible characters. */
export function cleanTag(written: string): string {
  return written
    .slice(0, 1000)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toLowerCase();
}

/** An e-mail address, or seven and more digits with nothing but phone punctuation between them. */
function isPersonal(tag: string): boolean {
  if (/[^\s@]@[^\s@]+\.[^\s@]/.test(tag)) return true;
  if (!/^[+(\d][\d\s().+/-]*$/.test(tag)) return false;
  return tag.replace(/\D/g, '').length >= 7;
}

/** The text in memory of its own: a piece cut from a file's text would keep that whole text alive. */
export function ownCopy(text: string): string {
  return Array.from(text).join('');
}
