import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { nearest } from '../../model/similar.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { itemPlace } from '../places.ts';
import { quoted } from '../plain-words.ts';
import { wordsOption } from '../rule-options.ts';

const name = 'contact-tag-unknown';
const options: readonly RuleOption[] = [
  {
    name: 'tags',
    kind: 'words',
    initial: [],
    text: 'All tags of your contact export. Without them this rule is silent.',
  },
];
const config = lines('rule_options:', '  contact-tag-unknown:', '    tags: [refund, delivery]');

/** A contact tag that the contact export does not use. Silent until the project lists its tags. */
export const contactTagUnknown: Rule = {
  name,
  severity: 'warning',
  summary: 'A contact tag is not one of those that your contact export uses.',
  why: 'kb gaps joins articles and contacts by these tags. With a mistyped one the article seems to answer nothing.',
  options,
  *check(site): Iterable<Problem> {
    const listed = wordsOption(site, { name, options }, 'tags');
    if (listed.length === 0) return;
    const { aliases, ignore } = site.config.gaps;
    const all = [
      ...listed,
      ...Object.keys(aliases),
      ...Object.values(aliases),
      ...ignore.map(({ tag }) => tag),
    ];
    const meantBy = new Map<string, string | undefined>();
    const known = new Set(all.map((tag) => tag.toLowerCase()));
    for (const { article } of checkedEntries(site)) {
      for (const [index, tag] of (article.meta.contactTags ?? []).entries()) {
        if (known.has(tag.toLowerCase())) continue;
        if (!meantBy.has(tag)) meantBy.set(tag, nearest(tag, all));
        const meant = meantBy.get(tag);
        yield {
          rule: name,
          message: `${quoted(tag)} is not one of the known contact tags.`,
          at: itemPlace(article, 'contact_tags', index),
          hint: meant
            ? `Did you mean "${meant}"?`
            : 'Correct the tag, or add it under `rule_options` in kb.config.yml.',
          fingerprint: tag,
        };
      }
    }
  },
  examples: [
    {
      title: 'A known tag',
      verdict: 'passes',
      files: {
        'kb.config.yml': config,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'contact_tags: [refund]',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A mistyped tag',
      verdict: 'fails',
      files: {
        'kb.config.yml': config,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'contact_tags: [refnud]',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};
