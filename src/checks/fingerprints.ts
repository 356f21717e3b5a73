import type { Finding } from '../model/finding.ts';

/**
 * A short stable name for each finding, in the order of `findings`: made of rule, file, what the finding is about and,
 * where that occurs several times in one file, its number. Lines and wording do not count, so it survives edits around it.
 * `pathOf` gives the file's present path for one that was renamed.
 */
export function fingerprintsOf(
  findings: readonly Finding[],
  pathOf: (path: string) => string = (path) => path,
): string[] {
  const occurrences = new Map<string, number>();
  return findings.map((finding) => {
    const about = finding.fingerprint ?? finding.message.replace(/\bline \d+/g, 'line');
    const key = JSON.stringify([finding.rule, pathOf(finding.at.path), about]);
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    return shortHash(`${key} ${occurrence}`);
  });
}

/** 16 hexadecimal digits: FNV-1a (Fowler, Noll, Vo) over UTF-16 units, 32 bits twice with different starts. */
function shortHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + index), 0x01000193);
  }
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
  return hex(a) + hex(b);
}
