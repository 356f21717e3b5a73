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
  // What a text edit needs around it to look like front matter; the file may have one or both fences already.
  const fences = text.match(/^\ufeff?---[ \t]*$/gm)?.length ?? 0;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const rest = text.slice(mark.length);
  const opening = /^---[ \t]*\r?\n/.test(rest) ? '' : `---${lineBreak}`;
  const needed = opening === '' ? fences < 2 : true;
  const closing = needed ? `${rest === '' || rest.endsWith('\n') ? '' : lineBreak}---${lineBreak}` : '';
  const changed = replaceFrontMatterValue(opening + rest + closing, key, aliases, from, to);
  return mark + changed.slice(opening.length, changed.length - closing.length);
}
