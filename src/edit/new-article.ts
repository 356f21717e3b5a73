import { setFrontMatterKeys } from './edit-front-matter.ts';
import { addToFrontMatterList } from './edit-front-matter-lists.ts';
import { findBlock } from './find-block.ts';

/** Front-matter key -> value. Undefined leaves what the template says. */
export type NewArticleValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Makes the text of a new article from a template: sets front-matter keys, and fills `{{key}}` places of the body with the
 * value as it is (lists with commas between the items). Places without a value stay.
 */
export function newArticleText(template: string, values: NewArticleValues): string {
  let text = template;
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (typeof value === 'string') text = setFrontMatterKeys(text, [{ key, aliases: [], value }]);
    else for (const item of value) text = addToFrontMatterList(text, key, [], item);
  }
  const bodyStart = findBlock(text)?.body ?? 0;
  const body = text.slice(bodyStart).replace(/\{\{\s?([a-z_]{1,40})\s?\}\}/g, (place, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return value === undefined ? place : typeof value === 'string' ? value : value.join(', ');
  });
  return text.slice(0, bodyStart) + body;
}
