/**
 * Loads the search when a search box gets the focus, or at once on a results page with a question. Nothing before.
 * The address is in `data-search` of the form.
 */
export function bootSearch(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-search]')];
  const address = forms[0]?.dataset.search;
  if (!address) return;
  const asked = document.querySelector('[data-results]') && new URLSearchParams(location.search).get('q');
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    const script = document.createElement('script');
    script.src = address;
    // Without it the form still leads to the results page, which says so; the next focus tries again.
    script.onerror = () => {
      started = false;
      script.remove();
      const status = asked && document.querySelector('[data-results] [role=status]');
      if (status) status.textContent = forms[0]?.dataset.failed ?? '';
    };
    document.head.append(script);
  };
  for (const form of forms) form.addEventListener('focusin', start);
  if (asked || forms.some((form) => form.contains(document.activeElement))) start();
}
