import { mapped, type Spec, withSchema } from './spec.ts';
import { text } from './spec-values.ts';
import { quoted } from './tree.ts';

const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Why an address must not be written into a page, or undefined when it is safe: http, https, mailto and tel, and paths
 * inside the site. Refused are other schemes (`javascript:`), `//host` and `/\host`, which lead to another site, control
 * characters and white space.
 */
export function addressFault(address: string): string | undefined {
  if (control.test(address)) return 'holds an invisible control character';
  if (/\s/.test(address.replace(/^(?:mailto|tel):/i, ''))) return 'holds a space; write %20 in its place';
  if (/^[/\\]\s*[/\\]/.test(address) || address.includes('\\')) return 'would lead to another site';
  const scheme = /^([^/?#:]*):/.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  if (scheme === 'http' || scheme === 'https')
    return isWebAddress(address) ? undefined : 'is not a complete address';
  if (scheme === 'mailto' || scheme === 'tel')
    return address.length > scheme.length + 1 ? undefined : 'is empty';
  return `starts with \`${scheme.slice(0, 20)}:\`, which is not allowed`;
}

/** True for a complete http or https address without a user name or password. */
export function isWebAddress(address: string): boolean {
  if (!/^https?:\/\/[^/\\]/i.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  return url.hostname !== '' && url.username === '' && url.password === '';
}

/** An address for a link: http, https, mailto, tel, or a path inside the site. */
export const address: Spec<string> = withSchema(
  {
    type: 'string',
    pattern:
      '^(?:(?:[hH][tT][tT][pP][sS]?|[mM][aA][iI][lL][tT][oO]|[tT][eE][lL]):|(?![/\\\\]{2})(?![A-Za-z][A-Za-z0-9+.-]*:))',
  },
  mapped(text, (value, tree, reading, name) => {
    const fault = addressFault(value);
    if (fault === undefined) return value;
    return reading.wrong(
      tree.at,
      `\`${name}\` is ${quoted(value)}, which ${fault}.`,
      'Write an address that starts with https://, mailto: or tel:, or a path inside the site.',
    );
  }),
);

/** A complete http or https address, `{name}` places allowed. */
export const webAddress: Spec<string> = withSchema(
  { type: 'string', pattern: '^[hH][tT][tT][pP][sS]?://[^/\\\\]' },
  mapped(text, (value, tree, reading, name) => {
    if (addressFault(value) === undefined && isWebAddress(value)) return value;
    return reading.wrong(
      tree.at,
      `\`${name}\` is ${quoted(value)}, but it must be a complete address.`,
      'Write it with https:// at the start, like https://help.example.com/.',
    );
  }),
);

/** A file or folder of the project. */
export const projectPath: Spec<string> = mapped(text, (value, tree, reading, name) =>
  control.test(value) || value.includes('\\')
    ? reading.wrong(
        tree.at,
        `\`${name}\` is ${quoted(value)}, which is not a path.`,
        'Write folder names with forward slashes between them.',
      )
    : value,
);
