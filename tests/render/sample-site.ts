import type { Article } from '../../src/model/article.ts';
import type { Day } from '../../src/model/day.ts';
import { htmlOf } from '../../src/model/html.ts';
import { startOf } from '../../src/model/place.ts';
import type { Site } from '../../src/model/site.ts';
import { article, html, image, link, type SiteParts, site } from './literal-site.ts';

const at = startOf('content/returns/return-an-item.md');

const full: Article = article('returns/return-an-item.md', 'How do I return an item?', {
  meta: {
    id: 'KB-12',
    reviewed: '2026-01-05' as Day,
    publishOn: '2025-03-01' as Day,
    owners: ['SECRET-owner'],
    reviewedBy: 'SECRET-reviewer',
    reviewNote: 'SECRET-note',
    reviewHash: 'SECRET-hash',
    reviewReason: 'SECRET-reason',
    answer: 'Print the label and hand the parcel over **within 30 days**.',
    youllNeed: [{ item: 'Your order number', note: 'it is in the email' }],
    beforeYouStart: [{ check: 'The parcel has arrived', ifNot: 'wait for it' }],
    pitfalls: [{ symptom: 'The label does not print', fix: 'Allow pop-ups', at }],
    video: {
      src: 'img/return.mp4',
      captions: 'img/return.vtt',
      poster: 'img/box.png',
      title: 'Packing, shown',
      at,
    },
    related: ['returns/refund-time.md'],
    tags: ['SECRET-tag'],
    contactTags: ['SECRET-contact-tag'],
  },
  answer: htmlOf('<p>Print the label and hand the parcel over <strong>within 30 days</strong>.</p>'),
  answerText: 'Print the label and hand the parcel over within 30 days.',
  answerFrom: 'front-matter',
  youllNeed: htmlOf('<ul><li>Your order number – it is in the email</li></ul>'),
  beforeYouStart: htmlOf('<ul><li>The parcel has arrived. Otherwise wait for it.</li></ul>'),
  pitfalls: htmlOf('<ul><li><strong>The label does not print.</strong> Allow pop-ups.</li></ul>'),
  escalate: {
    when: htmlOf('The money is not there after ten days.'),
    to: 'Returns desk',
    gather: [htmlOf('Your order number'), htmlOf('The day of the drop-off')],
  },
  transcript: htmlOf('<p>We put the label on the box.</p>'),
  body: html(
    '<h2 id="label">Print the label</h2><p>See [0]when the money comes[/0], [1]the team page[/1], [2]the old page[/2], ' +
      '[3]the label[/3] or [4]the carrier[/4].</p><p>{0}</p><h2 id="parcel">Hand over the parcel</h2><p>{1} {2} {3}</p>' +
      '<h2 id="after">Afterwards</h2><p>You get an email.</p>',
  ),
  headings: [
    { depth: 2, written: 2, text: 'Print the label', id: 'label', at },
    { depth: 2, written: 2, text: 'Hand over the parcel', id: 'parcel', at },
    { depth: 2, written: 2, text: 'Afterwards', id: 'after', at },
  ],
  anchors: ['after', 'label', 'parcel'],
  links: [
    link('refund-time.md#banks', 'when the money comes'),
    link('../internal/team.md', 'the team page'),
    link('gone.md', 'the old page'),
    link('#label', 'the label'),
    link('https://carrier.example/?a=1&b=2', 'the carrier', { attributes: ' rel="noopener"' }),
  ],
  images: [
    image('img/box.png', 'A box with a label'),
    image('img/box.png', 'The same box', { width: 100 }),
    image('img/missing.png', 'A lost picture'),
    image('https://elsewhere.example/p.png', 'A picture elsewhere'),
  ],
  media: [
    { src: 'img/return.mp4', kind: 'internal', element: 'video', at },
    { src: 'img/return.vtt', kind: 'internal', element: 'track', at },
    { src: 'img/box.png', kind: 'internal', element: 'poster', at },
  ],
  sections: [{ id: '', heading: '', text: 'We put the label on the box.', role: 'transcript', at }],
  markdown:
    '## Print the label\n\nSee [when the money comes](refund-time.md#banks), [the team page](../internal/team.md), [the old page](gone.md), [the label](#label) or [the carrier](https://carrier.example/?a=1&b=2).\n\n![A box with a label](img/box.png)\n',
  wordCount: 40,
});

