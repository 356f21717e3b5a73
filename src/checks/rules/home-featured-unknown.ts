import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** `home.featured` names an article that is not there. */
export const homeFeaturedUnknown = reported({
  name: 'home-featured-unknown',
  severity: 'warning',
  summary: 'The home page is to show an article that is not there.',
  why: 'The most visible place of the help center has a gap.',
  examples: [
    {
      title: 'The article is there',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('home:', '  featured: [refund.md]'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'The article was renamed',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('home:', '  featured: [money-back.md]'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
