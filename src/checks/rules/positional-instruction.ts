import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { placeInSection } from '../place-in-section.ts';
import { phraseFinder } from '../plain-words.ts';
import { wordsOption } from '../rule-options.ts';
import { positionWords } from '../vague-words.ts';

const name = 'positional-instruction';
const options: readonly RuleOption[] = [
  { name: 'words', kind: 'words', initial: [], text: 'More words that point to a place on the screen.' },
];

/** "The button on the right": one finding for each part of an article. */
export const positionalInstruction: Rule = {
  name,
  severity: 'info',
  summary: 'An instruction says where something is on the screen.',
  why: 'On a phone the button on the right is at the bottom, and people with a screen reader have no right.',
  options,
  check(site, known) {
    const own = wordsOption(site, { name, options }, 'words').map((word) => word.toLowerCase());
    const finders = new Map<string, ReturnType<typeof phraseFinder>>();
    return ofEachArticle(checkedEntries(site), known, { name, settings: own }, (about) => {
      const find = finders.get(about.locale) ?? phraseFinder([...positionWords(about.locale), ...own]);
      finders.set(about.locale, find);
      return positionsIn(about, find);
    });
  },
  examples: [
    {
      title: 'The button has a name',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
    {
      title: 'The button has only a place',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order and press the button on the right.',
        ),
      },
    },
  ],
};

function* positionsIn({ article }: ArticleAlone, find: ReturnType<typeof phraseFinder>): Generator<Problem> {
  for (const section of article.sections) {
    const found = find(section.text);
    if (found === undefined) continue;
    yield {
      rule: name,
      message: `"${found}" says where to look, but not what for.`,
      at: placeInSection(article, section, found),
      hint: 'Name the button or the menu by the words on it; the place may stand beside that.',
      fingerprint: `${found} ${section.id}`,
    };
  }
}
