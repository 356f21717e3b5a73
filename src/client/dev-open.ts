import { make } from './dev-elements.ts';

/** A button that opens a source file in the writer's editor, and says in `status` what came of it. */
export function openButton(
  file: string,
  line: number,
  text: string,
  className: string,
  status: HTMLElement,
): HTMLElement {
  // Folders and images are nothing for an editor.
  if (!/\.(md|ya?ml|json|hbs|css)$/i.test(file)) return make('span', className, text);
  const button = make('button', className, text);
  button.type = 'button';
  button.title = `Open ${file} in your editor`;
  button.addEventListener('click', async () => {
    const response = await fetch('/_kb/open', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ file, line }),
    }).catch(() => undefined);
    const answer = response?.ok
      ? ((await response.json()) as { opened: boolean; message?: string })
      : undefined;
    status.textContent = answer?.opened ? `Opened ${file}.` : (answer?.message ?? 'kb dev does not answer.');
  });
  return button;
}
