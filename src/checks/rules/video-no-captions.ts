import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';

const name = 'video-no-captions';

/** A video without captions, in the front matter or in the text. */
export const videoNoCaptions: Rule = {
  name,
  severity: 'warning',
  summary: 'A video has no captions.',
  why: 'Deaf customers miss what is said, and so does everybody who watches without sound in an office or a train.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const at of placesOf(article)) {
        yield {
          rule: name,
          message: 'This video has no captions.',
          at,
          hint: 'Add a WebVTT file: `captions: refund.vtt` below `video`, or <track kind="captions" src="refund.vtt"> in HTML.',
          fingerprint: 'captions',
        };
      }
    }
  },
  examples: [
    {
      title: 'Captions beside the video',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'video:',
          '  src: https://example.com/refund.mp4',
          '  captions: https://example.com/refund.vtt',
          '  transcript: Open your order and choose Refund.',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'Only the video',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'video: https://example.com/refund.mp4',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};

function placesOf(article: Article): Place[] {
  const { video } = article.meta;
  const own = video && (video.captions ?? '').trim() === '' ? [video.at] : [];
  const inText = article.elements.filter((element) => element.kind === 'video' && !element.ok);
  return [...own, ...inText.map((element) => element.at)];
}
