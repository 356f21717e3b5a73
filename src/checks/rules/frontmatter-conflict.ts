import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Two lines of front matter, or two articles, that contradict each other. */
export const frontmatterConflict = reported({
  name: 'frontmatter-conflict',
  severity: 'warning',
  summary: 'Two places say different things about the same article.',
  why: 'Only one of the two can count, and it may be the wrong one.',
  examples: [
    {
      title: 'One review day',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-01',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'Two spellings with different days',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-01',
          'last_reviewed_on: 2025-03-01',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'Two articles with one id',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'id: R1',
          '---',
          '',
          'Open your order.',
        ),
        'content/return.md': lines('---', 'title: How do I return an item?', 'id: R1', '---', '', 'Pack it.'),
      },
    },
  ],
});
