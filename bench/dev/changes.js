/** What a writer changes, in turn: the text, the title, a heading. Each puts `word` into the text of an article. */
export const changes = [
  (text, word) => `${text}\n\nA new paragraph with ${word}.\n`,
  (text, word) => text.replace(/^title: .*$/m, `title: ${word} and more`),
  (text, word) => `${text}\n\n## ${word}\n\nMore text.\n`,
];

/** The article of edit `i` out of `edits`, two uncounted ones (-2, -1) included: all over the site. */
export function articleToEdit(names, i, edits) {
  return names[Math.floor(((i + 3) * names.length) / (edits + 4))];
}

/** Resolves after so many milliseconds. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
