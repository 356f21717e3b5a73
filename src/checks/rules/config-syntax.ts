import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A settings file that is not YAML. */
export const configSyntax = reported({
  name: 'config-syntax',
  severity: 'error',
  summary: 'A settings file cannot be read.',
  why: 'Nothing in the file has an effect.',
  examples: [
    {
      title: 'A file that can be read',
      verdict: 'passes',
      files: {
        'owners.yml': lines('people:', '  - id: maria'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A quotation mark that never ends',
      verdict: 'fails',
      files: {
        'owners.yml': lines('people:', '  - id: "maria'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
