import { openState, type PageHours } from './open-hours.ts';

/** The reader's own form of the page's language, for its clock: `en-US` on a page in `en`. */
function readersLanguage(): string {
  const page = document.documentElement.lang || 'en';
  return navigator.languages.find((own) => own.split('-')[0] === page.split('-')[0]) ?? page;
}

/** "17:30" in the page's language and the reader's time zone; with the weekday when it is not today. */
function inReadersTime(when: Date, now: Date): string {
  const sameDay = when.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(readersLanguage(), {
    hour: 'numeric',
    minute: '2-digit',
    ...(!sameDay && { weekday: 'long' }),
  }).format(when);
}

/** Says at every list of opening hours whether somebody is there now. The words come from the page. */
export function showOpenNow(now: Date): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-hours]')) {
    const line = element.querySelector<HTMLElement>('.hours-now');
    if (!line) continue;
    try {
      const { open, changes } = openState(JSON.parse(element.dataset.hours ?? '') as PageHours, now);
      const { always = '', never = '', open: until = '', closed = '' } = element.dataset;
      const time = changes && inReadersTime(changes, now);
      line.textContent = time ? (open ? until : closed).replace('{time}', () => time) : open ? always : never;
      line.classList.toggle('is-open', open);
      line.hidden = false;
    } catch {
      // A time zone that this browser does not know: the list of hours is there all the same.
    }
  }
}