/** Articles of every sort: full, plain, in a section, replaced, archived, unlisted, in another language, and such as nobody may see. */
export const sampleArticles: readonly Article[] = [
  full,
  article('returns/refund-time.md', 'When do I get my refund?', {
    answer: htmlOf('<p>Within five working days.</p>'),
    answerText: 'Within five working days.',
    answerFrom: 'first-paragraph',
    body: htmlOf('<h2 id="banks">Banks</h2><p>Some need a day more.</p>'),
    anchors: ['banks'],
    markdown: 'Within five working days.\n\n## Banks\n\nSome need a day more.\n',
  }),
  article('returns/abroad/customs.md', 'Who pays customs? <b>&"quotes"', {
    body: htmlOf('<p>You do.</p>'),
    meta: { description: 'Customs & duties "explained".' },
  }),
  article('returns/fax.md', 'Return by fax', {
    meta: {
      id: 'KB-3',
      status: 'archived',
      archived: {
        on: '2026-02-01' as Day,
        reason: 'We have no fax any more.',
        replacedBy: 'returns/return-an-item.md',
      },
    },
    body: htmlOf('<p>SECRET-archived-text</p>'),
    markdown: 'SECRET-archived-text',
  }),
  article('hidden.md', 'A hidden page', { meta: { status: 'unlisted' } }),
  article('hello.md', 'Hello', {}),
  article('ar/returns/return-an-item.md', 'كيف أعيد منتجًا؟', {
    locale: 'ar',
    meta: { id: 'KB-12', reviewed: '2026-01-05' as Day },
    answer: htmlOf('<p>اطبع الملصق وسلّم الطرد.</p>'),
    answerText: 'اطبع الملصق وسلّم الطرد.',
    answerFrom: 'front-matter',
    body: htmlOf('<h2 id="label">اطبع الملصق</h2><ol><li>افتح طلباتك.</li></ol>'),
  }),
  article('internal/team.md', 'SECRET-internal-title', {
    meta: { audience: 'internal' },
    body: htmlOf('<p>SECRET-internal-text</p>'),
    markdown: 'SECRET-internal-text',
  }),
  article('draft.md', 'SECRET-draft-title', { meta: { status: 'draft' } }),
  article('soon.md', 'SECRET-scheduled-title', { meta: { publishOn: '2027-01-01' as Day } }),
  article('unreadable.md', 'SECRET-withheld-title', { withheld: true }),
];

export const sampleConfig = `
title: Spoke & Saddle Help
url: https://help.example.com/kb/
description: Help with orders and returns.
brand: {name: Spoke & Saddle, colour: "#0f766e", home_url: https://example.com/}
owner: SECRET-default-owner
locales: [en, ar]
home: {intro: Answers about orders and returns., featured: [returns/return-an-item.md]}
notices:
  - {message: Parcels to Norway take longer., level: warning, until: 2026-06-30, link: /contact.html}
  - {message: An old notice., until: 2026-06-01}
  - {message: A later notice., from: 2026-07-01}
contact:
  intro: We answer every message ourselves.
  response: We reply within one working day.
  languages: [en, ar]
  handoff: "https://example.com/request?article={article}&id={id}&title={title}&tried={tried}"
  hours: {time_zone: Europe/Berlin, weekdays: 09:00-17:30, sat: 10:00-14:00, holidays: [{on: 2026-12-25, name: Christmas}, {on: 2026-01-01}]}
  channels:
    - {type: chat, href: https://example.com/chat, note: Fastest on weekdays, response: About 3 minutes}
    - {type: phone, number: "+49 30 1234567", languages: [en, de], hours: {time_zone: Europe/Berlin, every_day: 00:00-24:00}}
    - {type: email, address: help@example.com}
charter: {title: Our promise, intro: What you can count on., promises: [{title: A person answers, text: No bots.}]}
feedback: {helpful: "https://example.com/fb?u={url}&a={answer}", correction: "mailto:help@example.com?subject={title}%20{path}"}
footer: {text: © Spoke & Saddle, links: [{label: Privacy, href: https://example.com/privacy}]}
redirects: {old/page.html: returns/return-an-item.html}
`;

const assets = [
  { path: 'returns/img/box.png', file: 'content/returns/img/box.png', bytes: 100, width: 640, height: 480 },
  { path: 'returns/img/return.mp4', file: 'content/returns/img/return.mp4', bytes: 100 },
  { path: 'returns/img/return.vtt', file: 'content/returns/img/return.vtt', bytes: 100 },
];

/** A small site with a page of every kind, in English and Arabic. */
export function sampleSite(more: SiteParts = {}): Site {
  return site({
    articles: sampleArticles,
    config: sampleConfig,
    assets,
    folders: [
      {
        path: 'returns',
        file: 'content/returns/_meta.yml',
        title: 'Returns',
        description: 'Send things back.',
        owners: ['SECRET-folder-owner'],
        withheld: false,
        problems: [],
      },
    ],
    ...more,
  });
}

/** A page of every kind: kind -> path below the output folder. */
export const samplePages = {
  home: 'index.html',
  category: 'returns/index.html',
  section: 'returns/abroad/index.html',
  article: 'returns/return-an-item.html',
  'article-plain': 'returns/refund-time.html',
  'article-rtl': 'ar/returns/return-an-item.html',
  'home-rtl': 'ar/index.html',
  index: 'a-z.html',
  search: 'search.html',
  contact: 'contact.html',
  promise: 'promise.html',
  'not-found': '404.html',
  redirect: 'old/page.html',
  tombstone: 'returns/fax.html',
} as const;
