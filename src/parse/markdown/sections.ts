import type { Section } from '../../model/article.ts';
import type { Place } from '../../model/place.ts';
import { headings } from './html-elements.ts';
import { type ElementNode, type Node, textOf } from './nodes.ts';
import type { PlaceOf } from './places.ts';
import { lineOf, plainText } from './plain-text.ts';
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
  let heading: ElementNode | undefined;
  let words: string[] = [];
  let first: Node | undefined;
  const close = () => {
    const text = words.filter((piece) => piece !== '').join('\n');
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
    words = [];
    first = undefined;
  };
  const visit = (nodes: readonly Node[]) => {
    // Runs without a heading inside are read in one piece, so that words of one line stay together.
    let run: Node[] = [];
    const read = () => {
      if (run.length > 0) words.push(plainText(run));
      run = [];
    };
    for (const node of nodes) {
      if (node.type === 'element' && headings.has(node.tagName)) {
        read();
        close();
        heading = node;
      } else if (node.type === 'element' && holdsHeading(node)) {
        read();
        visit(node.children);
      } else {
        if (node.type === 'element') first ??= node;
        run.push(node);
      }
    }
    read();
  };
  visit(body);
  close();
  return sections;
}

function holdsHeading(node: ElementNode): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (headings.has(child.tagName) || holdsHeading(child)),
  );
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu;

/** Words of a text: what white space parts, and each sign of scripts that write without spaces. */
export function countWords(text: string): number {
  let count = 0;
  const spaced = /[\u0e00-\u0e7f\u2e80-\uffff]/.test(text)
    ? text.replace(unspaced, () => {
        count++;
        return ' ';
      })
    : text;
  for (const word of spaced.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(word)) count++;
  return count;
}
