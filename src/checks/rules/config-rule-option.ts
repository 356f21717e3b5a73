import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

const article = lines('---', 'title: How do I get a refund?', 'owner: maria', '---', '', 'Open your order.');

/** `rule_options` sets something that the rule does not know or cannot use. Noticed by `runRules`. */
export const configRuleOption = reported({
  name: 'config-rule-option',
  severity: 'warning',
  summary: 'A setting of a rule is unknown or has the wrong form.',
  why: 'The rule goes on with its usual setting, which is not what you meant.',
  examples: [
    {
      title: 'A list of words',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('rule_options:', '  jargon:', '    words: [RMA]'),
        'content/refund.md': article,
      },
    },
    {
      title: 'A number where a list belongs',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('rule_options:', '  jargon:', '    words: 7'),
        'content/refund.md': article,
      },
    },
  ],
});
