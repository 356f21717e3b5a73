import type { Image } from '../../model/article.ts';
import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { plainWords, quoted } from '../plain-words.ts';
import { imageTextStarts, vagueImageTexts } from '../vague-words.ts';

const name = 'alt-generic';

/** A text alternative that is a file name, only says "image", or begins with "image of". */
export const altGeneric: Rule = {
  name,
  severity: 'warning',
  summary: 'The text alternative of an image says nothing about the image.',
  why: 'Screen readers already say "image". "screenshot-3.png" or "image of" makes people listen to noise.',
  *check(site): Iterable<Problem> {
    for (const { article, locale } of checkedEntries(site)) {
      for (const image of article.images) {
        const fault = faultOf(image, locale);
        if (!fault) continue;
        yield {
          rule: name,
          message: `The text alternative ${quoted(image.alt)} ${fault}.`,
          at: image.at,
          hint: 'Say what a customer should see in it, for example "The Refund button below the order".',
          fingerprint: `${image.alt} ${image.src}`,
        };
      }
    }
  },
  examples: [
    {
      title: 'What there is to see',
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
      title: 'A file name',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![refund-3.png](https://example.com/refund-3.png)',
        ),
      },
    },
    {
      title: 'It begins with "image of"',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '![Image of the Refund button](https://example.com/refund.png)',
        ),
      },
    },
  ],
};

function faultOf(image: Image, locale: string): string | undefined {
  const alt = image.alt.trim();
  if (alt === '' || image.decorative) return undefined;
  if (/\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$/i.test(alt) && !/\s/.test(alt)) return 'is a file name';
  const words = plainWords(alt.slice(0, 80));
  if (vagueImageTexts(locale).includes(words)) return 'only says that there is an image';
  const start = imageTextStarts(locale).find((phrase) => words.startsWith(phrase));
  return start ? `begins with "${start.trim()}", which screen readers say anyway` : undefined;
}
