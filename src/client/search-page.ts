import type { Find } from './load-index.ts';
import { summaryOf } from './search-box.ts';
import { resultParts } from './search-marks.ts';
import { wordsOf } from './search-words.ts';

const mostResults = 30;

/** Shows the results of the question in the address (`?q=`) on the results page. */
export async function showResults(place: HTMLElement, form: HTMLFormElement, find: Find): Promise<void> {
  const query = (new URLSearchParams(location.search).get('q') ?? '').trim();
  const input = form.querySelector<HTMLInputElement>('input[name=q]');
  const status = place.querySelector<HTMLElement>('[role=status]');
  if (query === '' || !status) return;
  if (input) input.value = query;
  try {
    const found = await find(query, { limit: mostResults });
    status.textContent = summaryOf(found, query, form);
    const list = document.createElement('ol');
    list.className = 'search-results';
    list.append(
      ...found.results.map((result) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        const [title, ...rest] = resultParts(result);
        link.href = (form.dataset.root ?? '') + result.url;
        link.append(title as HTMLElement);
        item.append(link, ...rest);
        return item;
      }),
    );
    if (found.results.length > 0) place.append(list);
    document.title = `${query} – ${document.title}`;
  } catch {
    status.textContent = wordsOf(form).failed;
  }
}
