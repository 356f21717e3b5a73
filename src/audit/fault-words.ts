import type { Fault } from '../model/audit.ts';

/** What a fault is called and what to do, for somebody who writes articles. */
export interface FaultWords {
  readonly message: string;
  readonly hint?: string;
}

/** Rules of axe that authors meet, in plain words: what is wrong, what to do. */
const authorWords: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  'axe-image-alt': [
    'This picture has no text for readers who cannot see it.',
    'Write what it shows between the square brackets, or {alt=""} behind it when it is decoration.',
  ],
  'axe-image-redundant-alt': [
    'The text of this picture repeats the words beside it.',
    'Say what the picture adds, or mark it as decoration with {alt=""}.',
  ],
  'axe-svg-img-alt': [
    'This drawing has no name.',
    'Give it a <title>, or aria-hidden="true" when it is decoration.',
  ],
  'axe-role-img-alt': ['This picture has no name.', 'Give it an aria-label that says what it shows.'],
  'axe-heading-order': [
    'This heading skips a level.',
    'Use one # more than the heading above it, never two.',
  ],
  'axe-empty-heading': ['This heading has no words.', 'Write the heading, or remove the line.'],
  'axe-link-name': ['This link has no words.', 'Write where it leads between the square brackets.'],
  'axe-empty-table-header': [
    'A cell in the first row of this table is empty.',
    'Name every column in the first row.',
  ],
  'axe-th-has-data-cells': [
    'This table has a heading without cells.',
    'Give each column a heading and each heading cells.',
  ],
  'axe-td-headers-attr': [
    'A cell of this table names a heading that is not there.',
    'Write the table in Markdown, which connects cells and headings by itself.',
  ],
  'axe-td-has-header': ['Cells of this table have no heading.', 'Name every column in the first row.'],
  'axe-table-duplicate-name': [
    'The caption and the summary of this table are the same.',
    'Remove one of them.',
  ],
  'axe-table-fake-caption': [
    'A cell over the whole width stands in for the caption of this table.',
    'Write it as a heading or a sentence before the table.',
  ],
  'axe-scope-attr-valid': [
    'A scope in this table is not known.',
    'Write the table in Markdown, or use scope="col" or scope="row".',
  ],
  'axe-valid-lang': [
    'The language of these words is not one that exists.',
    'Write a language tag such as lang="fr" or lang="pt-BR".',
  ],
  'axe-video-caption': ['This video has no captions.', 'Add captions: a file in the WebVTT format.'],
  'axe-frame-title': ['This frame has no title.', 'Add a title that says what is in it.'],
  'axe-list': ['This list holds something that is not an item.', 'Write the list in Markdown.'],
  'axe-listitem': ['This item is in no list.', 'Write the list in Markdown.'],
  'axe-definition-list': ['This list of terms is not in order.', 'Within <dl> use only <dt> and <dd>.'],
  'axe-dlitem': ['This term is in no list of terms.', 'Put <dt> and <dd> into a <dl>.'],
  'axe-p-as-heading': [
    'This line looks like a heading and is none.',
    'Begin it with ## instead of making it bold.',
  ],
  'axe-summary-name': [
    'What opens this part has no words.',
    'Write what is inside between <summary> and </summary>.',
  ],
  'axe-target-size': [
    'This is too small to be met with a finger, or too near to the next one.',
    'Leave room around it: 24 by 24 pixels.',
  ],
  'axe-label': ['This field has no label.', 'Remove it: articles have no forms.'],
  'audit-reflow': [
    'This is wider than the screen of a small phone, so readers must scroll sideways.',
    'Break up long words and addresses, or make the picture smaller.',
  ],
  'audit-language-of-parts': [
    "These words are written in other letters than those of the article's language, and nothing says in which language.",
    'Put them into <span lang="..."> with the tag of their language.',
  ],
};

/** What helps where the theme is to blame. */
const themeHints: Readonly<Record<string, string>> = {
  'audit-reflow': 'Let it wrap, shrink, or scroll inside itself.',
  'audit-text-spacing': 'Do not fix heights or hide what overflows.',
  'audit-text-resize': 'Use rem and em, and do not fix heights.',
  'audit-keyboard-trap': 'Leave the Tab key to the browser.',
  'audit-keyboard-unreachable': 'Use a link or a button, or add tabindex="0".',
  'audit-focus-order':
    'Put parts into the order in which they are shown, without tabindex above 0 or order in styles.',
  'audit-focus-covered': 'Set scroll-padding to the height of what stays on the screen.',
  'audit-focus-visible': 'Give it an outline on :focus-visible.',
  'audit-focus-weak': 'Use an outline of 2 pixels or more in a colour that stands out 3 to 1.',
  'audit-skip-link': 'Let it lead to the id of the main part, which needs tabindex="-1".',
  'audit-status': 'Write the number of results into an element with role="status" that is there before.',
  'audit-motion': 'Put movement into @media (prefers-reduced-motion: no-preference).',
  'audit-console': 'Open the page in a browser and look at its console.',
  'audit-csp': 'Use no inline script or style, and only files of the site.',
  'audit-language-of-parts': 'Add lang="..." around them.',
};

/** A fault in words. What the checker itself said goes along where a template is to be changed. */
export function wordsOf({ rule, message, hint }: Fault, whose: 'author' | 'theme' | 'site'): FaultWords {
  const own = whose === 'author' ? authorWords[rule] : undefined;
  if (own) return { message: own[0], hint: own[1] };
  const help = [themeHints[rule], hint].filter(Boolean).join(' ');
  return help === '' ? { message } : { message, hint: help };
}
