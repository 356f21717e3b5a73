import { authorAttributes } from './author-attributes.ts';
import type { Context } from './context.ts';
import { type ElementNode, element, isBlank, type Node, textOf } from './nodes.ts';
import type { Repair, Where } from './repair-where.ts';

/** A player always has controls and never starts by itself; sources first, then tracks, then words for old browsers. */
export function repairMedia(
  player: ElementNode,
  node: ElementNode,
  where: Where,
  repair: Repair,
  context: Context,
): Node[] {
  const sources = partsOf(node, 'source');
  const tracks = partsOf(node, 'track');
  const rest = repair(
    node.children.filter(
      (child) => !(child.type === 'element' && ['source', 'track'].includes(child.tagName)),
    ),
    { ...where, inLine: true },
  ).filter((child) => !(child.type === 'element' && ['video', 'audio'].includes(child.tagName)));
  if (player.properties.src !== undefined) sources.length = 0;
  if (player.properties.src === undefined && sources.length === 0) return [];
  const isCaptioned = tracks.some(({ properties }) => /^(?:captions|subtitles)$/.test(kindOf(properties)));
  context.elements.push({
    kind: player.tagName === 'audio' ? 'audio' : 'video',
    at: context.at(node),
    ok: isCaptioned,
  });
  player.properties.controls = true;
  player.children = [...sources, ...tracks, ...(rest.every(isBlank) ? [] : rest)];
  return [player];
}

function partsOf(node: ElementNode, name: string): ElementNode[] {
  const parts: ElementNode[] = [];
  let hasDefault = false;
  for (const child of node.children) {
    if (child.type !== 'element' || child.tagName !== name) continue;
    const properties = authorAttributes(child, name, () => {});
    if (properties.src === undefined) continue;
    // Subtitles must say their language; without one they are captions, in the language of the page.
    if (name === 'track' && properties.srcLang === undefined && /^subtitles$/.test(kindOf(properties))) {
      properties.kind = 'captions';
    }
    if (properties.default === true && hasDefault) delete properties.default;
    hasDefault ||= properties.default === true;
    delete properties.id;
    parts.push(element(name, properties, [], child.position));
  }
  return parts;
}

function kindOf(properties: ElementNode['properties']): string {
  return textOf(properties.kind) ?? 'subtitles';
}
