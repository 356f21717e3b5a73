import path from 'node:path';
import { newArticleText } from '../edit/new-article.ts';
import { discoverFiles } from '../io/discover-files.ts';
import { isInside, relativeName } from '../io/is-inside.ts';
import { writeNewFile } from '../io/new-files.ts';
import { packageRoot } from '../io/package-root.ts';
import { contentFolder, findProjectRoot } from '../io/read-project.ts';
import { readConfig, readSettings } from '../io/read-settings.ts';
import { readOptional } from '../io/read-text.ts';
import { type ArticleType, articleTypes } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { Owners } from '../model/owners.ts';
import { nearest } from '../model/similar.ts';
import { slugOf } from '../site/slug.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';

export interface NewOptions {
  readonly type?: ArticleType;
  readonly owner?: string;
  /** Tag of a contact export that no article answers. */
  readonly fromGap?: string;
  /** Folder of the article: inside the content folder, or a path to there. */
  readonly dir?: string;
}

const longestTitle = 200;

/** Writes the outline of an article, as a draft. Never overwrites. Without a question, one is made of the gap's tag. */
export async function newArticle(
  question: string | undefined,
  options: NewOptions,
  context: Context,
): Promise<number> {
  const title = readTitle(question, options.fromGap);
  const root = findProjectRoot(context.cwd);
  const { config } = readConfig(root, path.join(root, 'content'));
  const content = folderForArticles(root, config);
  if (options.owner !== undefined) demandOwner(options.owner, readSettings(root, content, config).owners);
  const type = options.type ?? guessType(title);
  const template = path.join(packageRoot, 'templates', 'articles', `${type}.md`);
  const text = newArticleText(readOptional(template, packageRoot) ?? '', {
    title,
    owner: options.owner,
    contact_tags: options.fromGap === undefined ? undefined : [options.fromGap],
  });
  const file = path.join(chooseFolder(options.dir, content, context.cwd), `${fileName(title)}.md`);
  const name = relativeName(context.cwd, file);
  if (!writeNewFile(file, text)) {
    throw new UserError(`${name} exists already, and kb new never overwrites.`, {
      hint: 'Open that article, or ask the question in other words.',
    });
  }
  context.stdout(
    `Wrote ${name}\nFill it in. It is a draft: delete its line "status: draft" when it may be published.\n` +
      'Until then "kb build --drafts --out preview" shows it.\n',
  );
  return 0;
}

/** The content folder. The first article of a project that has none makes one; articles beside the config stay there. */
function folderForArticles(root: string, config: Config): string {
  const content = contentFolder(root, config);
  if (content !== root || config.places.content !== undefined) return content;
  const isFirst = discoverFiles({ root, content: root, exclude: [] }).articles.length === 0;
  return isFirst ? path.join(root, 'content') : root;
}

function readTitle(question: string | undefined, tag: string | undefined): string {
  const words = tag?.replace(/[_\s-]+/g, ' ').trim();
  const title = (question ?? (words && `What do I do about ${words}?`) ?? '').replace(/\s+/g, ' ').trim();
  if (/[\p{L}\p{N}]/u.test(title) && title.length <= longestTitle && !/\p{Cc}/u.test(title)) return title;
  throw new UserError(
    title.length > longestTitle ? 'That is too long for a title.' : 'The question is missing.',
    { hint: 'Write it as customers ask it: kb new "How do I change my address?"' },
  );
}

function guessType(title: string): ArticleType {
  return /^how\s+(do|can|to)\b/i.test(title) ? 'how-to' : 'question';
}

/** `How do I change my address?` -> `change-my-address`: the words that tell one address from another. */
function fileName(title: string): string {
  const words = title.replace(/^how\s+(?:to|(?:do|can)\s+(?:i|we|you))\s+(?=\S)/i, '');
  return slugOf(words, 'article');
}

function demandOwner(owner: string, { known, people, teams, file }: Owners): void {
  const ids = [...people, ...teams].map(({ id }) => id);
  if (!known || ids.includes(owner)) return;
  const meant = nearest(owner, ids);
  throw new UserError(`${file} has no person or team "${owner}".`, {
    hint: meant
      ? `Did you mean ${meant}?`
      : `Add them to ${file}, or use one of: ${ids.slice(0, 8).join(', ')}.`,
  });
}

function chooseFolder(dir: string | undefined, content: string, cwd: string): string {
  if (dir === undefined) return isInside(content, cwd) ? cwd : content;
  const candidates = [path.resolve(cwd, dir), path.resolve(content, dir)];
  const folder = candidates.find((candidate) => isInside(content, candidate));
  const hidden =
    folder &&
    relativeName(content, folder)
      .split('/')
      .some((part) => /^[_.]./.test(part));
  if (folder !== undefined && !hidden) return folder;
  throw new UserError(
    hidden
      ? `--dir: kb leaves out folders whose name begins with _ or a dot.`
      : `--dir: ${dir} is not inside the content folder.`,
    {
      hint: `Name a folder inside ${relativeName(cwd, content) || 'this folder'}, for example --dir billing`,
    },
  );
}

function typeValue(value: string): ArticleType {
  const type = articleTypes.find((each) => each === value);
  if (type !== undefined) return type;
  const meant = nearest(value, articleTypes);
  throw new UserError(`--type: there is no type "${value}".`, {
    hint: meant ? `Did you mean ${meant}?` : `Types are: ${articleTypes.join(', ')}.`,
  });
}

export const command: Command = {
  operands: '[question]',
  about: 'Writes the outline of a new article, with a place for every part that a good article has.',
  flags: [
    { flags: '--type <type>', text: `one of: ${articleTypes.join(', ')}`, parse: typeValue },
    { flags: '--owner <id>', text: 'who looks after it: a person or team from owners.yml' },
    { flags: '--from-gap <tag>', text: 'tag of your help desk that "kb gaps" found without an article' },
    { flags: '--dir <folder>', text: 'folder inside the content folder' },
  ],
  examples: [
    ['kb new "How do I gift-wrap an order?"', 'writes content/gift-wrap-an-order.md'],
    ['kb new "Why is my code invalid?" --type troubleshooting --dir account', 'writes it into a folder'],
    ['kb new "How do I get an invoice?" --from-gap invoice', 'notes which contacts it answers'],
  ],
  run: ([question], values, context) => newArticle(question, values as NewOptions, context),
};
