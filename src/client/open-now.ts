import { openState, type PageHours } from './open-hours.ts';

/** "17:30" in the page's language and the reader's time zone; with the weekday when it is not today. */
function inReadersTime(when: Date, now: Date, language: string): string {
  const sameDay = when.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(language, {
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
      const time = changes && inReadersTime(changes, now, document.documentElement.lang || 'en');
      line.textContent = time ? (open ? until : closed).replace('{time}', () => time) : open ? always : never;
      line.classList.toggle('is-open', open);
      line.hidden = false;
    } catch {
      // A time zone that this browser does not know: the list of hours is there all the same.
    }
  }
}
