import type { Page } from 'playwright-core';
import { articleText } from '../temp-project.ts';
import { everything, greyPicture, rtl } from './theme-site.ts';

/** One look of a template that customers, or authors in a preview, can meet. */
export interface TemplateState {
  /** `full`: everything is configured. `bare`: a title and articles. */
  readonly site: 'full' | 'bare';
  /** Page below the output folder. */
  readonly path: string;
  /** What must be seen, or else the example shows nothing of what its name says. */
  readonly shows: readonly string[];
  /** Read from the address by the results page. */
  readonly query?: 'search' | 'search-none' | 'search-repaired';
  /** Time of the reader's computer. */
  readonly now?: string;
  readonly withoutScript?: true;
  /** Brings the page into the state after it was loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const config = `
title: Spoke & Saddle Help
url: https://help.example.com/
description: Help with orders and returns.
brand: {name: Spoke & Saddle, colour: "#0f766e", home_url: https://example.com/}
owner: support
locales: [en, ar]
home: {intro: Answers about orders and returns., featured: [returns/return-an-item.md], popular: popular.json}
notices:
  - {message: Parcels to Norway take longer., level: warning, until: 2026-06-30, link: /contact.html}
  - {message: We have moved., level: info}
  - {message: Payments fail at the moment., level: outage}
contact:
  intro: We answer every message ourselves.
  response: We reply within one working day.
  languages: [en, ar]
  handoff: "https://example.com/request?article={article}&id={id}&title={title}&tried={tried}"
  hours: {time_zone: Europe/Berlin, weekdays: 09:00-17:30, sat: 10:00-14:00, holidays: [{on: 2026-12-25, name: Christmas}]}
  channels:
    - {type: chat, href: https://example.com/chat, note: Fastest on weekdays, response: About 3 minutes}
    - {type: phone, number: "+49 30 1234567", languages: [en, de], hours: {time_zone: Europe/Berlin, every_day: 00:00-24:00}}
    - {type: email, address: help@example.com}
charter: {title: Our promise, intro: What you can count on., promises: [{title: A person answers, text: No bots.}]}
feedback: {helpful: "https://example.com/fb?u={url}&a={answer}", correction: "mailto:help@example.com?subject={title}"}
footer: {text: © Spoke & Saddle, links: [{label: Privacy, href: https://example.com/privacy}]}
redirects: {old/page.html: returns/return-an-item.html}
`;

const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

const full: Readonly<Record<string, string | Uint8Array>> = {
  'kb.config.yml': config,
  'popular.json': '{"from": "2026-05-01", "to": "2026-05-31", "articles": ["returns/refund-time.md"]}',
  'content/returns/_meta.yml': 'title: Returns\ndescription: Send things back.\n',
  'content/returns/abroad/_meta.yml': 'title: Returns from abroad\n',
  'content/returns/everything.md': everything.replace(
    '\nyoull_need:',
    '\nrelated: [returns/refund-time.md]\nyoull_need:',
  ),
  'content/returns/refund-time.md': articleText(
    'title: When do I get my refund?\nanswer: Within five working days.',
  ),
  'content/returns/return-an-item.md': articleText(
    'title: How do I return an item?\nanswer: Print the label.',
  ),
  'content/returns/plain.md': articleText(
    'title: A first paragraph and nothing else',
    '# Starts with a heading of the first level\n\nWords.\n\n##### And skips some\n\nMore words.\n',
  ),
  'content/returns/plan.md': articleText('title: Not finished\nstatus: draft\nanswer: Wait.'),
  'content/returns/desk.md': articleText(
    'title: How we check parcels\naudience: internal\nanswer: With care.',
  ),
  'content/returns/abroad/customs.md': articleText('title: Who pays customs?\nanswer: You do.'),
  'content/returns/fax.md': articleText(
    'title: Return by fax\nid: KB-3\nstatus: archived\narchived: {on: 2026-02-01, reason: We have no fax any more., replaced_by: returns/return-an-item.md}',
  ),
  'content/hello.md': articleText(
    `title: ${long} and ${long}\nanswer: ${long}${long}.`,
    `## ${long}\n\n${long}${long}\n`,
  ),
  'content/ar/returns/everything.md': rtl,
  'content/ar/returns/_meta.yml': 'title: المرتجعات\n',
  'content/returns/img/box.png': greyPicture(),
  'content/returns/img/clip.mp4': 'no video',
  'content/returns/img/clip.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nClick.\n',
};

const bare = {
  'kb.config.yml': 'title: Bare\nowner: support\n',
  'content/billing/refund.md': articleText('title: How do I get a refund?\nanswer: Ask within 30 days.'),
  'content/billing/pay.md': articleText('title: How do I pay?\nanswer: By card.'),
};

/** Files of the two projects. */
export const stateProjects = { full, bare } as const;

const everywhere = 'returns/everything.html';
const type = (query: string) => async (page: Page) => {
  await page.locator('form[role=search] input[name=q]').first().pressSequentially(query);
  await page.locator('[role=listbox] [role=option], [role=listbox] a').first().waitFor();
};

/** Every state of every template, by name. */
export const templateStates: Readonly<Record<string, TemplateState>> = {
  'home with notices, featured, categories and popular': {
    site: 'full',
    path: 'index.html',
    shows: [
      '.notice-warning',
      '.notice-info',
      '#kbFeatured',
      '#kbCategories',
      '#kbPopular',
      '#kbArticles',
      '.hero-intro',
    ],
  },
  'home with the search open': {
    site: 'full',
    path: 'index.html',
    shows: ['[role=listbox]'],
    prepare: type('refund'),
  },
  'home of a bare site': { site: 'bare', path: 'index.html', shows: ['#kbCategories'] },
  category: { site: 'full', path: 'returns/index.html', shows: ['h1', 'main a[href$="everything.html"]'] },
  section: {
    site: 'full',
    path: 'returns/abroad/index.html',
    shows: ['.breadcrumb', 'main a[href$="customs.html"]'],
  },
  'article with every part': {
    site: 'full',
    path: everywhere,
    shows: [
      '.answer',
      '#youll-need',
      '#before-you-start',
      '.contents',
      '.alert',
      '.prose table',
      '.prose pre',
      '.prose img',
      '.prose sup a',
      '.prose details p',
      '.prose input[type=checkbox]',
      '#common-pitfalls',
      'video',
      '.transcript .prose',
      '.ready',
      '.feedback-answers a',
      '.related',
      '.around',
      '.copy button',
    ],
    prepare: (page) =>
      page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })"),
  },
  'article with every part, without JavaScript': {
    site: 'full',
    path: everywhere,
    shows: ['.answer', '.prose table', '.ready'],
    withoutScript: true,
  },
  'article whose body starts at the first level': {
    site: 'full',
    path: 'returns/plain.html',
    shows: ['.prose h2'],
  },
  'article with long words': { site: 'full', path: 'hello.html', shows: ['.answer', '.prose h2'] },
  'article from right to left': {
    site: 'full',
    path: 'ar/returns/everything.html',
    shows: ['[dir=rtl] .alert', '.prose table'],
  },
  'article of a site without contact': { site: 'bare', path: 'billing/refund.html', shows: ['.answer'] },
  draft: { site: 'full', path: 'returns/plan.html', shows: ['.mark'] },
  'internal article': { site: 'full', path: 'returns/desk.html', shows: ['.mark'] },
  tombstone: { site: 'full', path: 'returns/fax.html', shows: ['.tombstone .notice', '.tombstone .lead a'] },
  redirect: { site: 'full', path: 'old/page.html', shows: ['a[href]'], withoutScript: true },
  'A to Z': { site: 'full', path: 'a-z.html', shows: ['h1', 'main a'] },
  'A to Z of a bare site': { site: 'bare', path: 'a-z.html', shows: ['h1', 'main a'] },
  'search without a question': { site: 'full', path: 'search.html', shows: ['#kbCategories'] },
  'search with results': {
    site: 'full',
    path: 'search.html',
    query: 'search',
    shows: ['.search-results li'],
  },
  'search without results': {
    site: 'full',
    path: 'search.html',
    query: 'search-none',
    shows: ['[data-results] [role=status]', '#kbCategories'],
  },
  'search with a repaired word': {
    site: 'full',
    path: 'search.html',
    query: 'search-repaired',
    shows: ['.search-results li'],
  },
  'search without JavaScript': {
    site: 'full',
    path: 'search.html',
    shows: ['#kbCategories'],
    withoutScript: true,
  },
  'contact page, open': {
    site: 'full',
    path: 'contact.html',
    shows: ['.hours-now', '.channels'],
    now: '2026-06-15T10:00:00Z',
  },
  'contact page, closed': {
    site: 'full',
    path: 'contact.html',
    shows: ['.hours-now', '.channels'],
    now: '2026-06-14T20:00:00Z',
  },
  'contact page on a holiday': {
    site: 'full',
    path: 'contact.html',
    shows: ['.hours-now', '.hours-holidays'],
    now: '2026-12-25T10:00:00Z',
  },
  'contact page of a site without contact': { site: 'bare', path: 'contact.html', shows: ['h1'] },
  'promise page': { site: 'full', path: 'promise.html', shows: ['h1', 'main h2'] },
  'not found': { site: 'full', path: '404.html', shows: ['h1', 'main form[role=search]'] },
  'home from right to left, with the language switcher': {
    site: 'full',
    path: 'ar/index.html',
    shows: ['.languages [aria-current]', '.languages a[lang=en]'],
  },
};
