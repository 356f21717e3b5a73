import { make } from './dev-elements.ts';

/** What the writer must mend before pages are right again. */
export interface Trouble {
  readonly message: string;
  readonly hint?: string;
  readonly at?: { readonly path: string; readonly line: number; readonly column: number };
  readonly lines?: readonly { readonly number: number; readonly text: string }[];
}

export interface Overlay {
  show(trouble: Trouble): void;
  hide(): void;
}

/** A dialog over the page with one mistake in it. The reader may close it; it comes back with another mistake only. */
export function createOverlay(root: ShadowRoot): Overlay {
  const dialog = make('dialog', 'overlay');
  dialog.setAttribute('aria-labelledby', 'overlay-title');
  root.append(dialog);
  let shown = '';
  return {
    show(trouble) {
      const key = JSON.stringify(trouble);
      if (key === shown) return;
      shown = key;
      dialog.replaceChildren(...contentOf(trouble, () => dialog.close()));
      if (!dialog.open) dialog.showModal();
    },
    hide() {
      shown = '';
      dialog.close();
    },
  };
}

function contentOf({ message, hint, at, lines = [] }: Trouble, close: () => void): HTMLElement[] {
  const title = make('h2', '', 'Something must be mended first');
  title.id = 'overlay-title';
  const button = make('button', 'button', 'Close');
  button.type = 'button';
  button.addEventListener('click', close);
  const parts: HTMLElement[] = [title];
  if (at) parts.push(make('p', 'place', make('code', '', `${at.path}:${at.line}:${at.column}`)));
  parts.push(make('p', 'message', message));
  if (at && lines.length > 0) {
    const rows = lines.map(({ number, text }) => {
      const row = make(
        'span',
        number === at.line ? 'line wrong' : 'line',
        make('b', '', String(number)),
        text,
      );
      return make('span', '', row, '\n');
    });
    const code = make('pre', 'source', ...rows);
    code.tabIndex = 0;
    code.setAttribute('aria-label', `Lines of ${at.path}`);
    code.setAttribute('role', 'region');
    parts.push(code);
  }
  if (hint) parts.push(make('p', 'hint', hint));
  parts.push(make('p', 'note', 'This goes away when the mistake is mended and saved.'), button);
  return parts;
}
