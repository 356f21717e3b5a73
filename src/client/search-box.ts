import type { Found, SearchResult } from '../search/create-search.ts';
import { headingOf } from '../search/heading-of.ts';
import { meantTerms } from '../search/meant-terms.ts';
import type { LoadedIndex } from './load-index.ts';
import { markedElement, plainElement } from './search-marks.ts';
import { repairedOf, summaryOf, wordsOf } from './search-words.ts';

/** Milliseconds after the last key before searching, and before a screen reader is told the count. */
const searchAfter = 180;
const announceAfter = 700;
const mostSuggestions = 6;
/** What scores less than this share of the best is on the results page only: no right answer was seen there. */
const leastShare = 0.25;

/**
 * Makes a search form a combobox with a list of suggestions: "Editable Combobox With List Autocomplete" of the WAI-ARIA
 * Authoring Practices. The focus stays in the field; Enter without a chosen suggestion sends the form as before.
 */
export function makeCombobox(form: HTMLFormElement, index: LoadedIndex): void {
  const input = form.querySelector<HTMLInputElement>('input[name=q]');
  if (!input) return;
  const words = wordsOf(form);
  const { panel, note, list, status } = addPanel(form, input, words.suggestions);
  const options = list.children as HTMLCollectionOf<HTMLElement>;
  let active = -1;
  let latest = 0;
  let searchTimer = 0;
  let announceTimer = 0;

  const choose = (at: number) => {
    options[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = options[at];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', option.id);
    } else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    choose(-1);
    panel.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };
  const open = () => {
    list.hidden = options.length === 0;
    panel.hidden = list.hidden && note.hidden;
    input.setAttribute('aria-expanded', String(!list.hidden));
  };
  const announce = (text: string) => {
    clearTimeout(announceTimer);
    announceTimer = window.setTimeout(() => {
      status.textContent = text;
    }, announceAfter);
  };
  const show = (found: Found, query: string) => {
    choose(-1);
    list.replaceChildren(
      ...found.results.map((result, at) =>
        optionOf(result, `${list.id}${at}`, found, form.dataset.root ?? '', index),
      ),
    );
    const summary = summaryOf(found, query, words);
    note.textContent = found.results.length === 0 ? summary : repairedOf(found, words);
    note.hidden = note.textContent === '';
    open();
    announce(summary);
  };
  const search = async () => {
    const query = input.value.trim();
    const turn = ++latest;
    if (query === '') {
      list.replaceChildren();
      close();
      return announce('');
    }
    try {
      // A space after the last word says that it is whole.
      const found = await index.find(input.value, {
        prefix: true,
        limit: mostSuggestions,
        least: leastShare,
      });
      if (turn === latest && document.activeElement === input) show(found, query);
    } catch {
      // The form still leads to the results page, which says what else there is.
      if (turn !== latest) return;
      close();
      announce(words.failed);
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(searchTimer);
    searchTimer = window.setTimeout(search, searchAfter);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isOpen = !panel.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (options.length === 0) return;
      event.preventDefault();
      if (event.altKey) return event.key === 'ArrowDown' ? open() : close();
      open();
      // The field itself is one stop of the round.
      const stops = options.length + 1;
      choose(((active + 1 + (event.key === 'ArrowDown' ? 1 : stops - 1)) % stops) - 1);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      location.assign(options[active]?.dataset.href as string);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      clearTimeout(searchTimer);
      latest++;
      if (isOpen) close();
      else input.value = '';
    } else if (
      event.key === 'Home' ||
      event.key === 'End' ||
      event.key === 'ArrowLeft' ||
      event.key === 'ArrowRight'
    ) {
      // The caret moves, and with it the reader is back in the field.
      choose(-1);
    }
  });
  // A press must not take the focus out of the field before the click arrives.
  panel.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const { href } = (event.target as Element).closest<HTMLElement>('[role=option]')?.dataset ?? {};
    if (href) location.assign(href);
  });
  input.addEventListener('blur', close);
  input.addEventListener('focus', () => {
    if (options.length > 0) open();
  });
  form.addEventListener('submit', () => {
    clearTimeout(searchTimer);
    latest++;
    close();
  });
  // What was typed while this script was loading.
  const onResultsPage = document.querySelector('[data-results]') !== null;
  if (!onResultsPage && document.activeElement === input && input.value.trim() !== '') void search();
}

/** Adds the list, a line above it and a status for screen readers, and says on the field what it is now. */
function addPanel(form: HTMLFormElement, input: HTMLInputElement, label: string) {
  const add = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) => {
    const element = document.createElement(name);
    element.className = className;
    return element;
  };
  const panel = add('div', 'search-panel');
  const note = add('p', 'search-note');
  const list = add('ul', 'search-list');
  const status = add('p', 'search-status');
  panel.hidden = true;
  list.id = `${input.id}List`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  status.setAttribute('role', 'status');
  panel.append(note, list);
  form.append(panel, status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  return { panel, note, list, status };
}

function optionOf(
  result: SearchResult,
  id: string,
  { lookups }: Found,
  root: string,
  index: LoadedIndex,
): HTMLElement {
  const { title, url, section, answer } = result;
  const heading = headingOf(result, lookups, index.analyser);
  const terms = meantTerms(lookups);
  const option = document.createElement('li');
  option.id = id;
  option.dataset.href = root + (heading?.url ?? url);
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.append(markedElement('title', title, terms, index));
  if (section) option.append(plainElement('section', section, index));
  if (heading) option.append(markedElement('heading', heading.text, terms, index));
  else if (answer) option.append(markedElement('answer', answer, terms, index));
  return option;
}
