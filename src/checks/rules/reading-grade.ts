import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { titlePlace } from '../places.ts';
import { numberOption } from '../rule-options.ts';
import { gradeOf } from '../text-grade.ts';

const name = 'reading-grade';
const options: readonly RuleOption[] = [
  {
    name: 'grade',
    kind: 'number',
    initial: 9,
    text: 'The highest school grade (US) that an article may need.',
  },
];

/** English articles that need more years of school than `grade` by the Flesch-Kincaid formula. Off by default. */
export const readingGrade: Rule = {
  name,
  severity: 'off',
  summary: 'An English article is hard to read.',
  why: 'Worried, tired and foreign customers read below their level. Short sentences and short words get them to the end.',
  options,
  check(site, known) {
    const most = numberOption(site, { name, options }, 'grade');
    return ofEachArticle(checkedEntries(site), known, { name, settings: most }, (about) =>
      hardTextOf(about, most),
    );
  },
  examples: [
    {
      title: 'Short sentences',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('rules:', '  reading-grade: info'),
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order. Tap the red box. You get the cash back in a week. '.repeat(8),
        ),
      },
    },
    {
      title: 'Sentences of an office',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('rules:', '  reading-grade: info'),
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Reimbursement applications necessitate comprehensive documentation demonstrating eligibility notwithstanding previously communicated organisational prerequisites. '.repeat(
            12,
          ),
        ),
      },
    },
  ],
};

function* hardTextOf({ article, locale }: ArticleAlone, most: number): Generator<Problem> {
  if (!/^en\b/i.test(locale)) return;
  const grade = gradeOf(article.sections.map((section) => section.text));
  if (grade === undefined || grade <= most) return;
  yield {
    rule: name,
    message: `This text needs ${Math.round(grade)} years of school; the limit is ${most}.`,
    at: titlePlace(article),
    hint: 'Make two sentences of each long one, and replace long words by everyday ones.',
    fingerprint: 'grade',
  };
}
