import type { Found, SearchResult } from '../search/create-search.ts';
import { headingOf } from '../search/heading-of.ts';
import { meantTerms } from '../search/meant-terms.ts';
import type { LoadedIndex } from './load-index.ts';
import { markedElement, plainElement, type Terms } from './search-marks.ts';
import { findPassage } from './search-passage.ts';
import { type SearchWords, summaryOf, wordsOf } from './search-words.ts';

/** Results shown at first and with each "more", and of how many of the first the page is read for a passage. */
const step = 10;
const passages = 3;

/** Shows the results of the question in the address (`?q=`) on the results page. */
export async function showResults(
  place: HTMLElement,
  form: HTMLFormElement,
  index: LoadedIndex,
): Promise<void> {
  const query = (new URLSearchParams(location.search).get('q') ?? '').trim();
  const input = form.querySelector<HTMLInputElement>('input[name=q]');
  const status = place.querySelector<HTMLElement>('[role=status]');
  if (query === '' || !status) return;
  if (input && document.activeElement !== input) input.value = query;
  document.title = `${query} – ${document.title}`;
  const words = wordsOf(form);
  const list = document.createElement('ol');
  list.className = 'search-results';
  const root = form.dataset.root ?? '';
  const show = async () => {
    const shown = list.children.length;
    const found = await index.find(query, { limit: shown + step });
    status.textContent = summaryOf(found, query, words);
    const items = found.results.slice(shown).map((result) => resultItem(result, found, root, index));
    list.append(...items);
    if (shown === 0) {
      if (items.length > 0) place.append(list);
      for (const [at, item] of items.slice(0, passages).entries()) {
        void addPassage(item, found.results[at] as SearchResult, meantTerms(found.lookups), index);
      }
    } else items[0]?.querySelector('a')?.focus();
    offerMore(found, words);
  };
  const more = document.createElement('button');
  more.className = 'quiet-button search-more';
  more.type = 'button';
  more.addEventListener('click', () => void show().catch(() => more.remove()));
  const offerMore = (found: Found, { more: text }: SearchWords) => {
    more.textContent = text;
    if (found.total > list.children.length) place.append(more);
    else more.remove();
  };
  try {
    await show();
  } catch {
    status.textContent = words.failed;
  }
}

function resultItem(result: SearchResult, { lookups }: Found, root: string, index: LoadedIndex): HTMLElement {
  const { title, url, section, answer } = result;
  const heading = headingOf(result, lookups, index.analyser);
  const terms = meantTerms(lookups);
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = root + (heading?.url ?? url);
  link.append(markedElement('title', title, terms, index));
  item.append(link);
  if (section) item.append(plainElement('section', section, index));
  if (heading) item.append(markedElement('heading', heading.text, terms, index));
  if (answer) item.append(markedElement('answer', answer, terms, index));
  return item;
}

/** Shows the passage that matches instead of an answer that does not, and leads to it. */
async function addPassage(
  item: HTMLElement,
  result: SearchResult,
  terms: Terms,
  index: LoadedIndex,
): Promise<void> {
  const link = item.querySelector('a');
  if (!link) return;
  try {
    const passage = await findPassage(link.href, result, terms, index);
    if (!passage) return;
    item.querySelector('.search-answer')?.remove();
    item.append(markedElement('answer', passage.text, terms, index));
    if (link.hash === '') link.hash = passage.anchor;
  } catch {
    // The answer stays.
  }
}
