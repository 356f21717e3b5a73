import type { Problem } from '../../model/finding.ts';
import { startOf } from '../../model/place.ts';
import type { Rule } from '../../model/rule.ts';
import { lines } from '../lines.ts';

const name = 'contact-unreachable';
const article = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');

/** The contact block has no channel. A channel without an address is `config-invalid`. */
export const contactUnreachable: Rule = {
  name,
  severity: 'warning',
  summary: 'The help center names no way to reach a person.',
  why: 'Customers whose question is not answered are stuck. No page should be more than one link from a human.',
  *check(site): Iterable<Problem> {
    const { config } = site;
    if (config.contact.channels.length > 0 || site.entries.length === 0) return;
    yield {
      rule: name,
      message: 'There is no contact channel, so no page can say how to reach you.',
      at: config.places['contact.channels'] ?? config.places.contact ?? startOf(config.file),
      hint: `Add one to ${config.file}: contact: {channels: [{type: email, address: help@example.com}]}`,
      fingerprint: 'channels',
    };
  },
  examples: [
    {
      title: 'An email address',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines(
          'contact:',
          '  channels:',
          '    - type: email',
          '      address: help@example.com',
        ),
        'content/refund.md': article,
      },
    },
    {
      title: 'No channel',
      verdict: 'fails',
      files: { 'kb.config.yml': lines('title: Help'), 'content/refund.md': article },
    },
  ],
};
