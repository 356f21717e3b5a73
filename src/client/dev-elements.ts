/** Makes an element with a class and children. Texts go in as text, never as HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** A sentence of kb: what stands between backticks is code. */
export function sentence(text: string): (HTMLElement | string)[] {
  return text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? make('code', '', part) : part));
}

/** A place that says what happened, also to who cannot see it. */
export function makeStatus(className: string): HTMLElement {
  const status = make('p', className);
  status.setAttribute('role', 'status');
  return status;
}
