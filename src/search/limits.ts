// How much of a query is looked up. No imports: then the numbers themselves go into the script.

/** Longer queries are cut: what counts has been said by then, and every word costs a file. */
export const longestQuery = 200;
export const mostTerms = 12;
/** Shorter beginnings are of too many words to mean one. */
export const shortestPrefix = 3;
/** At most this many words that begin as typed, and this many repairs of a word, are tried. */
export const mostPrefixed = 12;
export const mostRepairs = 2;
