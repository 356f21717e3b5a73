import type { Found } from '../search/create-search.ts';
import type { Find } from './load-index.ts';
import { resultParts } from './search-marks.ts';
import { put, wordsOf } from './search-words.ts';

/** Milliseconds after the last key before searching, and before a screen reader is told the count. */
const searchAfter = 80;
const announceAfter = 700;

/** What a search led to, in words: how many, and what a misspelt word was taken for. */
export function summaryOf(found: Found, query: string, form: HTMLElement): string {
  const words = wordsOf(form);
  if (found.results.length === 0) return put(words.none, 'query', query);
  const repairs = found.repairs.map(({ to }) => to).join(', ');
  const repaired = repairs === '' ? '' : `${put(words.repaired, 'words', repairs)} `;
  return repaired + put(words.count, 'count', found.results.length);
}

/**
 * Makes a search form a combobox with a list of suggestions: "Editable Combobox With List Autocomplete" of the WAI-ARIA
 * Authoring Practices. The focus stays in the field; Enter without a chosen suggestion sends the form as before.
 */
export function makeCombobox(form: HTMLFormElement, find: Find): void {
  const input = form.querySelector<HTMLInputElement>('input[name=q]');
  if (!input) return;
  const root = form.dataset.root ?? '';
  const words = wordsOf(form);
  const list = document.createElement('ul');
  list.id = `${input.id}List`;
  list.className = 'search-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.suggestions);
  list.hidden = true;
  const note = document.createElement('p');
  note.className = 'search-note';
  note.hidden = true;
  const status = document.createElement('p');
  status.className = 'search-status';
  status.setAttribute('role', 'status');
  const panel = document.createElement('div');
  panel.className = 'search-panel';
  panel.hidden = true;
  panel.append(note, list);
  form.append(panel, status);

  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-haspopup': 'listbox',
  })) {
    input.setAttribute(name, value);
  }

  let addresses: string[] = [];
  let active = -1;
  let latest = 0;
  let searchTimer = 0;
  let announceTimer = 0;

  const choose = (index: number) => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = list.children[index];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    choose(-1);
    panel.hidden = true;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };
  const open = () => {
    panel.hidden = false;
    list.hidden = addresses.length === 0;
    input.setAttribute('aria-expanded', String(addresses.length > 0));
  };
  const announce = (text: string) => {
    clearTimeout(announceTimer);
    announceTimer = window.setTimeout(() => {
      status.textContent = text;
    }, announceAfter);
  };
  const show = (found: Found, query: string) => {
    choose(-1);
    const summary = summaryOf(found, query, form);
    addresses = found.results.map((result) => root + result.url);
    list.replaceChildren(
      ...found.results.map((result, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}${index}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.append(...resultParts(result));
        return option;
      }),
    );
    note.textContent = summary;
    note.hidden = found.results.length > 0 && found.repairs.length === 0;
    open();
    announce(summary);
  };
  const search = async () => {
    const query = input.value.trim();
    const turn = ++latest;
    if (query === '') {
      announce('');
      return close();
    }
    try {
      const found = await find(query, { prefix: true, limit: 6 });
      if (turn === latest && document.activeElement === input) show(found, query);
    } catch {
      // The form still leads to the results page, which says what else there is.
      if (turn === latest) {
        close();
        announce(words.failed);
      }
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(searchTimer);
    searchTimer = window.setTimeout(search, searchAfter);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const { length } = addresses;
    const isOpen = !panel.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (length === 0) return;
      event.preventDefault();
      if (!isOpen) open();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One stop beyond either end is the field itself.
      choose(((active + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      location.assign(addresses[active] as string);
    } else if (event.key === 'Escape') {
      if (isOpen) event.preventDefault();
      if (isOpen) close();
      else input.value = '';
    } else if (event.key === 'Home' || event.key === 'End') {
      choose(-1);
    }
  });
  // A press must not take the focus out of the field before the click arrives.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('[role=option]');
    const address = option && addresses[[...list.children].indexOf(option)];
    if (address) location.assign(address);
  });
  input.addEventListener('blur', close);
  input.addEventListener('focus', () => {
    if (input.value.trim() !== '' && addresses.length > 0) open();
  });
  form.addEventListener('submit', () => clearTimeout(searchTimer));
  if (document.activeElement === input && input.value.trim() !== '') void search();
}
