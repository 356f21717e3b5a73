import { findFreshness } from '../model/freshness.ts';
import { keysBySpelling } from './front-matter-keys.ts';
import type { Written } from './read-keys.ts';

/** The keys that a `freshness` comment at the top of a body says, as if they stood in the front matter. */
export function freshnessOf(body: string, bodyLine: number, file: string): Written[] {
  const found: Written[] = [];
  for (const field of findFreshness(body)) {
    const name = `freshness.${field.name}`;
    const known = keysBySpelling.get(name);
    if (!known || field.value.trim() === '') continue;
    const lines = body.slice(0, field.at).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    const at = { path: file, line: bodyLine + lines.length - 1, column };
    found.push({ name, at, value: { kind: 'scalar', value: field.value, text: field.value, at }, ...known });
  }
  return found;
}
