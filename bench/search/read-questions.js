// The questions of a set, and what is asked in their place: short forms and forms with a typing error.
import { readFileSync } from 'node:fs';
import { randomFrom } from '../random.js';

/** Words that say how something is asked, not what: of the peers' analysis and of the keyword forms, not of kb's. */
export const smallWords = new Set(
  `a about after all also am an and any anyone are as at be been before being but by can could did do does doing for from
get had has have having how i id if im in into is it its ive just know let like me my need no not of off on once one only
or other our out over please same should so some someone something such than that thats the their them then there they
this those to too up use used using via want was way we were what when where which while who why will with without would
you your possible able`.split(/\s+/),
);

/** `{docs: [{id, title, headings, body, tags}], queries: [{q, relevant: [ids]}]}` from a file. */
export function readQuestions(file) {
  const { docs, queries } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    docs,
    questions: queries.map(({ q, relevant }) => ({ text: q.replace(/\s+/g, ' ').trim(), relevant })),
  };
}

/** The three rarest words of each question that mean something and that some article has, in the order of the question. */
export function keywordForms(questions, texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return questions.flatMap((question) => {
    const words = [...new Set(wordsOf(question.text))].filter(
      (word) => !smallWords.has(word) && counts.has(word),
    );
    const rarest = words.toSorted((a, b) => counts.get(a) - counts.get(b)).slice(0, 3);
    return words.length < 3
      ? []
      : [{ ...question, text: words.filter((word) => rarest.includes(word)).join(' ') }];
  });
}

/** Each question with one typing error in one of its longer words: a letter left out, doubled, changed or swapped. */
export function misspelt(questions, seed) {
  const random = randomFrom(seed);
  const pick = (count) => Math.floor(random() * count);
  return questions.map((question) => {
    const words = question.text.split(' ');
    const long = words.flatMap((word, at) => (/^[a-z]{5,}$/i.test(word) ? [at] : []));
    const at = long[pick(long.length)];
    if (at === undefined) return question;
    const word = words[at];
    const place = 1 + pick(word.length - 2);
    const other = String.fromCharCode(97 + pick(26));
    const rest = word.slice(place + 1);
    words[at] =
      word.slice(0, place) +
      [rest, word[place] + word[place] + rest, other + rest, rest[0] + word[place] + rest.slice(1)][pick(4)];
    return { ...question, text: words.join(' ') };
  });
}

function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
