import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A key of a settings file that kb does not know. */
export const configUnknownKey = reported({
  name: 'config-unknown-key',
  severity: 'warning',
  summary: 'A settings file has a key that kb does not know.',
  why: 'The setting has no effect. Usually it is only mistyped.',
  examples: [
    {
      title: 'A known key',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('title: Help for our shop'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A mistyped key',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('titel: Help for our shop'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
