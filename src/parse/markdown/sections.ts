import type { Section } from '../../model/article.ts';
import type { Place } from '../../model/place.ts';
import { headings } from './html-elements.ts';
import { type ElementNode, type Node, textOf } from './nodes.ts';
import type { PlaceOf } from './places.ts';
import { addNode, LineBuilder, lineOf, type Visit } from './plain-text.ts';
import { partOfHeading } from './recognised-headings.ts';

/** One section of its own, without headings inside. */
export function wholeSection(
  role: Section['role'],
  id: string,
  heading: string,
  text: string,
  at: Place,
): Section {
  return { id, heading, text, role, at };
}

/**
 * Cuts a body at its headings, wherever they stand, into plain text. A heading such as "Prerequisites" without content, and a
 * transcript, keep their role although they stay in the body.
 */
export function sectionsOf(body: readonly Node[], at: PlaceOf): Section[] {
  const sections: Section[] = [];
  const lines = new LineBuilder();
  let heading: ElementNode | undefined;
  let first: Node | undefined;
  const close = () => {
    const text = lines.take();
    if (heading || text !== '') {
      const title = heading ? lineOf(heading.children) : '';
      const part = heading && partOfHeading(title);
      sections.push({
        id: textOf(heading?.properties.id) ?? '',
        heading: title,
        text,
        role: part === 'transcript' || (part !== undefined && text === '') ? part : 'body',
        at: at(heading ?? first),
      });
    }
    first = undefined;
  };
  const visit: Visit = (node) => {
    if (node.type === 'element') {
      if (headings.has(node.tagName) && node.properties.dataKbString === undefined) {
        close();
        heading = node;
        return;
      }
      if (node.position) first ??= node;
    }
    addNode(node, lines, visit);
  };
  for (const node of body) visit(node, lines, visit);
  close();
  return sections;
}

/**
 * Words of a text: what white space parts and holds a letter or digit, and each sign of scripts that write without spaces. One pass
 * over the code units; which of them are letters is told by Unicode's blocks.
 */
export function countWords(text: string): number {
  let count = 0;
  let isInWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 160) isInWord = false;
    else if (isUnspaced(code)) {
      count++;
      isInWord = false;
    } else if (!isInWord && isLetter(code)) {
      count++;
      isInWord = true;
    }
  }
  return count;
}

function isLetter(code: number): boolean {
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Latin-1 signs; punctuation, arrows, symbols; CJK punctuation; surrogates of emoji; private use, variation selectors.
  return !(
    code < 192 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xd83c && code <= 0xdfff) ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

/** Thai, Hiragana, Katakana and Han. */
function isUnspaced(code: number): boolean {
  return (
    (code >= 0x0e00 && code <= 0x0e7f) ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}
