import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A setting that cannot be used, in any of the settings files. */
export const configInvalid = reported({
  name: 'config-invalid',
  severity: 'error',
  summary: 'A setting has a value that kb cannot use.',
  why: 'kb goes on with its default instead, which is not what you meant.',
  examples: [
    {
      title: 'A number where a number belongs',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('images:', '  max_kilobytes: 300'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A word where a number belongs',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('images:', '  max_kilobytes: many'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'Two owners with one id',
      verdict: 'fails',
      files: {
        'owners.yml': lines('people:', '  - id: maria', '  - id: maria'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
