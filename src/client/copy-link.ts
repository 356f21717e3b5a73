async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Shows the "Copy link" buttons, which need a script, and lets them say how it went. */
export function offerCopyLink(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const place = button.closest<HTMLElement>('[hidden]');
    const status = place?.querySelector<HTMLElement>('[role=status]');
    if (!place || !status) continue;
    place.hidden = false;
    button.addEventListener('click', async () => {
      const copied = await copy(button.dataset.copy || location.href.replace(/#.*$/, ''));
      // Emptied first: the same words twice would be announced once.
      status.textContent = '';
      setTimeout(() => {
        status.textContent = (copied ? button.dataset.done : button.dataset.failed) ?? '';
      }, 50);
    });
  }
}
