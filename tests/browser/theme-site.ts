import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import type { Output } from '../../src/model/output.ts';
import { parseArticle } from '../../src/parse/parse-article.ts';
import { renderSite } from '../../src/render/render-site.ts';
import { ownTheme } from '../render/own-theme.ts';
import { sampleArticles, samplePages, sampleSite } from '../render/sample-site.ts';

/** Everything that an author can write, in one article. */
export const everything = `---
title: Everything that an article can hold
answer: This page shows **every** piece of the theme.
id: KB-99
reviewed: 2026-01-05
youll_need:
  - item: A screwdriver
    note: any size
before_you_start:
  - check: The box is open
    if_not: Open it with scissors.
pitfalls:
  - symptom: The lamp does not light up
    fix: Turn the switch.
  - symptom: It hums
escalate:
  when: It still hums after an hour
  to: chat
  gather: [The serial number, A photo]
video:
  src: img/clip.mp4
  captions: img/clip.vtt
  poster: img/box.png
  transcript: A hand turns the switch.
---

A first paragraph with a [link to a page](refund-time.md), a [link elsewhere](https://example.com/), \`some code\`, <kbd>Ctrl</kbd> and a
footnote.[^1] A very long word: ${'Donaudampfschifffahrt'.repeat(4)} and an address https://example.com/${'a'.repeat(90)}.

## Alerts

> [!NOTE]
> Useful to know. See [the returns](return-an-item.md).

> [!TIP]
> A better way.

> [!IMPORTANT]
> Do not skip this.

> [!WARNING]
> This needs attention.

> [!CAUTION]
> This can break things.

> A plain quote.

## Tables and code

| Paid with | Money is back within | A third column with a long heading | And a fourth |
|---|---:|:-:|---|
| Card | 3–5 working days | yes | some banks book once a week |
| Invoice | 1 working day | no | only what was paid |

\`\`\`js
// A comment
const answer = await fetch('/a/very/long/address/that/does/not/fit/on/a/small/screen', { method: 'POST', retries: 42 });
\`\`\`

### Lists

1. One
2. Two
   - inside
   - a second
     1. deeper
3. Three with a picture

   ![A box](img/box.png)

- [x] done
- [ ] not done

<details><summary>More about it</summary>

Hidden text.

</details>

<figure><img src="img/box.png" alt="A box again"><figcaption>A caption</figcaption></figure>

<p lang="fr">Bonjour tout le monde</p>

---

## The last heading

Text that is ~~gone~~ and H<sub>2</sub>O.

[^1]: The words of the footnote.
`;

export const rtl = `---
title: كل ما يمكن أن تحتويه المقالة
answer: تعرض هذه الصفحة كل الأجزاء.
---

## تنبيهات

> [!WARNING]
> انتبه إلى هذا.

| الدفع | المدة |
|---|---|
| بطاقة | 3 أيام |

1. الأولى
2. الثانية
   - داخلية

\`\`\`sh
npm run build
\`\`\`
`;

const options = { locale: 'en', locales: ['en', 'ar'], parser: 'satteri' } as const;
const parsed = (path: string, text: string) => parseArticle({ path, file: `content/${path}`, text }, options);

/** Every kind of page, and what authors write in both directions. */
export const themePages = {
  ...samplePages,
  everything: 'returns/everything.html',
  'everything-rtl': 'ar/returns/everything.html',
} as const;

/** The strictest policy under which a page can still be styled and searched. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  let crc = ~0;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeInt32BE(~crc, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey PNG of 640 by 480. */
export function greyPicture(): Buffer {
  const head = Buffer.from([0, 0, 2, 128, 0, 0, 1, 224, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc(480 * 641, 0x99);
  for (let row = 0; row < 480; row++) rows[row * 641] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

const media: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  vtt: 'text/vtt',
  mp4: 'video/mp4',
  webmanifest: 'application/manifest+json',
};

function bytesOf(output: Output): string | Uint8Array {
  if ('content' in output) return output.content;
  if (output.path.endsWith('.png')) return greyPicture();
  return output.path.endsWith('.vtt') ? 'WEBVTT\n\n00:00.000 --> 00:01.000\nClick.\n' : '';
}

/** Serves the sample site at `/kb/` under the strict policy, from memory. */
export async function serveThemeSite(): Promise<{ origin: string; server: Server }> {
  const assets = ['box.png', 'clip.mp4', 'clip.vtt', 'return.mp4', 'return.vtt'].map((name) => ({
    path: `returns/img/${name}`,
    file: `content/returns/img/${name}`,
    bytes: 1,
    ...(name.endsWith('.png') && { width: 640, height: 480 }),
  }));
  const articles = [
    ...sampleArticles,
    parsed('returns/everything.md', everything),
    parsed('ar/returns/everything.md', rtl),
  ];
  const outputs = new Map(
    [...renderSite(sampleSite({ articles, assets }), ownTheme())].map((output) => [output.path, output]),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const output = outputs.get(decodeURIComponent(pathname).replace(/^\/kb\//, ''));
    const ending = output?.path.split('.').pop() ?? '';
    response.writeHead(output ? 200 : 404, {
      'content-type': media[ending] ?? 'application/octet-stream',
      'content-security-policy': strictPolicy,
    });
    response.end(output ? bytesOf(output) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kb/`, server };
}
