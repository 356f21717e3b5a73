// Loaded when a search box gets the focus, and on the results page.
import { loadIndex } from './load-index.ts';
import { makeCombobox } from './search-box.ts';
import { showResults } from './search-page.ts';

const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-search]')];
const { index = '', locale = '' } = forms[0]?.dataset ?? {};
const find = loadIndex(index, locale);
for (const form of forms) makeCombobox(form, find);
const place = document.querySelector<HTMLElement>('[data-results]');
if (place && forms[0]) void showResults(place, forms[0], find);
