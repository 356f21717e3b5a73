import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'image-large';

/** An image file above `images.max_kilobytes`. One finding for each file, where it is first shown. */
export const imageLarge: Rule = {
  name,
  severity: 'info',
  summary: 'An image file is very large.',
  why: 'On a slow phone connection half a megabyte is five seconds of waiting, and customers pay for the data.',
  *check(site): Iterable<Problem> {
    const most = site.config.images.maxKilobytes;
    const seen = new Set<string>();
    for (const { article, images } of checkedEntries(site)) {
      for (const [index, resolved] of images.entries()) {
        const image = article.images[index];
        if (!image || resolved.kind !== 'asset' || resolved.bytes <= most * 1024 || seen.has(resolved.url))
          continue;
        seen.add(resolved.url);
        yield {
          rule: name,
          message: `The image ${quoted(image.src)} has ${Math.round(resolved.bytes / 1024)} KB; more than ${most} KB is too much for a phone.`,
          at: image.at,
          hint: 'Cut out the part that matters, scale it to at most 1600 pixels, or save it as WebP.',
          fingerprint: image.src,
        };
      }
    }
  },
  examples: [
    {
      title: 'A small image',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![The Refund button](refund.svg)',
        ),
        'content/refund.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
      },
    },
    {
      title: 'More than this project allows',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('images:', '  max_kilobytes: 1'),
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![The Refund button](refund.svg)',
        ),
        'content/refund.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><!-- ${'many points '.repeat(100)}--></svg>`,
      },
    },
  ],
};
