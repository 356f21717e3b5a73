import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** An image or poster file that is not in the content folder. */
export const imageMissing = reported({
  name: 'image-missing',
  severity: 'error',
  summary: 'An image file is not there.',
  why: 'Customers see a broken image where a picture should show them the button.',
  examples: [
    {
      title: 'The file is there',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Press **Refund**.',
          '',
          '![The Refund button](refund.svg)',
        ),
        'content/refund.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
      },
    },
    {
      title: 'The file is not there',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Press **Refund**.',
          '',
          '![The Refund button](refund.svg)',
        ),
      },
    },
  ],
});
