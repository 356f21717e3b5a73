import { styleOf, writeScalar } from './yaml-scalar.ts';

/**
 * Replaces names in a settings file (YAML or JSON): every scalar that is exactly one of the old names, quoted or not. Names that could be
 * ordinary words (no slash, no `.md`) are left alone. Every other byte stays.
 */
export function renameInSettings(text: string, names: ReadonlyMap<string, string>): string {
  let result = text;
  for (const [old, now] of names) {
    if (!old.includes('/') && !old.endsWith('.md')) continue;
    const plain = old.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const pattern = new RegExp(`(^|[\\s,[{:])(["']?)${plain}\\2(?=\\s*(?:$|[,\\]}#]))`, 'gm');
    result = result.replace(
      pattern,
      (_, before: string, quote: string) => before + writeScalar(now, styleOf(quote), true),
    );
  }
  return result;
}
