import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What every rule of axe finds, best practice, AAA and experimental ones included. axe is in the page already. */
export async function axeFaults(page: Page, options: { readonly preload?: boolean } = {}): Promise<string[]> {
  const violations = (await page.evaluate(`axe.run(document, {
    resultTypes: ['violations'],
    ...${JSON.stringify(options)},
    rules: Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }])),
  }).then(({ violations }) => violations)`)) as Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
