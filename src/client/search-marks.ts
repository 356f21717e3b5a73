import { type Analyser, createAnalyser } from '../search/analyse.ts';
import type { SearchResult } from '../search/create-search.ts';

const plain: Analyser = createAnalyser({ code: '', stop: '', stem: '' });

/** The text as nodes, with `<mark>` around words that begin like a word that was found. Never HTML. */
export function marked(text: string, { terms, queryTerms }: SearchResult): Node[] {
  // Terms are stems: what begins like one is a form of it.
  const beginnings = [...terms, ...queryTerms]
    .map((term) => plain.termsOf(term, false)[0]?.text ?? '')
    .filter((term) => term.length > 1);
  const nodes: Node[] = [];
  let from = 0;
  for (const { start, end, terms: here } of plain.words(text)) {
    if (!here.some((term) => beginnings.some((beginning) => term.text.startsWith(beginning)))) continue;
    nodes.push(document.createTextNode(text.slice(from, start)));
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    nodes.push(mark);
    from = end;
  }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}

/** What a result shows: title, section, heading that matches, and the answer. */
export function resultParts(result: SearchResult): HTMLElement[] {
  const part = (name: string, text: string) => {
    const element = document.createElement('span');
    element.className = `search-${name}`;
    element.append(...marked(text, result));
    return element;
  };
  return [
    part('title', result.title),
    ...(result.heading ? [part('heading', result.heading)] : []),
    ...(result.section ? [part('section', result.section)] : []),
    ...(result.answer ? [part('answer', result.answer)] : []),
  ];
}
