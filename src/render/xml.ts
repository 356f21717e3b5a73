import { escapeHtml } from '../model/html.ts';

/** Text for XML: what XML 1.0 does not allow in a document is left out, the rest escaped. */
export function xmlText(text: string): string {
  return escapeHtml(
    text.replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    ),
  );
}
