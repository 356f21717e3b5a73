/**
 * The file below the output folder that an address of the site leads to: `a/b.html` -> itself, `a/` and `` -> their
 * `index.html`, `a/b` -> `a/b.html`. An `#anchor` is ignored. The address has no leading slash.
 */
export function outputOfAddress(address: string): string {
  const hash = address.indexOf('#');
  const path = hash === -1 ? address : address.slice(0, hash);
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? path : `${path}.html`;
}
