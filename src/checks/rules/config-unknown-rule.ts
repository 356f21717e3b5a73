import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

const article = lines('---', 'title: How do I get a refund?', 'owner: maria', '---', '', 'Open your order.');

/** `rules` or `rule_options` name a rule that does not exist. Noticed by `runRules`. */
export const configUnknownRule = reported({
  name: 'config-unknown-rule',
  severity: 'warning',
  summary: 'The config names a rule that kb does not have.',
  why: 'A rule that you meant to turn off still reports, or one that you meant to turn on stays silent.',
  examples: [
    {
      title: 'A rule that exists',
      verdict: 'passes',
      files: { 'kb.config.yml': lines('rules:', '  owner-missing: error'), 'content/refund.md': article },
    },
    {
      title: 'A mistyped name',
      verdict: 'fails',
      files: { 'kb.config.yml': lines('rules:', '  owner-mising: error'), 'content/refund.md': article },
    },
  ],
});
