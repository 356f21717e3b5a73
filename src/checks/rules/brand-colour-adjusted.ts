import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

const article = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');

/** The brand colour cannot be read on its background, so kb uses a darker or lighter one. Noticed by the theme. */
export const brandColourAdjusted = reported({
  name: 'brand-colour-adjusted',
  severity: 'info',
  summary: 'The brand colour was changed so that text in it can be read.',
  why: 'Text needs a contrast of 4.5 to 1. With less, people with weak eyes, and everybody in the sun, cannot read it.',
  examples: [
    {
      title: 'A dark blue',
      verdict: 'passes',
      files: { 'kb.config.yml': lines('brand:', '  colour: "#1f4fa3"'), 'content/refund.md': article },
    },
    {
      title: 'A light yellow',
      verdict: 'fails',
      files: { 'kb.config.yml': lines('brand:', '  colour: "#ffe000"'), 'content/refund.md': article },
    },
  ],
});
