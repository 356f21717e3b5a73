// On pages of `kb dev` only, never in a build: shows the panel, and the page anew when it is another one.

import { createOverlay, type Trouble } from './dev-overlay.ts';
import { createPanel } from './dev-panel.ts';
import { reloadInPlace, restorePlace } from './dev-reload.ts';

type Message =
  | { readonly kind: 'reload' | 'fine' | 'panel' }
  | { readonly kind: 'problem'; readonly problem: Trouble };

/** `templates/dev/dev.css`, which the server puts in front of this script: no style sheet to wait for, no inline style. */
const styles = (self as { kbDevStyles?: string }).kbDevStyles ?? '';
const version = (document.currentScript as HTMLScriptElement | null)?.dataset.version ?? '';

/** So long without an answer is no hiccup. */
const lostMs = 1_500;

/** A tree of its own: no style of the page reaches the panel, and none of the panel's reaches the page. */
function createRoot(): ShadowRoot {
  const host = document.createElement('kb-dev');
  // Whatever the language of the page: the panel speaks English.
  host.lang = 'en';
  host.dir = 'ltr';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  return root;
}

/** Listens while the window can be seen: a browser has few connections to one server, and a hidden window can wait. */
function listen(take: (message: Message) => void, setConnected: (isConnected: boolean) => void): void {
  let source: EventSource | undefined;
  let losing: number | undefined;
  const close = () => {
    clearTimeout(losing);
    source?.close();
    source = undefined;
  };
  const update = () => {
    if (document.visibilityState === 'hidden') {
      close();
    } else if (!source) {
      const query = new URLSearchParams({ page: location.pathname, version });
      source = new EventSource(`/_kb/events?${query}`);
      source.onmessage = (event) => take(JSON.parse(event.data) as Message);
      source.onopen = () => {
        clearTimeout(losing);
        losing = undefined;
        setConnected(true);
      };
      // The browser tries again by itself; kb may only be starting anew.
      source.onerror = () => {
        losing ??= setTimeout(() => setConnected(false), lostMs);
      };
    }
  };
  document.addEventListener('visibilitychange', update);
  // A page that waits in the history must not hold its connection, nor come back as it was.
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => {
    if (event.persisted) update();
  });
  update();
}

const ours = restorePlace();
const root = createRoot();
const panel = createPanel(root, ours.panelFocus);
const overlay = createOverlay(root, ours.closed);
listen((message) => {
  if (message.kind === 'problem') overlay.show(message.problem);
  else if (message.kind === 'reload')
    reloadInPlace({ panelFocus: panel.focused(), closed: overlay.closed() });
  else if (message.kind === 'panel') void panel.refresh();
  else overlay.hide();
}, panel.setConnected.bind(panel));
void panel.refresh();
