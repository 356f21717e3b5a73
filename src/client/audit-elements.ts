import type { ElementName, PageElement } from '../model/audit.ts';

/** Parts of a page that hold what an author wrote. `kb audit` traces what is in them to the article's file. */
const authorParts = ['prose', 'answer', 'lead', 'ready'];
const authorSelector = authorParts.map((name) => `.${name}`).join(', ');
/** What kb itself puts among the author's words: signs of footnotes, names of alerts, frames around tables. */
const ofKb = '.note-ref, .note-back, .notes, .alert-title, .table-scroll, .visually-hidden';
const headings = 'h1, h2, h3, h4, h5, h6';
const mostHtml = 240;
const mostText = 160;
const mostAround = 40;

/** Elements of the author's, other than what the theme puts into the same part: the heading that names it. */
export function authorPart(element: Element): Element | undefined {
  const part = element.closest(authorSelector);
  if (!part || part === element) return undefined;
  const isItsName = element.parentElement === part && part.getAttribute('aria-labelledby') === element.id;
  return isItsName && element.id !== '' ? undefined : part;
}

/** Every part with an author's words, outermost first. */
export function authorRoots(): Element[] {
  return [...document.querySelectorAll(authorSelector)].filter(
    (part) => !part.parentElement?.closest(authorSelector),
  );
}

export function nameOf(element: Element): ElementName {
  return {
    tag: element.localName,
    id: element.id,
    classes: [...element.classList].slice(0, 8),
  };
}

/** What an element is, for somebody who looks for it in the files that the page was made of. */
export function describeElement(element: Element): PageElement {
  const around: ElementName[] = [];
  for (let next = element.parentElement; next && next !== document.body; next = next.parentElement) {
    if (around.length < mostAround) around.push(nameOf(next));
  }
  const part = authorPart(element);
  return {
    ...nameOf(element),
    around,
    html: startTag(element),
    text: textOf(element),
    address: addressOf(element),
    byAuthor: part !== undefined && !element.matches(ofKb),
    part: part ? (authorParts.find((name) => part.classList.contains(name)) ?? '') : '',
    turn: turnOf(element),
    below: headingBefore(element, part),
  };
}

/** Without what is inside, which may be megabytes. */
function startTag(element: Element): string {
  const shallow = element.cloneNode(false) as Element;
  return shallow.outerHTML.slice(0, mostHtml);
}

function textOf(element: Element): string {
  const range = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = '';
  while (range.nextNode() && text.length < mostText * 2) text += range.currentNode.nodeValue;
  return text.replace(/\s+/g, ' ').trim().slice(0, mostText);
}

function addressOf(element: Element): string {
  return element.getAttribute('href') ?? element.getAttribute('src') ?? '';
}

function turnOf(element: Element): number {
  const address = addressOf(element);
  let turn = 0;
  for (const other of document.getElementsByTagName(element.localName)) {
    if (other === element) break;
    if (addressOf(other) === address && authorPart(other)) turn++;
  }
  return turn;
}

function headingBefore(element: Element, part: Element | undefined): string {
  if (!part) return '';
  let before = '';
  for (const heading of part.querySelectorAll(headings)) {
    const isBefore =
      heading === element ||
      heading.contains(element) ||
      (element.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    if (!isBefore) break;
    if (heading.id) before = heading.id;
  }
  return before || part.getAttribute('aria-labelledby') || '';
}
