import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'link-text-empty';

/** A link that shows nothing: no text, and no image with a text alternative. */
export const linkTextEmpty: Rule = {
  name,
  severity: 'warning',
  summary: 'A link has no text.',
  why: 'Nobody sees such a link, and a screen reader reads out its address letter by letter.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const link of article.links) {
        if (link.text.trim() !== '' || /aria-label=/.test(link.attributes)) continue;
        yield {
          rule: name,
          message: `The link to ${quoted(link.href)} has no text.`,
          at: link.at,
          hint: 'Write between the brackets where it leads; if it is an image, give the image a text alternative.',
          fingerprint: link.href,
        };
      }
    }
  },
  examples: [
    {
      title: 'A link with text',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](https://example.com/return).',
        ),
      },
    },
    {
      title: 'Empty brackets',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First return the item. [](https://example.com/return)',
        ),
      },
    },
  ],
};
