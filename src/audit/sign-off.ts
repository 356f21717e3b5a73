import type { Signature } from '../model/sign-off.ts';
import type { Entry, Site } from '../model/site.ts';

/** A question that only a person can answer. */
export interface SignOffItem {
  readonly name: string;
  readonly question: string;
  /** What is to be looked at, as texts; none: the site has nothing of the sort, and nobody is asked. */
  readonly subject: (shown: readonly Entry[], site: Site) => readonly string[];
}

const texts = (shown: readonly Entry[]) => shown.map(({ path, article }) => `${path} ${article.bodyHash}`);
const withVideo = (shown: readonly Entry[]) =>
  shown.filter(({ article }) => article.meta.video ?? article.media.length > 0);

/** Everything that `kb audit` asks. To add a question: one entry. */
export const signOffItems: readonly SignOffItem[] = [
  {
    name: 'alt-texts',
    question: 'Does the text of every picture say what a reader needs to know from it?',
    subject: (shown) =>
      shown.flatMap(({ path, article }) => article.images.map(({ src, alt }) => `${path} ${src} ${alt}`)),
  },
  {
    name: 'captions',
    question: 'Are the captions of every video right, and do they name who speaks and what is heard?',
    subject: (shown) =>
      withVideo(shown).map(
        ({ path, article }) =>
          `${path} ${article.meta.video?.captions} ${article.media.map(({ src }) => src)}`,
      ),
  },
  {
    name: 'transcripts',
    question: 'Does the transcript of every video tell all that is seen and said?',
    subject: (shown) =>
      withVideo(shown).map(
        ({ path, article }) =>
          `${path} ${article.meta.video?.transcript} ${article.sections.filter(({ role }) => role === 'transcript').map(({ text }) => text)}`,
      ),
  },
  {
    name: 'order',
    question: 'Read aloud from the top, does every kind of page make sense?',
    subject: (_shown, site) => [site.config.theme.folder ?? '', ...site.locales.map(({ code }) => code)],
  },
  {
    name: 'links',
    question: 'Do the words of every link say where it leads, without the sentence around them?',
    subject: (shown) =>
      shown.flatMap(({ path, article }) => article.links.map(({ href, text }) => `${path} ${href} ${text}`)),
  },
  {
    name: 'headings',
    question: 'Does every heading say what is below it?',
    subject: (shown) =>
      shown.flatMap(({ path, article }) => article.headings.map(({ text }) => `${path} ${text}`)),
  },
  {
    name: 'senses',
    question:
      'Can every instruction be followed by somebody who does not see colours, shapes or places on the screen?',
    subject: texts,
  },
  {
    name: 'languages',
    question: 'Are words in other languages marked with their language?',
    subject: texts,
  },
  {
    name: 'screen-reader',
    question: 'Did somebody search, read an article and reach the contact page with a screen reader?',
    subject: (_shown, site) => [site.config.theme.folder ?? '', ...site.locales.map(({ code }) => code)],
  },
];

/** How one question stands. */
export interface SignOffState {
  readonly item: SignOffItem;
  /** Hash of what is to be looked at now. */
  readonly of: string;
  readonly signature?: Signature;
  /** What was looked at has changed since. */
  readonly isOutdated: boolean;
}

/** The questions that a site raises, with the last word on each. */
export function signOffStates(site: Site, signatures: readonly Signature[]): SignOffState[] {
  const shown = site.entries.filter((entry) => entry.shown);
  return signOffItems.flatMap((item): SignOffState[] => {
    const subject = item.subject(shown, site);
    if (subject.length === 0) return [];
    const of = shortHash(subject.join('\n'));
    const signature = signatures.findLast((each) => each.item === item.name);
    return [
      {
        item,
        of,
        ...(signature && { signature }),
        isOutdated: signature !== undefined && signature.of !== of,
      },
    ];
  });
}

/** One line for each question: done, by whom and when, or not. */
export function signOffLines(states: readonly SignOffState[]): string[] {
  return states.map(({ item, signature, isOutdated }) => {
    if (!signature) return `[ ] ${item.name}: ${item.question}`;
    const who = `${signature.by}, ${signature.on}`;
    return isOutdated
      ? `[ ] ${item.name}: ${item.question} (Changed since ${who}.)`
      : `[x] ${item.name}: ${item.question} (${who})`;
  });
}

/** The text of `kb-signoff.yml`, one entry for each question, sorted. Equal signatures give equal text. */
export function signOffText(signatures: readonly Signature[]): string {
  const last = new Map(signatures.map((signature) => [signature.item, signature]));
  const rows = [
    '# What no program can judge, and who has: written by "kb audit --sign-off ITEM --by ID".',
    'version: 1',
    last.size === 0 ? 'signed: []' : 'signed:',
  ];
  for (const name of [...last.keys()].sort()) {
    const { by, on, of, note } = last.get(name) as Signature;
    rows.push(
      `  - item: ${JSON.stringify(name)}`,
      `    by: ${JSON.stringify(by)}`,
      `    on: ${on}`,
      `    of: ${JSON.stringify(of)}`,
    );
    if (note !== undefined) rows.push(`    note: ${JSON.stringify(note)}`);
  }
  return `${rows.join('\n')}\n`;
}

/** 16 hexadecimal digits: FNV-1a over UTF-16 units, 32 bits twice with different starts. */
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
