/**
 * Loads the search when a search box gets the focus, or at once on a results page with a question. Nothing before.
 * The address is in `data-search` of the form.
 */
export function bootSearch(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-search]')];
  const address = forms[0]?.dataset.search;
  if (!address) return;
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    const script = document.createElement('script');
    script.src = address;
    // Without it the form still leads to the results page; the next focus tries again.
    script.onerror = () => {
      started = false;
      script.remove();
    };
    document.head.append(script);
  };
  for (const form of forms) form.addEventListener('focusin', start);
  const asked = document.querySelector('[data-results]') && new URLSearchParams(location.search).get('q');
  if (asked || forms.some((form) => form.contains(document.activeElement))) start();
}
