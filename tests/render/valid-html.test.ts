import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../src/render/create-renderer.ts';
import { ownTheme } from './own-theme.ts';
import { samplePages, sampleSite } from './sample-site.ts';

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Taste, not conformance: a title holds the article's question, however long its author made it.
    'long-title': 'off',
    // Files of the site itself: a changed file has another name, and nobody else serves it.
    'require-sri': 'off',
    // The stylesheet keeps a number together.
    'tel-non-breaking': 'off',
    // Line breaks that templates leave between blocks.
    'no-trailing-whitespace': 'off',
  },
});

const renderer = createRenderer(sampleSite(), ownTheme());

describe('every kind of page is valid HTML', () => {
  for (const [kind, path] of Object.entries(samplePages)) {
    test(kind, async () => {
      const output = renderer.render(path) as { content: string };
      const report = await checker.validateString(output.content);
      const messages = report.results.flatMap((result) =>
        result.messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
      );
      expect(messages).toEqual([]);
    });
  }
});

test('ids are used once, labels and skip link lead somewhere', () => {
  for (const path of renderer.outputs().filter((name) => name.endsWith('.html'))) {
    const html = (renderer.render(path) as { content: string }).content;
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size, path).toBe(ids.length);
    for (const [, target] of html.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]+)"/g))
      expect(ids, path).toContain(target);
    expect([...html.matchAll(/<h1[ >]/g)], path).toHaveLength(1);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    levels.reduce((before, level) => {
      expect(level - before, `${path}: ${levels}`).toBeLessThanOrEqual(1);
      return level;
    }, 0);
  }
});
