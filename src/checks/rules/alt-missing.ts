import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'alt-missing';

/** An image without a text alternative that nobody has called decoration. */
export const altMissing: Rule = {
  name,
  severity: 'warning',
  summary: 'An image has no text alternative.',
  why: 'Customers who cannot see the image, or whose phone has not loaded it, get nothing in its place.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const image of article.images) {
        if (image.altGiven || image.decorative || image.alt.trim() !== '') continue;
        yield {
          rule: name,
          message: `The image ${quoted(image.src)} has no text alternative.`,
          at: image.at,
          hint: 'Say in a few words what it shows: ![The Refund button below the order](refund.png). If it is only decoration: ![](refund.png){alt=""}.',
          fingerprint: image.src,
        };
      }
    }
  },
  examples: [
    {
      title: 'The text says what the image shows',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![The Refund button below the order](https://example.com/refund.png)',
        ),
      },
    },
    {
      title: 'Decoration, said on purpose',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![](https://example.com/refund.png){alt=""}',
        ),
      },
    },
    {
      title: 'Nothing between the brackets',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![](https://example.com/refund.png)',
        ),
      },
    },
  ],
};
