import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';
import { frontMatterKeys } from '../../src/parse/front-matter-keys.ts';
import { configSchema, frontMatterSchema } from '../../src/parse/front-matter-schema.ts';
import { parseConfig } from '../../src/parse/parse-config.ts';

function validator(schema: object): (text: string) => boolean {
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(schema);
  return (text) => validate(parse(text));
}

describe('front matter', () => {
  const isValid = validator(frontMatterSchema());
  const problemsOf = (text: string) => {
    return parseFrontMatter({ path: 'a.md', file: 'a.md', text: `---\n${text}\n---\n` }).problems;
  };

  test.each([
    'title: How do I pay?\nanswer: By card.\nid: 123\ntype: how-to\nstatus: Draft\naudience: internal',
    'owner: ana\nreviewed: 2026-01-05\nreview_every: 6 months\nreview_by: 2026-07-01',
    'owner_slack: "#team"\nlast_reviewed_on: 2026-01-05\nreview_in: P6M',
    'ms.author: ana\nms.date: 01/05/2026\nfreshness: {owner: ana, reviewed: 2026-01-05}\nsidebar: {order: 3, badge: new}',
    'draft: true\nx-note: {any: [thing]}\ntags: [a, 5]\nkeywords: a, b\ntitle:',
    "you'll need: [a, {item: b, note: c}]\nbefore_you_start: [{check: a, if_not: b}]\npitfalls: [{symptom: a, fix: b}, c]",
    'escalate: {when: a, to: b, gather: [c]}\nvideo: {src: a.mp4, captions: a.vtt}\narchived: {on: 2026-01-01, replaced_by: b.md}',
    'review_every: never\nreview_reason: law\nlang: pt-BR\norder: 1.5\nredirect_from: /a',
  ])('%j is fine for the reader and for the schema', (text) => {
    const unknown = problemsOf(text).filter((problem) => !problem.message.includes('sidebar.badge'));
    expect(unknown).toEqual([]);
    expect(isValid(text)).toBe(true);
  });

  test.each([
    'titel: A',
    'title: [a]',
    'type: essay',
    'status: secret',
    'status:',
    'audience: all',
    'reviewed: 2026-02-30',
    'reviewed: 01/05/2026',
    'review_every: often',
    'order: first',
    'draft: perhaps',
    'youll_need: [{itme: a}]',
    'pitfalls: [{fix: a}]',
    'video: {poster: a.png}',
    'archived: yesterday',
    'lang: en us',
  ])('%j is wrong for the reader and for the schema', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
    expect(isValid(text)).toBe(false);
  });

  test('every key and alias is in it, with a description', () => {
    const { properties } = frontMatterSchema() as { properties: Record<string, { description?: string }> };
    for (const spec of frontMatterKeys) {
      for (const name of [spec.key, ...spec.aliases.map((alias) => alias.name)]) {
        expect(properties[name]?.description, name).toMatch(/\.$/);
      }
    }
  });
});

describe('config', () => {
  const isValid = validator(configSchema());
  const problemsOf = (text: string) => parseConfig('kb.config.yml', text).problems;

  test.each([
    'title: A\nurl: https://a.example\nlocales: [en, {code: de, title: B}]\nbrand: {color: "#fff", homeUrl: /}',
    'owner: ana\nreview: {every: 6 months, due_soon: 30 days, bulkLimit: 4}\nnotices: [a, {message: b, level: incident, from: 2026-01-01}]',
    'contact:\n  hours: {time_zone: Europe/Berlin, mon: 09:00-17:00, tue: [08:00-12:00, 13:00-17:00], sunday: closed, holidays: [2026-12-25, {date: 2026-12-26}]}\n  channels: [{type: phone, number: +49 30 123}, {type: form, href: /form}]',
    'rules: {a: off, b: warning}\nrule_options: {a: {b: [c]}}\nredirects: {a: b}\ngaps: {ignore: [{tag: a, reason: b}], min_cell: 3}',
    'footer: text\ntheme: {folder: t}\nsearch: {synonyms: s.yml}\nbuild: {api: true}\nx-mine: 1\ncharter:\n',
  ])('%j is fine for the reader and for the schema', (text) => {
    expect(problemsOf(text)).toEqual([]);
    expect(isValid(text)).toBe(true);
  });

  test.each([
    'titel: A',
    'url: a.example',
    'urls: pretty',
    'brand: {colour: red}',
    'contact: {channels: [{number: 123}]}',
    'contact: {channels: [{type: fax, number: 123}]}',
    'contact: {channels: [{type: form, href: "javascript:alert(1)"}]}',
    'contact: {channels: [{type: form, href: "//a.example"}]}',
    'contact: {hours: {time_zone: UTC, mon: all day}}',
    'contact: {hours: {mon: 09:00-10:00}}',
    'rules: {a: fatal}',
    'gaps: {ignore: [{tag: a}]}',
    'review: {due_soon: -5}',
    'notices: [{level: info}]',
  ])('%j is wrong for the reader and for the schema', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
    expect(isValid(text)).toBe(false);
  });
});
