import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/parse/parse-config.ts';

function read(...lines: string[]) {
  const { config, problems, usable } = parseConfig(
    'kb.config.yml',
    ['contact:', ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  expect(usable).toBe(true);
  return { contact: config.contact, problems };
}
const at = (line: number, column: number) => ({ path: 'kb.config.yml', line, column });

test('a whole contact block', () => {
  const { contact, problems } = read(
    'intro: We are people.',
    'response: Within 1 working day',
    'languages: [en, de]',
    'handoff: https://acme.example/contact?article={id}&tried={tried}',
    'hours:',
    '  time_zone: Europe/Berlin',
    '  mon: 09:00-17:00',
    '  tue: [13:00-17:00, 9:00-12:30]',
    '  wed: 09:00–12:00, 13.00-24:00',
    '  thu: closed',
    '  weekdays: 08:00-16:00',
    '  saturday: 10:00-12:00',
    '  holidays: [2026-12-25, {on: 2026-12-26, name: Boxing Day}]',
    'channels:',
    '  - {type: phone, label: Call us, number: +49 (0)30 / 1234-567, note: Free}',
    '  - {type: email, address: help@acme.example, response: 2 days, languages: de}',
    '  - {type: chat, href: /chat, hours: {time_zone: UTC, every_day: "00:00-24:00"}}',
    '  - {type: form, url: https://acme.example/form}',
    '  - {type: callback, href: "tel:+1800555", number: 1-800-555}',
  );
  expect(problems).toEqual([]);
  expect(contact).toEqual({
    intro: 'We are people.',
    response: 'Within 1 working day',
    languages: ['en', 'de'],
    handoff: 'https://acme.example/contact?article={id}&tried={tried}',
    hours: {
      timeZone: 'Europe/Berlin',
      week: {
        mon: [{ from: '09:00', to: '17:00' }],
        tue: [
          { from: '09:00', to: '12:30' },
          { from: '13:00', to: '17:00' },
        ],
        wed: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '24:00' },
        ],
        fri: [{ from: '08:00', to: '16:00' }],
        sat: [{ from: '10:00', to: '12:00' }],
      },
      holidays: [{ on: '2026-12-25' }, { on: '2026-12-26', name: 'Boxing Day' }],
      at: at(7, 5),
    },
    channels: [
      {
        type: 'phone',
        label: 'Call us',
        href: 'tel:+49301234567',
        display: '+49 (0)30 / 1234-567',
        note: 'Free',
        languages: [],
        at: at(16, 7),
      },
      {
        type: 'email',
        href: 'mailto:help@acme.example',
        display: 'help@acme.example',
        response: '2 days',
        languages: ['de'],
        at: at(17, 7),
      },
      {
        type: 'chat',
        href: '/chat',
        languages: [],
        hours: {
          timeZone: 'UTC',
          week: Object.fromEntries(
            ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
              day,
              [{ from: '00:00', to: '24:00' }],
            ]),
          ),
          holidays: [],
          at: at(18, 40),
        },
        at: at(18, 7),
      },
      { type: 'form', href: 'https://acme.example/form', languages: [], at: at(19, 7) },
      { type: 'callback', href: 'tel:+1800555', display: '1-800-555', languages: [], at: at(20, 7) },
    ],
  });
});

describe('channels that cannot be used are reported and left out', () => {
  test.each([
    '{type: fax, number: 123}',
    '{number: 12345}',
    '{type: phone}',
    '{type: chat, label: Chat}',
    '{type: phone, number: call us}',
    '{type: phone, number: "12"}',
    '{type: phone, number: "123;ext=javascript"}',
    '{type: email, address: nobody}',
    '{type: email, address: "a@b.c?cc=x@y.z"}',
    '{type: email, address: "a b@c.d"}',
    '{type: form, href: "javascript:alert(1)"}',
    '{type: form, href: " JavaScript:alert(1)"}',
    '{type: form, href: "java\\tscript:alert(1)"}',
    '{type: form, href: "vbscript:x"}',
    '{type: form, href: "data:text/html,x"}',
    '{type: form, href: "//evil.example"}',
    '{type: form, href: "/\\\\evil.example"}',
    '{type: form, href: "/\\t/evil.example"}',
    '{type: form, href: "/a\\u0001b"}',
    '{type: form, href: "https:evil"}',
    '{type: form, href: "mailto:"}',
    'just text',
  ])('%s', (channel) => {
    const { contact, problems } = read('channels:', `  - ${channel}`);
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'config-invalid', at: expect.objectContaining({ line: 3 }) }),
    ]);
    expect(contact.channels).toEqual([]);
  });
});

describe('hours', () => {
  test.each([
    ['time_zone: Berlin', /time zone/],
    ['time_zone: +02:00', /time zone/],
    ['time_zone: Europe/Nowhere', /time zone/],
    ['mon: 09:00-17:00', /`time_zone` is missing/],
  ])('%s alone gives no hours', (line, message) => {
    const { contact, problems } = read('hours:', `  ${line}`);
    expect(contact.hours).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'config-invalid', message: expect.stringMatching(message) }),
    ]);
  });

  test.each([
    '9-17',
    '25:00-26:00',
    '09:60-10:00',
    '17:00-09:00',
    '09:00-09:00',
    '24:00-24:00',
    '22:00-24:30',
    '[08:00-12:00, 11:00-13:00]',
    '{a: b}',
    'open',
    '900',
  ])('mon: %s is refused, the other days stay', (written) => {
    const { contact, problems } = read(
      'hours:',
      '  time_zone: Europe/Berlin',
      `  mon: ${written}`,
      '  tue: 09:00-10:00',
    );
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'config-invalid', at: expect.objectContaining({ line: 4 }) }),
    ]);
    expect(contact.hours?.week).toEqual({ tue: [{ from: '09:00', to: '10:00' }] });
  });

  test('a holiday that does not exist is reported', () => {
    const { contact, problems } = read('hours:', '  time_zone: UTC', '  holidays: [2026-02-30, 2026-12-25]');
    expect(problems).toEqual([expect.objectContaining({ at: at(4, 16) })]);
    expect(contact.hours?.holidays).toEqual([{ on: '2026-12-25' }]);
  });
});
