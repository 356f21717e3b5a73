import { make, makeStatus, sentence } from './dev-elements.ts';
import { openButton } from './dev-open.ts';

/** What the writer must mend before pages are right again. */
export interface Trouble {
  readonly message: string;
  readonly hint?: string;
  readonly at?: { readonly path: string; readonly line: number; readonly column: number };
  readonly lines?: readonly { readonly number: number; readonly text: string }[];
  /** Column of the first character of the lines. */
  readonly from?: number;
}

export interface Overlay {
  show(trouble: Trouble): void;
  hide(): void;
  /** The mistake that the writer closed; to be given to `createOverlay` when the page is loaded again. */
  closed(): string | undefined;
}

/**
 * A dialog over the page with one mistake in it. The writer may close it; it comes back with another mistake only, also on a
 * page that is loaded again because it was saved: `closed` is the mistake that was closed there.
 */
export function createOverlay(root: ShadowRoot, closed: string | undefined): Overlay {
  const dialog = make('dialog', 'overlay');
  dialog.setAttribute('aria-labelledby', 'overlay-title');
  root.append(dialog);
  let shown = closed ?? '';
  return {
    show(trouble) {
      const key = JSON.stringify(trouble);
      if (key === shown) return;
      shown = key;
      dialog.replaceChildren(...contentOf(trouble, () => dialog.close()));
      if (!dialog.open) dialog.showModal();
      // Read out from its beginning; the buttons are one Tab away.
      dialog.querySelector('h2')?.focus({ preventScroll: true });
      dialog.querySelector('mark')?.scrollIntoView({ block: 'nearest', inline: 'center' });
      dialog.scrollTop = 0;
    },
    hide() {
      shown = '';
      dialog.close();
    },
    closed: () => (shown === '' || dialog.open ? undefined : shown),
  };
}

function contentOf(trouble: Trouble, close: () => void): HTMLElement[] {
  const { message, hint, at, lines = [] } = trouble;
  const title = make('h2', '', 'Something must be mended first');
  title.id = 'overlay-title';
  title.tabIndex = -1;
  const button = make('button', 'button', 'Close');
  button.type = 'button';
  button.addEventListener('click', close);
  const status = makeStatus('note');
  const parts: HTMLElement[] = [title];
  if (at) {
    const place = `${at.path}:${at.line}:${at.column}`;
    parts.push(make('p', 'place', openButton(at.path, at.line, place, 'line-link', status)));
  }
  parts.push(make('p', 'message', ...sentence(message)));
  if (at && lines.length > 0) parts.push(sourceOf(trouble, at));
  if (hint) parts.push(make('p', 'hint', ...sentence(hint)));
  parts.push(make('p', 'note', 'This goes away when the mistake is mended and saved.'), status, button);
  return parts;
}

/** The lines around the place, with the word at it marked. */
function sourceOf({ lines = [], from = 1 }: Trouble, at: NonNullable<Trouble['at']>): HTMLElement {
  const rows = lines.map(({ number, text }) => {
    const isWrong = number === at.line;
    const row = make('span', isWrong ? 'line wrong' : 'line', make('b', '', String(number)));
    row.append(...(isWrong ? marked(text, at.column - from) : [text]));
    return make('span', '', row, '\n');
  });
  const code = make('pre', 'source', ...rows);
  code.tabIndex = 0;
  code.setAttribute('aria-label', `Lines of ${at.path}`);
  code.setAttribute('role', 'region');
  return code;
}

function marked(text: string, start: number): (HTMLElement | string)[] {
  const word = /^(?:\{\{[^}]*\}{0,3}|[\p{L}\p{N}_-]+|\S)/u.exec(text.slice(start))?.[0];
  if (word === undefined) return [text];
  return [text.slice(0, start), make('mark', '', word), text.slice(start + word.length)];
}
