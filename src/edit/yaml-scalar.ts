/** How a text stands in YAML. */
export type ScalarStyle = 'plain' | 'single' | 'double';

/** Style of a scalar as written. */
export function styleOf(raw: string): ScalarStyle {
  return raw.startsWith("'") ? 'single' : raw.startsWith('"') ? 'double' : 'plain';
}

/**
 * Writes a text as a YAML scalar on one line, in the wanted style where that can hold it: plain text that YAML would read
 * as something else gets double quotes, and so does text with line breaks or control characters.
 */
export function writeScalar(value: string, style: ScalarStyle, inFlow = false): string {
  if (style === 'plain' && isSafePlain(value, inFlow)) return value;
  if (style === 'single' && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return `"${value.replace(/[\\"]/g, '\\$&').replace(new RegExp(unprintable, 'gu'), escapeCharacter)}"`;
}

/** The text of a scalar as written on one line; multi-line and other forms give undefined. */
export function readScalar(raw: string): string | undefined {
  if (raw.includes('\n')) return undefined;
  if (raw.startsWith("'"))
    return raw.endsWith("'") && raw.length > 1 ? raw.slice(1, -1).replaceAll("''", "'") : undefined;
  if (raw.startsWith('"'))
    return raw.endsWith('"') && raw.length > 1 ? withoutEscapes(raw.slice(1, -1)) : undefined;
  return /^[[\]{}|>&*!]/.test(raw) ? undefined : raw;
}

const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Words and numbers that YAML, of one version or another, reads as no text. Whole numbers, decimals and true/false are what they say. */
const misread =
  /^(?:~|null|yes|no|on|off|y|n|[-+]?\.?(?:inf|nan)|[-+]?0[xo][0-9a-f]+|[-+]?[\d.]+e[-+]?\d+|[-+]?\d[\d_]*_[\d_]*|\d+(?::\d+)+(?:\.\d*)?)$/i;

function isSafePlain(value: string, inFlow: boolean): boolean {
  return (
    /^[\p{L}\p{N}_/(.$+]/u.test(value) &&
    !/^(?:---|\.\.\.)/.test(value) &&
    !/[:\s]$/u.test(value) &&
    !value.includes(': ') &&
    !value.includes(' #') &&
    !/[\t\u00a0]/.test(value) &&
    !unprintable.test(value) &&
    !misread.test(value) &&
    !(inFlow && /[,[\]{}]/.test(value))
  );
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
  ' ': ' ',
  '0': '\0',
};

function withoutEscapes(text: string): string | undefined {
  let known = true;
  const value = text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi, (_, wide, byte, letter) => {
    const hex: string | undefined = wide ?? byte;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (!Object.hasOwn(escapes, letter)) known = false;
    return escapes[letter] ?? '';
  });
  return known ? value : undefined;
}
