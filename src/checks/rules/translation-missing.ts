import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { listOf } from '../counted.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';

const name = 'translation-missing';
const config = lines('locale: en', 'locales: [en, es]');

/** A listed article of the default language that a language with articles does not have. */
export const translationMissing: Rule = {
  name,
  severity: 'info',
  summary: 'An article is not translated into every language of the site.',
  why: 'Customers of that language find a gap, or land in a language that they do not read.',
  *check(site): Iterable<Problem> {
    const { config } = site;
    const listed = site.entries.filter((entry) => entry.visibility === 'listed');
    // A language without a single article has not begun; nobody needs to be told for every article.
    const begun = new Set(listed.map((entry) => entry.locale));
    const others = config.locales.filter(({ code }) => code !== config.locale && begun.has(code));
    for (const entry of others.length === 0 ? [] : listed) {
      if (entry.locale !== config.locale) continue;
      const missing = others.filter(({ code }) => !Object.hasOwn(entry.translations, code));
      if (missing.length === 0) continue;
      yield {
        rule: name,
        message: `This article is not there in ${listOf(missing.map(({ code, label }) => label ?? code))}.`,
        at: titlePlace(entry.article),
        hint: `Write it as ${missing[0]?.code}/${entry.path}, or name this article there with \`translation_of\`.`,
        fingerprint: missing.map(({ code }) => code).join(' '),
      };
    }
  },
  examples: [
    {
      title: 'Both languages have it',
      verdict: 'passes',
      files: {
        'kb.config.yml': config,
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
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
      title: 'One article is only in English',
      verdict: 'fails',
      files: {
        'kb.config.yml': config,
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
        'content/invoice.md': lines('---', 'title: Where is my invoice?', '---', '', 'Open your order.'),
        'content/es/refund.md': lines(
          '---',
          'title: ¿Cómo obtengo un reembolso?',
          '---',
          '',
          'Abre tu pedido.',
        ),
      },
    },
  ],
};
