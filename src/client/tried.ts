const key = 'kb-tried';
const limit = 5;

/** What the reader tried in this tab, the oldest first: titles of articles, words searched for. It stays in the browser. */
export function readTried(): string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

/** Remembers one more thing tried, in this tab only. Does nothing where storage is not allowed. */
export function noteTried(what: string): void {
  const text = what.trim().slice(0, 200);
  if (text === '') return;
  const tried = [...readTried().filter((item) => item !== text), text].slice(-limit);
  try {
    sessionStorage.setItem(key, JSON.stringify(tried));
  } catch {
    // Private mode or file://: the hand-off says what this page is, no more.
  }
}

/** Lets hand-off links carry what was tried. Nothing is sent unless the reader follows such a link. */
export function fillHandOffs(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-handoff]');
  if (links.length === 0) return;
  if (document.body.classList.contains('page-article'))
    noteTried(document.querySelector('h1')?.textContent ?? '');
  if (document.querySelector('[data-results]'))
    noteTried(new URLSearchParams(location.search).get('q') ?? '');
  const fill = () => {
    for (const link of links) {
      const template = link.dataset.handoff;
      if (template)
        link.href = template.replace(/\{tried\}/g, () => encodeURIComponent(readTried().join('; ')));
    }
  };
  fill();
  // Searches on this very page are tried later than it was loaded.
  document.addEventListener('click', fill, true);
}
