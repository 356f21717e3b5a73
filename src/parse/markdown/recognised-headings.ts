/** Parts of an article that a heading in the body can announce. */
export type PartRole = 'youll-need' | 'before-you-start' | 'pitfalls' | 'transcript';

/** The id of each part's heading on the page; a transcript has none. */
export const partIds: Readonly<Partial<Record<PartRole, string>>> = {
  'youll-need': 'youll-need',
  'before-you-start': 'before-you-start',
  pitfalls: 'common-pitfalls',
};

/**
 * Headings that are understood as a part, in lower case without apostrophes and punctuation. "Troubleshooting" is not here: it
 * is as often the main matter of an article as a list of pitfalls.
 */
const byHeading: ReadonlyMap<string, PartRole> = new Map(
  Object.entries({
    'youll-need': [
      'prerequisite',
      'prerequisites',
      'requirement',
      'requirements',
      'what you need',
      'what you will need',
      'what youll need',
      'what do you need',
      'what do i need',
      'what is needed',
      'you need',
      'you will need',
      'youll need',
      'things you need',
      'things you will need',
      'things youll need',
    ],
    'before-you-start': [
      'before starting',
      'before we begin',
      'before we start',
      'before you begin',
      'before you get started',
      'before you proceed',
      'before you start',
    ],
    pitfalls: [
      'common errors',
      'common issues',
      'common mistakes',
      'common pitfalls',
      'common problems',
      'known issues',
      'pitfalls',
    ],
    transcript: ['transcript', 'video transcript'],
  } satisfies Record<PartRole, string[]>).flatMap(([role, names]) =>
    names.map((name) => [name, role as PartRole]),
  ),
);

/** The part that a heading announces, whatever its case, punctuation and apostrophes. */
export function partOfHeading(heading: string): PartRole | undefined {
  return heading.length > 60 ? undefined : byHeading.get(bareWords(heading));
}

/** Letters and digits of a text in lower case, words apart by one space. */
export function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bc\u0060]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
