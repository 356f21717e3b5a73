// Projects to search in, written as Markdown below a folder.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeArticles } from '../generate-articles.js';
import { randomFrom } from '../random.js';

function start(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'content'), { recursive: true });
  writeFileSync(path.join(folder, 'kb.config.yml'), 'title: Help\n');
  return path.join(folder, 'content');
}

/** The articles of a question set, mixed with those of a folder. Gives the path of each article of the set by its id. */
export function writeMixed(folder, docs, distractors) {
  const content = start(folder);
  if (distractors) cpSync(distractors, path.join(content, 'others'), { recursive: true });
  mkdirSync(path.join(content, 'questions'));
  const paths = new Map();
  for (const { id, title, headings, body, tags } of docs) {
    const name = `questions/${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`;
    paths.set(id, name);
    const sections = headings.map((heading) => `\n## ${heading}\n`).join('');
    writeFileSync(
      path.join(content, name),
      `---\ntitle: ${JSON.stringify(title)}\ntags: ${JSON.stringify(tags)}\n---\n\n${body}\n${sections}`,
    );
  }
  return paths;
}

/** Made-up articles of about 6 KB: their words follow Zipf's law, and there are more words where there are more articles. */
export function writeMadeUp(folder, count) {
  writeArticles(start(folder), { count });
}

/**
 * Articles of about 6 KB from the paragraphs of real ones in another order, each with a real title and two words of its
 * own: real words, and far more articles that have each of them than on a made-up site.
 */
export function writeShuffled(folder, docs, distractors, count) {
  const content = start(folder);
  const texts = [...docs.map(({ body }) => body), ...(distractors ? readFolder(distractors) : [])];
  const titles = docs.map(({ title }) => title);
  const paragraphs = texts.flatMap((text) =>
    text
      .replace(/^---\n.*?\n---\n/s, '')
      .split(/\n{2,}/)
      .filter((part) => part.length > 60 && /^[\w(]/.test(part)),
  );
  const random = randomFrom(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const name = () => Math.floor(random() * 1e9).toString(36);
  for (let number = 0; number < count; number++) {
    let body = '';
    while (body.length < 5800)
      body += `## ${pick(titles)}\n\n${pick(paragraphs)}\n\n${pick(paragraphs)}\n\n${pick(paragraphs)}\n\n`;
    const topic = path.join(content, `topic-${number % 20}`);
    mkdirSync(topic, { recursive: true });
    writeFileSync(
      path.join(topic, `article-${number}.md`),
      `---\ntitle: ${JSON.stringify(`${pick(titles)} ${name()}`)}\n---\n\n${name()} ${body}`,
    );
  }
}

function readFolder(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
