import type { Article } from '../model/article.ts';
import { compareText } from './paths.ts';
import type { Placed } from './placed.ts';

const wanted = 5;
/** Words that one article brings into the comparison: its rarest ones. */
const maxTerms = 16;
/** A term that more articles share than this says little and costs much. */
const maxSharers = 120;
const maxTextLength = 600;
const maxTokens = 120;
const tagWeight = 3;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [word] of text
    .slice(0, maxTextLength)
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (tokens.length >= maxTokens) break;
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)) {
      // Scripts without spaces: pairs of characters do the work of words.
      for (let i = 0; i + 1 < word.length && tokens.length < maxTokens; i++)
        tokens.push(word.slice(i, i + 2));
    } else if (word.length > 2 && word.length < 40) {
      tokens.push(word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);
    }
  }
  return tokens;
}

/** Term -> weight in this article: tags count most, then title and phrases, then headings and the answer. */
function termsOf(article: Article): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => {
    if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
  };
  for (const token of tokensOf(article.answerText)) add(token, 0.6);
  for (const heading of article.headings.slice(0, 20))
    for (const token of tokensOf(heading.text)) add(token, 0.7);
  for (const phrase of article.meta.phrases?.slice(0, 20) ?? [])
    for (const token of tokensOf(phrase)) add(token, 1);
  for (const token of tokensOf(article.title)) add(token, 1.5);
  for (const tag of article.meta.tags?.slice(0, 30) ?? [])
    add(`#${tag.normalize('NFKC').toLowerCase()}`, tagWeight);
  return terms;
}

/**
 * For every listed article of one locale, up to five others that share rare words and tags with it, best first; equals in path
 * order. Score: sum over shared terms of weight x weight x log(1 + articles / articles with the term). A term counts when 2 to 120
 * articles have it, and each article asks with its 16 heaviest terms, so the work grows linearly with the number of
 * articles. Sharing one ordinary word is not enough to be related.
 */
export function findRelated(articles: readonly Placed[]): Map<string, readonly string[]> {
  const sorted = [...articles].sort((a, b) => compareText(a.path, b.path));
  const terms = sorted.map((placed) => termsOf(placed.article));
  const postings = new Map<string, number[]>();
  for (let index = 0; index < sorted.length; index++) {
    for (const term of (terms[index] as Map<string, number>).keys()) {
      const list = postings.get(term);
      if (list) list.push(index);
      else postings.set(term, [index]);
    }
  }
  const scores = new Float64Array(sorted.length);
  const matches = new Uint8Array(sorted.length);
  const limit = Math.min(maxSharers, Math.max(8, Math.ceil(sorted.length * 0.2)));
  const related = new Map<string, readonly string[]>();
  for (let index = 0; index < sorted.length; index++) {
    const touched: number[] = [];
    const asked: { term: string; weight: number; list: readonly number[] }[] = [];
    for (const [term, weight] of terms[index] as Map<string, number>) {
      const list = postings.get(term) as number[];
      if (list.length < 2 || list.length > limit) continue;
      asked.push({ term, weight: weight * Math.log(1 + sorted.length / list.length), list });
    }
    asked.sort((a, b) => b.weight - a.weight || compareText(a.term, b.term));
    for (const { term, weight, list } of asked.slice(0, maxTerms)) {
      const isTag = term.startsWith('#');
      for (const other of list) {
        if (other === index) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other] =
          (scores[other] as number) + weight * ((terms[other] as Map<string, number>).get(term) as number);
        matches[other] = Math.min(255, (matches[other] as number) + (isTag ? 2 : 1));
      }
    }
    const here = (sorted[index] as Placed).node;
    const candidates = touched
      .filter((other) => (matches[other] as number) >= 2)
      .map((other) => ({
        other,
        score: (scores[other] as number) * ((sorted[other] as Placed).node === here ? 1.15 : 1),
      }));
    candidates.sort((a, b) => b.score - a.score || a.other - b.other);
    related.set(
      (sorted[index] as Placed).path,
      candidates.slice(0, wanted).map(({ other }) => (sorted[other] as Placed).path),
    );
    for (const other of touched) {
      scores[other] = 0;
      matches[other] = 0;
    }
  }
  return related;
}
