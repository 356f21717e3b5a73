// What a customer's phone loads, and how long a first result takes, beside other sites of the same articles. Prints Markdown tables.
// Usage: node bench/customer/run.js [--articles 1000] [--peers hugo-pagefind,starlight] [--queries 5] [--runs 3] [--key-ms 60] [--keep]
// Needs Chromium, for the peers Hugo and `npm ci` in bench/; Starlight is installed when it is asked for. --keep uses the sites
// of the run before, --verbose lists what each site was asked for.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../dist/io/find-browser.js';
import { generateArticles } from '../generate-articles.js';
import { median } from '../median.js';
import { choosePeers } from '../peers/generators.js';
import { serve } from './serve.js';
import { contenders, prepareSite } from './sites.js';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    peers: { type: 'string' },
    queries: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
    'key-ms': { type: 'string', default: '60' },
    keep: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const count = Number(values.articles);
const keyMs = Number(values['key-ms']);
const { kb: _, ...knownPeers } = contenders;
const keys = ['kb', ...choosePeers(values.peers, 'hugo-pagefind', knownPeers)];

/** A phone: Lighthouse's slow 4G (1.6 Mbit/s, 150 ms) and a processor four times slower than this one; and without limits. */
const profiles = {
  'slow 4G, CPU / 4': {
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
    slower: 4,
  },
  'no limit': { latency: 0, downloadThroughput: -1, uploadThroughput: -1, slower: 1 },
};
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
/** A query typed key by key, as fast as `--key-ms` says, and one that is pasted: then nothing was loaded while somebody typed. */
const hands = ['typed', 'pasted'];
/** Nothing was asked for this long: what the page wanted is there. */
const quietMs = 700;
const patienceMs = 60_000;

/** Articles all over the site, each with three words of its title: what somebody types who looks for it. */
function chooseQueries(howMany) {
  const articles = [...generateArticles({ count })];
  return Array.from({ length: howMany }, (_, i) => {
    const article = articles[Math.floor(((i + 0.5) * count) / howMany)];
    const [, ...words] = article.title.match(/[a-z]+/g).filter((word) => !/^(ow|do|the|of|my)$/.test(word));
    return { article, query: words.join(' ') };
  });
}

/** Runs in the page: notes when the last key came, and the first frames with a result and with the article that was looked for. */
function watchResults({ result, wanted }) {
  const seen = {};
  globalThis.kbBench = seen;
  const forget = () => {
    seen.keyAt = performance.now();
    seen.firstAt = undefined;
    seen.rightAt = undefined;
  };
  document.addEventListener('input', forget, true);
  const isRight = (element) => new RegExp(wanted).test(element.dataset.href ?? element.href);
  const look = () => {
    const shown = [...document.querySelectorAll(result)].filter((one) => one.getClientRects().length > 0);
    if (shown.length > 0) seen.firstAt ??= performance.now();
    if (shown.some(isRight)) seen.rightAt ??= performance.now();
    requestAnimationFrame(look);
  };
  look();
}

async function visit(browser, server, contender, { article, query }, { slower, ...network }, hand) {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send('Network.enable');
    await debug.send('Network.emulateNetworkConditions', { offline: false, ...network });
    await debug.send('Emulation.setCPUThrottlingRate', { rate: slower });
    server.take();
    await page.goto(server.url + contender.page(article.path), { waitUntil: 'load', timeout: patienceMs });
    await server.quiet(quietMs);
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    const opened = server.take();

    const wanted = `${/article-\d+/.exec(article.path)[0]}\\D`;
    await page.evaluate(watchResults, { result: contender.result, wanted });
    if (contender.open) await page.tap(contender.open);
    await page.locator(contender.field).first().focus({ timeout: patienceMs });
    if (hand === 'pasted') await page.keyboard.insertText(query);
    else await page.keyboard.type(query, { delay: keyMs });
    await page.waitForFunction(() => globalThis.kbBench.firstAt !== undefined, undefined, {
      timeout: patienceMs,
    });
    await server.quiet(quietMs);
    await page
      .waitForFunction(() => globalThis.kbBench.rightAt !== undefined, undefined, { timeout: quietMs })
      .catch(() => {});
    const { keyAt, firstAt, rightAt } = await page.evaluate(() => globalThis.kbBench);
    const searched = server.take();
    return {
      ...{ paintMs, openedBytes: opened.bytes, openedRequests: opened.requests },
      ...{ searchedBytes: searched.bytes, searchedRequests: searched.requests },
      ...{ firstMs: firstAt - keyAt, rightMs: rightAt === undefined ? undefined : rightAt - keyAt },
      addresses: [opened.addresses, searched.addresses],
    };
  } finally {
    await context.close();
  }
}

const servers = new Map();
for (const key of keys) servers.set(key, await serve(prepareSite(key, count, values.keep)));
const browser = await chromium.launch({
  executablePath: findBrowser(process.env),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
const results = new Map();
try {
  const queries = chooseQueries(Number(values.queries));
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [profile, limits] of Object.entries(profiles)) {
      for (const query of queries) {
        for (const hand of hands) {
          for (const key of keys) {
            const figures = await visit(browser, servers.get(key), contenders[key], query, limits, hand);
            const name = [profile, hand, key].join();
            results.set(name, [...(results.get(name) ?? []), figures]);
            if (values.verbose && run === 0) console.error(key, hand, query.query, profile, figures);
          }
        }
      }
    }
  }
  const asked = queries.map(({ query }) => `"${query}"`).join(', ');
  console.log(
    `${count} articles; ${values.runs} visits in turn for each of ${queries.length} queries (${asked}), one key every ${keyMs} ms; medians. ` +
      `Node ${process.version}, Chromium ${browser.version()}, ${availableParallelism()} cores.\n`,
  );
} finally {
  await browser.close();
  for (const server of servers.values()) await server.close();
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const visits = (profile, hand, key) => results.get([profile, hand, key].join());
const cell = (all, what) =>
  Math.round(median(all.map((figures) => figures[what] ?? Number.POSITIVE_INFINITY)));
const [slow] = Object.keys(profiles);
console.log(
  '| | article page: KB | requests | first search, typed: KB | requests | pasted: KB | requests |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
);
for (const key of keys) {
  const [typed, pasted] = hands.map((hand) => visits(slow, hand, key));
  const cells = [
    [kilobytes(cell(typed, 'openedBytes')), cell(typed, 'openedRequests')],
    ...[typed, pasted].map((all) => [kilobytes(cell(all, 'searchedBytes')), cell(all, 'searchedRequests')]),
  ];
  console.log(`| ${contenders[key].name} | ${cells.flat().join(' | ')} |`);
}
console.log(
  '\n| | profile | page painted, ms | first result after the last key, ms | the article, ms | first result after pasting, ms | the article, ms | article found |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
);
for (const profile of Object.keys(profiles)) {
  for (const key of keys) {
    const [typed, pasted] = hands.map((hand) => visits(profile, hand, key));
    const all = [...typed, ...pasted];
    const found = `${all.filter(({ rightMs }) => rightMs !== undefined).length} of ${all.length}`;
    const waits = [typed, pasted].flatMap((some) => [cell(some, 'firstMs'), cell(some, 'rightMs')]);
    const cells = [cell(all, 'paintMs'), ...waits, found];
    console.log(`| ${contenders[key].name} | ${profile} | ${cells.join(' | ')} |`);
  }
}
