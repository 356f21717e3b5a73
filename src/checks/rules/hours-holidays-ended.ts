import type { Hours } from '../../model/config.ts';
import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import type { Site } from '../../model/site.ts';
import { lines } from '../lines.ts';

const name = 'hours-holidays-ended';

const config = (...holidays: readonly string[]): string =>
  lines(
    'contact:',
    '  hours:',
    '    time_zone: Europe/Berlin',
    '    weekdays: 09:00-17:00',
    '    holidays:',
    ...holidays.map((day) => `      - ${day}`),
    '  channels:',
    '    - type: phone',
    '      number: +49 30 1234567',
  );
const article = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');

/** Opening hours list holidays, and all of them are over. */
export const hoursHolidaysEnded: Rule = {
  name,
  severity: 'warning',
  summary: 'All holidays in the opening hours are over.',
  why: 'On the next holiday the site says "open now" while nobody answers the phone.',
  *check(site): Iterable<Problem> {
    for (const [index, hours] of allHours(site).entries()) {
      const last = hours.holidays
        .map((holiday) => holiday.on)
        .sort()
        .at(-1);
      if (last === undefined || last >= site.today) continue;
      yield {
        rule: name,
        message: `The last holiday in the opening hours was ${last}.`,
        at: hours.at,
        hint: 'Add the holidays of the next twelve months.',
        fingerprint: `holidays ${index}`,
      };
    }
  },
  examples: [
    {
      title: 'Christmas is still to come',
      verdict: 'passes',
      files: { 'kb.config.yml': config('2025-12-25', '2026-12-25'), 'content/refund.md': article },
    },
    {
      title: 'Only last Christmas',
      verdict: 'fails',
      files: { 'kb.config.yml': config('2025-12-25'), 'content/refund.md': article },
    },
  ],
};

function allHours({ config: { contact } }: Site): Hours[] {
  return [contact.hours, ...contact.channels.map((channel) => channel.hours)].filter(
    (hours) => hours !== undefined,
  );
}
