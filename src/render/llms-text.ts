import type { Folder } from '../model/site.ts';
import { absoluteAddress, encodeAddress } from './addresses.ts';
import { twinAddress } from './markdown-twin.ts';
import { placeOf, type RenderContext, shorten } from './render-context.ts';

/** A title inside `[...]`: brackets would end it early. */
function linkText(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ');
}

/**
 * `llms.txt` of a locale: what the help center is about, and every listed article with its Markdown twin, by category.
 * Source of the form: llmstxt.org.
 */
export function llmsText(context: RenderContext, code: string): string {
  const { site } = context;
  const locale = context.locale(code);
  const place = placeOf(context, code, `${locale.prefix}llms.txt`);
  const address = (url: string) => absoluteAddress(site.config.url, url) ?? place.root + encodeAddress(url);

  const items = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const entry = site.byPath.get(path);
      if (entry?.visibility !== 'listed') return [];
      const about = shorten(entry.description).replace(/\s+/g, ' ');
      return [
        `- [${linkText(entry.article.title)}](${address(twinAddress(entry))})${about === '' ? '' : `: ${about}`}`,
      ];
    });

  const section = (folder: Folder, above: string): string[] => {
    const title = above === '' ? folder.title : `${above} / ${folder.title}`;
    const own = items(folder.articles);
    return [
      ...(own.length > 0 ? [`## ${title}\n\n${own.join('\n')}`] : []),
      ...folder.folders.flatMap((path) => {
        const child = site.folders.get(path);
        return child ? section(child, title) : [];
      }),
    ];
  };

  const about = site.config.description ?? site.config.home.intro;
  const root = items(locale.rootArticles);
  const parts = [
    `# ${locale.title}`,
    ...(about === undefined ? [] : [`> ${about.replace(/\s+/g, ' ')}`]),
    ...(root.length > 0 ? [`## ${place.words.text('home.articles')}\n\n${root.join('\n')}`] : []),
    ...locale.categories.flatMap((path) => {
      const folder = site.folders.get(path);
      return folder ? section(folder, '') : [];
    }),
    `## ${place.words.text('nav.contact')}\n\n- [${place.words.text('contact.title')}](${address(locale.pages.contact)})`,
  ];
  return `${parts.join('\n\n')}\n`;
}
