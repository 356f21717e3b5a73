import { expect, test } from 'vitest';
import { ownSubject } from '../../src/commands/audit-subject.ts';
import { makeVisits } from '../../src/commands/audit-visits.ts';
import { findBrowser } from '../../src/io/find-browser.ts';
import { type AuditState, auditStates } from '../../src/model/audit.ts';
import type { Finding } from '../../src/model/finding.ts';
import { silentContext } from '../checks/example-project.ts';
import { articleText, tempProject } from '../temp-project.ts';

/** Room for a busy machine; nothing here measures time. */
const slow = { timeout: 600_000 };
const env = { CHROME_PATH: findBrowser(process.env) };

/** A page with a fault for each state that no other state shows. */
const onePage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>States</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<meta name="viewport" content="width=device-width"><style>
p, div, h1, li { margin: 4px }
a:focus { outline: 3px solid #000 }
@media (prefers-color-scheme: dark) { .in-dark { color: #222; background: #111 } }
@media (forced-colors: active) { .in-forced:focus { outline: none } }
@media (max-width: 350px) { .in-narrow { width: 700px } }
.in-large { height: 2rem; overflow: hidden; font-size: 1rem; line-height: 1.2; width: 340px }
.in-print { display: none } @media print { .in-print { display: block; color: #bbb; background: #fff } }
@media (prefers-reduced-motion: reduce) { .in-motion { animation: turn 3s infinite } }
@keyframes turn { to { opacity: 0.9 } }
[dir=rtl] .in-rtl { width: 900px }
</style></head><body>
<form role="search" data-search><label>Search <input type="search" name="q"></label></form>
<main><h1>States</h1>
<p class="in-dark">Words in the dark</p>
<p><a class="in-forced" href="index.html">A link without a ring</a></p>
<div class="in-narrow">Wide</div>
<div class="in-large" style="height: 40px">Words that need two lines when they are larger</div>
<p class="in-print">Words on paper</p>
<p class="in-motion">Words that move</p>
<div class="in-rtl">To the left</div>
<details><summary>More</summary><p><a class="in-details" href="index.html"></a></p></details>
<noscript><p><a class="in-no-js" href="index.html"></a></p></noscript>
<div id="found"></div>
<script>1</script><script src="search.js"></script></main></body></html>`;
const searchScript = `document.querySelector('input').addEventListener('input', ({ target }) => {
  const made = { help: 'in-search', qzxvkwjq: 'in-none', hlep: 'in-repaired' }[target.value];
  if (made) document.getElementById('found').innerHTML = '<a class="' + made + '" href="index.html"></a>';
});`;

/** State or states in which a finding was made, from its hint. */
function statesIn({ hint = '' }: Finding): string {
  return /\(([a-z0-9, -]+)\)\.$/.exec(hint)?.[1] ?? '';
}

test('what only one state shows is found in that state', slow, async () => {
  const { kb } = tempProject({ 'site/index.html': onePage, 'site/search.js': searchScript });
  const { stdout } = await kb(['audit', '--site', 'site', '--no-cache', '--format', 'json'], { env });
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  const found = (part: string) =>
    findings.filter(({ message }) => message.includes(part)).map((one) => `${one.rule} ${statesIn(one)}`);
  expect(found('.in-dark')).toEqual(['axe-color-contrast dark']);
  expect(found('.in-forced')).toEqual(['audit-focus-visible forced-colors']);
  expect(found('.in-narrow')).toContain('audit-reflow 320px');
  expect(found('.in-large')).toContain('audit-text-resize text-200');
  expect(found('.in-print')).toEqual(['axe-color-contrast print']);
  expect(found('.in-motion')).toEqual(['audit-motion reduced-motion']);
  expect(found('.in-rtl')).toContain('audit-reflow rtl');
  expect(found('.in-details')).toContain('axe-link-name details');
  expect(found('.in-no-js')).toContain('axe-link-name no-js');
  expect(found('.in-search')).toContain('axe-link-name search');
  expect(found('.in-none')).toContain('axe-link-name search-none');
  expect(found('.in-repaired')).toContain('axe-link-name search-repaired');
  // The number of results is told to nobody; the inline script is against the page's own policy.
  const statesOf = (rule: string) => findings.filter((one) => one.rule === rule).map(statesIn);
  expect(statesOf('audit-status').join(', ')).toBe('search, search-none, search-repaired');
  expect(statesOf('audit-csp')).toEqual([
    auditStates
      .filter((state) => state !== 'no-js')
      .toSorted()
      .join(', '),
  ]);
});

test(
  'when going to an article finds what the quick way misses, every article is opened, and kb says so',
  slow,
  async () => {
    const body = articleText(
      'title: How do I pay?\nanswer: By card.\nreviewed: 2026-06-01',
      '## Cards\n\nAll cards.\n',
    );
    const files = Object.fromEntries(
      Array.from({ length: 5 }, (_, n) => [`content/pay/a${n}.md`, body.replace('pay?', `pay ${n}?`)]),
    );
    const { root } = tempProject({ 'kb.config.yml': 'title: T\nowner: Support\n', ...files });
    const context = { ...silentContext(root), env };
    const { subject } = await ownSubject({}, context);
    const late = "document.querySelector('.prose').append(document.createElement('img'))";
    const find: typeof subject.find = async (address) => {
      if (address === 'late.js') return { bytes: late, type: 'text/javascript' };
      const file = await subject.find(address);
      if (!file?.type?.startsWith('text/html')) return file;
      return {
        ...file,
        bytes: String(file.bytes).replace('</body>', '<script src="/late.js"></script></body>'),
      };
    };
    const pages = subject.pages.filter(({ kind }) => kind === 'article');
    const states: AuditState[] = ['load'];
    const options = { pages, states, mayRemember: false, limitMs: 60_000 };
    const { visited, notes } = await makeVisits({ ...subject, find }, options, context);
    expect(notes.join(' ')).toContain('Every page was opened by itself');
    const plain = visited.filter(({ task }) => task.scope === 'content-plain');
    expect(plain.map(({ visit }) => visit.faults.map(({ rule }) => rule))).toEqual(
      pages.map(() => ['axe-image-alt']),
    );
  },
);
