// Loaded with the start of the index when a search box gets the focus, and on the results page.
import { loadIndex } from './load-index.ts';
import { makeCombobox } from './search-box.ts';
import { showResults } from './search-page.ts';

const { src } = document.currentScript as HTMLScriptElement;
const index = loadIndex(src);
const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-search]')];
for (const form of forms) makeCombobox(form, index);
const place = document.querySelector<HTMLElement>('[data-results]');
if (place && forms[0]) void showResults(place, forms[0], index);
