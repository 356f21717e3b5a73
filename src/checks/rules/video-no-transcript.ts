import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';

const name = 'video-no-transcript';

/** A video or a sound recording without a transcript in the article. */
export const videoNoTranscript: Rule = {
  name,
  severity: 'warning',
  summary: 'A video or a recording has no transcript.',
  why: 'A transcript can be searched, skimmed, translated and read by people who neither see nor hear.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const [at, thing] of placesOf(article)) {
        yield {
          rule: name,
          message: `This ${thing} has no transcript.`,
          at,
          hint: 'Add `transcript:` below `video` in the front matter, or a part with the heading "Transcript".',
          fingerprint: 'transcript',
        };
      }
    }
  },
  examples: [
    {
      title: 'A transcript in the front matter',
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
      title: 'Captions alone',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'video:',
          '  src: https://example.com/refund.mp4',
          '  captions: https://example.com/refund.vtt',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};

function placesOf(article: Article): (readonly [Place, string])[] {
  const { video } = article.meta;
  const own = video && (video.transcript ?? '').trim() === '' ? [[video.at, 'video'] as const] : [];
  const inText = article.elements
    .filter((element) => element.kind === 'video' || element.kind === 'audio')
    .map((element) => [element.at, element.kind === 'video' ? 'video' : 'recording'] as const);
  const silent = [...own, ...inText];
  // Looked for last: the sections of most articles need not be read.
  const hasTranscript =
    silent.length > 0 && article.sections.some((section) => section.role === 'transcript');
  return hasTranscript ? [] : silent;
}
