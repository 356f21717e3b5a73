import type { SearchTest, SearchTests } from '../model/site.ts';
import { groupOf } from './group-of.ts';
import { readSettingsFile } from './settings-file.ts';
import { listOf, mapped, type Spec } from './spec.ts';
import { languageCode, line, number, text } from './spec-values.ts';

const defaultTop = 5;
const top = number({ least: 1, most: 100, whole: true });

type Draft = Omit<SearchTest, 'top'> & { readonly top?: number };

const test: Spec<Draft> = mapped(
  groupOf({
    query: { spec: line, aliases: ['q', 'search'], required: true },
    expect: { spec: listOf(text), aliases: ['expected', 'article', 'articles'], required: true },
    top: { spec: top },
    locale: { spec: languageCode, aliases: ['lang'] },
  }),
  ({ query, expect, ...rest }, tree, reading) => {
    if (query === undefined || expect === undefined) return undefined;
    if (expect.length > 0) return { query, expect, ...rest, at: tree.at };
    return reading.wrong(
      tree.at,
      `The search test \`${query.slice(0, 60)}\` expects no article.`,
      'Add the path or id of an article under `expect`.',
    );
  },
);
const tests = listOf(test);

/** What `search-tests.yml` may hold. */
export const searchTestsSpec = groupOf({ top: { spec: top }, tests: { spec: tests } });

/**
 * Reads `search-tests.yml`: a list of `{query, expect, top, locale}`, or a group with a `top` for all and the list under
 * `tests`. An expected article must be among the first `top` results (default 5). `text` undefined: no such file. Never throws.
 */
export function parseSearchTests(file: string, text: string | undefined): SearchTests {
  const { root, reading } = readSettingsFile(file, text);
  const isList = root?.kind === 'list';
  const values = root && !isList ? searchTestsSpec.read(root, reading, '') : undefined;
  const drafts = root && isList ? tests.read(root, reading, 'tests') : values?.tests;
  const found = (drafts ?? []).map(
    (each): SearchTest => ({ ...each, top: each.top ?? values?.top ?? defaultTop }),
  );
  return { file, tests: found, problems: reading.problems };
}
