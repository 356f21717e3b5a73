import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { keyPlace } from '../places.ts';

const name = 'translation-stale';
const config = lines('locale: en', 'locales: [en, es]');
const original = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');

/** The text has changed since it was translated: `source_hash` is not the fingerprint of the original's body. */
export const translationStale: Rule = {
  name,
  severity: 'warning',
  summary: 'The original has changed since it was translated.',
  why: 'Customers of that language follow steps that are no longer right.',
  *check(site): Iterable<Problem> {
    for (const entry of checkedEntries(site)) {
      const { sourceHash } = entry.article.meta;
      const source = site.byPath.get(entry.translations[site.config.locale] ?? '');
      if (sourceHash === undefined || !source || source.article.bodyHash === sourceHash) continue;
      yield {
        rule: name,
        message: `${source.article.file} has changed since this translation was made.`,
        at: keyPlace(entry.article, 'source_hash'),
        hint: `Bring the translation up to date, then write: source_hash: ${source.article.bodyHash}`,
        fingerprint: 'source',
      };
    }
  },
  examples: [
    {
      title: 'A translation that does not say of which text',
      verdict: 'passes',
      files: {
        'kb.config.yml': config,
        'content/refund.md': original,
        'content/es/refund.md': lines(
          '---',
          'title: ¿Cómo obtengo un reembolso?',
          '---',
          '',
          'Abre tu pedido.',
        ),
      },
    },
    {
      title: 'A translation of an older text',
      verdict: 'fails',
      files: {
        'kb.config.yml': config,
        'content/refund.md': original,
        'content/es/refund.md': lines(
          '---',
          'title: ¿Cómo obtengo un reembolso?',
          'source_hash: 0123456789abcdef',
          '---',
          '',
          'Abre tu pedido.',
        ),
      },
    },
  ],
};
