/** Takes away notices whose last day is over for the reader: a page may be older than its notice. */
export function dropOldNotices(now: Date): void {
  const day = (value: number) => String(value).padStart(2, '0');
  const today = `${now.getFullYear()}-${day(now.getMonth() + 1)}-${day(now.getDate())}`;
  for (const notice of document.querySelectorAll<HTMLElement>('[data-until]')) {
    if ((notice.dataset.until ?? '') >= today) continue;
    const region = notice.closest('.notices');
    notice.remove();
    if (region && !region.querySelector('.notice')) region.remove();
  }
}
