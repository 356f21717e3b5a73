import { replaceFrontMatterValue } from './edit-front-matter-lists.ts';

/**
 * Replaces one owner by another in the front matter of an article; every other byte stays. `aliases` are the other spellings
 * of `owner`. Gives the text unchanged when the owner is not named there.
 */
export function replaceOwner(text: string, aliases: readonly string[], from: string, to: string): string {
  return replaceFrontMatterValue(text, 'owner', aliases, from, to);
}

/** The same for a settings file that is YAML as a whole: `_meta.yml`, `kb.config.yml`. `key` names the owners there. */
export function replaceOwnerInSettings(
  text: string,
  key: string,
  aliases: readonly string[],
  from: string,
  to: string,
): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const opening = `${mark}---${lineBreak}`;
  const rest = text.slice(mark.length);
  const end = rest === '' || rest.endsWith('\n') ? '' : lineBreak;
  const closing = `${end}---${lineBreak}`;
  const changed = replaceFrontMatterValue(opening + rest + closing, key, aliases, from, to);
  return mark + changed.slice(opening.length, changed.length - closing.length);
}
