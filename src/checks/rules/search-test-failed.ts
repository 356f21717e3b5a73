import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { listOf } from '../counted.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'search-test-failed';
const refund = lines(
  '---',
  'title: How do I get a refund?',
  '---',
  '',
  'Open your order and choose **Refund**.',
);

/** A search test that the site's own search does not pass. Needs `site.searchOutcomes`. */
export const searchTestFailed: Rule = {
  name,
  severity: 'error',
  summary: 'A search does not find the article that it should.',
  why: 'Search is how most customers look for help. A test that fails is a question they ask and get no answer to.',
  *check(site): Iterable<Problem> {
    for (const { test, passed, found, unknown } of site.searchOutcomes ?? []) {
      if (passed && unknown.length === 0) continue;
      const instead = found.slice(0, 3).map((path) => quoted(site.byPath.get(path)?.article.title ?? path));
      yield {
        rule: name,
        message:
          unknown.length > 0
            ? `The test for ${quoted(test.query)} expects ${listOf(unknown.map((each) => quoted(each)))}, which is no article.`
            : `Searching for ${quoted(test.query)} does not bring ${listOf(test.expect.map((each) => quoted(each)))} among the first ${test.top}.`,
        at: test.at,
        hint:
          unknown.length > 0
            ? 'Correct the path or id in the test.'
            : `${instead.length === 0 ? 'It finds nothing.' : `It finds ${listOf(instead)}.`} Add the words to \`phrases\` of the article, or to the synonyms.`,
        fingerprint: `${test.locale ?? ''} ${test.query}`,
      };
    }
  },
  examples: [
    {
      title: 'The search finds the article',
      verdict: 'passes',
      files: {
        'search-tests.yml': lines('- query: refund', '  expect: refund.md'),
        'content/refund.md': refund,
      },
    },
    {
      title: 'Customers use another word',
      verdict: 'fails',
      files: {
        'search-tests.yml': lines('- query: reimbursement', '  expect: refund.md'),
        'content/refund.md': refund,
      },
    },
  ],
};
