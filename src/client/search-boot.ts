/** Loads the search script when a search box gets the focus, or at once on a results page with a question. Nothing before. */
export function bootSearch(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-search]')];
  const asked = document.querySelector('[data-results]') && new URLSearchParams(location.search).get('q');
  let started = false;
  const start = () => {
    const address = forms[0]?.dataset.search;
    if (started || !address) return;
    started = true;
    const script = document.createElement('script');
    script.src = address;
    document.head.append(script);
  };
  for (const form of forms) form.addEventListener('focusin', start, { once: true });
  if (asked || forms.some((form) => form.contains(document.activeElement))) start();
}
