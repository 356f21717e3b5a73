import { randomFrom } from '../random.js';
import { projectDocuments } from './minisearch-peers.js';
import { smallWords } from './read-questions.js';

/**
 * Queries about made-up articles: three words of an article's title, and eight to fourteen words of its title and text
 * with small words between them, as people write. A hundred each, the same for the same articles.
 */
export function madeUpQueries(project) {
  const documents = projectDocuments(project);
  const random = randomFrom(11);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const small = [...smallWords].filter((word) => word.length > 1);
  const wordsOf = (text) =>
    (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !smallWords.has(word));
  const make = (form) => Array.from({ length: 100 }, () => form(pick(documents)));
  const three = ({ title }) => [...new Set(wordsOf(title))].slice(-3);
  return {
    keywords: make((document) => three(document).join(' ')),
    questions: make((document) => {
      const words = [...three(document), pick(wordsOf(document.text)), pick(wordsOf(document.text))];
      return ['how do i', ...words.flatMap((word) => [word, pick(small)])].join(' ');
    }),
  };
}
