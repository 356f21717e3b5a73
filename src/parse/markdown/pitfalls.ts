import type { Pitfall } from '../../model/article.ts';
import { headings } from './html-elements.ts';
import { type ElementNode, isBlank, type Node } from './nodes.ts';
import type { PlaceOf } from './places.ts';
import { lineOf } from './plain-text.ts';

/**
 * Reads symptom and fix out of a part like "Common problems": a heading each with text below it, else list items or paragraphs whose
 * first words name the symptom.
 */
export function pitfallsIn(nodes: readonly Node[], at: PlaceOf): Pitfall[] {
  const parts = nodes.filter((node): node is ElementNode => node.type === 'element');
  const items = parts.flatMap((part) =>
    part.tagName === 'ul' || part.tagName === 'ol'
      ? part.children.filter((child): child is ElementNode => child.type === 'element')
      : [],
  );
  if (parts.some((part) => headings.has(part.tagName))) return byHeading(parts, at);
  const single = items.length > 0 ? items : parts.filter((part) => part.tagName === 'p');
  return single.flatMap((item) => {
    const read = readItem(item);
    return read ? [{ ...read, at: at(item) }] : [];
  });
}

function byHeading(parts: readonly ElementNode[], at: PlaceOf): Pitfall[] {
  const found: { heading: ElementNode; below: Node[] }[] = [];
  for (const part of parts) {
    if (headings.has(part.tagName)) found.push({ heading: part, below: [] });
    else found.at(-1)?.below.push(part);
  }
  return found.flatMap(({ heading, below }) => pitfall(lineOf(heading.children), lineOf(below), at(heading)));
}

function pitfall(symptom: string, fix: string, at: Pitfall['at']): Pitfall[] {
  if (symptom === '') return [];
  return [fix === '' ? { symptom, at } : { symptom, fix, at }];
}

function readItem(item: ElementNode): { symptom: string; fix?: string } | undefined {
  const children = item.children.filter((child) => !isBlank(child));
  const [first, ...rest] = children;
  if (first === undefined) return undefined;
  const isLead = first.type === 'element' && ['p', 'strong', 'b', 'em'].includes(first.tagName);
  const symptom = isLead ? lineOf([first]) : '';
  const fix = isLead ? lineOf(rest).replace(/^[\s:.\u2013\u2014-]+/, '') : '';
  if (symptom !== '' && fix !== '') return { symptom: symptom.replace(/[:.]$/, ''), fix };
  return splitLine(lineOf(item.children));
}

/** "Symptom: fix", "Symptom – fix", or the first sentence and the rest. */
function splitLine(line: string): { symptom: string; fix?: string } | undefined {
  if (line === '') return undefined;
  const match = /^(.{3,200}?)(?:: | [\u2013\u2014-] |[.!?] )(\S.*)$/.exec(line);
  return match ? { symptom: match[1] as string, fix: match[2] as string } : { symptom: line };
}
