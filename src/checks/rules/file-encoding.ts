import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A file saved as UTF-16. kb reads it. */
export const fileEncoding = reported({
  name: 'file-encoding',
  severity: 'warning',
  summary: 'A file is saved in an encoding that most tools do not read.',
  why: 'Editors, comparisons and other programs show it as garbage.',
  examples: [
    {
      title: 'An article that reads well',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'Saved as UTF-16',
      verdict: 'fails',
      files: {
        'content/refund.md': '\uFEFF---\ntitle: How do I get a refund?\n---\n\nOpen your order.\n',
      },
      encoding: 'utf-16le',
    },
  ],
});
