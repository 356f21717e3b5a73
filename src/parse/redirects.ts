import { addressFault, isWebAddress } from './safe-address.ts';
import { mapped, recordOf, type Spec } from './spec.ts';
import { text } from './spec-values.ts';
import { quoted } from './tree.ts';

/** True for a path that stays inside the site whatever a browser or a server makes of it. */
export function isSafeSitePath(path: string): boolean {
  if (addressFault(path) !== undefined || /^[^/?#]*:/.test(path)) return false;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return false;
  }
  if (addressFault(decoded.replaceAll(' ', '')) !== undefined) return false;
  return !decoded.split(/[/?#]/).includes('..') && !decoded.includes('//');
}

const target: Spec<string> = mapped(text, (value, tree, reading, name) =>
  isSafeSitePath(value) || (addressFault(value) === undefined && isWebAddress(value))
    ? value
    : reading.wrong(
        tree.at,
        `\`${name}\` leads to ${quoted(value)}, which is neither a path inside the site nor a complete https address.`,
        'Write the path of an article or page, without `..`, or an address that starts with https://.',
      ),
);

/** Old path -> new path. Keys have no leading slash. Whatever could lead a reader astray is reported and left out. */
export const redirects: Spec<Record<string, string>> = recordOf(target, (key, at, reading, name) => {
  const path = key.trim();
  if (isSafeSitePath(path) || (addressFault(path) === undefined && isWebAddress(path))) return path;
  return reading.wrong(
    at,
    `${quoted(key)} in \`${name}\` is not a path inside the site.`,
    'Write the old path as it was below the site address: old/page.html.',
  );
});
