import { escapeHtml } from '../model/html.ts';
import { type Digest, type DigestItem, isEmptyDigest } from './digest.ts';
import { countOf } from './plural.ts';
import { reasonInWords } from './review-queue.ts';
import { cleanText } from './terminal-text.ts';

export const digestFormats = ['text', 'md', 'html'] as const;
export type DigestFormat = (typeof digestFormats)[number];

/** A heading with its lines; `more` is what was left out. */
interface Block {
  readonly heading: string;
  readonly lines: readonly {
    readonly title: string;
    readonly url?: string;
    readonly note: string;
    readonly file: string;
  }[];
  readonly more: number;
  readonly todo?: string;
}

const mostLines = 15;

function block(heading: string, items: readonly DigestItem[], todo: string): Block {
  return {
    heading: `${heading} (${items.length})`,
    lines: items.slice(0, mostLines).map((item) => ({
      title: cleanText(item.title),
      ...(item.url !== undefined && { url: item.url }),
      note: `${reasonInWords(item)}${item.team === undefined ? '' : `, for ${cleanText(item.team)}`}`,
      file: cleanText(item.file),
    })),
    more: Math.max(0, items.length - mostLines),
    todo,
  };
}

function blocksOf(digest: Digest): Block[] {
  const { late, soon, changed, never, errors } = digest;
  const by = cleanText(digest.id);
  const review = `When you have read one and it is right: kb review FILE --by ${by} --note "what you did"`;
  const mend: Block = {
    heading: `With errors (${errors.length})`,
    lines: errors.slice(0, mostLines).map(({ title, file, count, first }) => ({
      title: cleanText(title),
      note: count === 1 ? cleanText(first) : `${countOf(count, 'error')}, the first: ${cleanText(first)}`,
      file: cleanText(file),
    })),
    more: Math.max(0, errors.length - mostLines),
    todo: 'To see all of it: kb check FILE',
  };
  return [
    block('Overdue', late, review),
    block('Due soon', soon, review),
    block(
      'Changed since the review',
      changed,
      `Look at the change, then stamp it: kb review FILE --by ${by}`,
    ),
    mend,
    block('Never reviewed', never, 'To spread the first reviews: kb review --adopt --stagger 12w'),
  ].filter(({ lines }) => lines.length > 0);
}

function introOf(digest: Digest): string {
  const owns = `${cleanText(digest.name)} answers for ${countOf(digest.articles, 'article')} of ${cleanText(digest.title)}.`;
  return isEmptyDigest(digest) ? `${owns} Nothing is due, and nothing is broken.` : owns;
}

/** The mail to one owner. `md` and `text` are plain; `html` is a fragment-free page with no script and nothing from elsewhere. */
export function renderDigest(digest: Digest, format: DigestFormat): string {
  if (format === 'html') return html(digest);
  return format === 'md' ? markdown(digest) : plain(digest);
}

function plain(digest: Digest): string {
  const parts = blocksOf(digest).map(({ heading, lines, more, todo }) =>
    [
      heading.toUpperCase(),
      ...lines.map(({ title, note, file, url }) => `- ${title}\n  ${note}\n  ${url ?? file}`),
      ...(more > 0 ? [`  and ${more} more`] : []),
      ...(todo === undefined ? [] : [todo]),
    ].join('\n'),
  );
  return `${[`${cleanText(digest.title)}: your articles on ${digest.today}`, introOf(digest), ...parts].join('\n\n')}\n`;
}

/** Signs that Markdown would read as its own. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!]/g, '\\$&');
}

function markdown(digest: Digest): string {
  const parts = blocksOf(digest).map(({ heading, lines, more, todo }) =>
    [
      `## ${heading}`,
      '',
      ...lines.map(({ title, note, file, url }) => {
        const name =
          url === undefined ? `**${escapeMarkdown(title)}**` : `[${escapeMarkdown(title)}](<${url}>)`;
        return `- ${name}: ${escapeMarkdown(note)} (\`${file.replaceAll('`', "'")}\`)`;
      }),
      ...(more > 0 ? [`- and ${more} more`] : []),
      ...(todo === undefined ? [] : ['', escapeMarkdown(todo)]),
    ].join('\n'),
  );
  const title = `# ${escapeMarkdown(cleanText(digest.title))}: your articles on ${digest.today}`;
  return `${[title, escapeMarkdown(introOf(digest)), ...parts].join('\n\n')}\n`;
}

function html(digest: Digest): string {
  const parts = blocksOf(digest).map(({ heading, lines, more, todo }) => {
    const items = lines.map(({ title, note, file, url }) => {
      const name =
        url === undefined
          ? `<b>${escapeHtml(title)}</b>`
          : `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
      return `<li>${name}<br>${escapeHtml(note)}<br><code>${escapeHtml(file)}</code></li>`;
    });
    const rest = more > 0 ? `<li>and ${more} more</li>` : '';
    return `<h2>${escapeHtml(heading)}</h2>\n<ul>\n${items.join('\n')}${rest}\n</ul>${todo === undefined ? '' : `\n<p>${escapeHtml(todo)}</p>`}`;
  });
  const title = `${escapeHtml(cleanText(digest.title))}: your articles on ${digest.today}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${escapeHtml(introOf(digest))}</p>
${parts.join('\n')}
</body>
</html>
`;
}
