import type { Article } from '../model/article.ts';
import { finishSteps } from '../model/finish-steps.ts';
import type { Remember } from '../model/remember.ts';
import { compareText } from './paths.ts';
import type { Placed } from './placed.ts';

const wanted = 5;
/** Terms with which one article looks for others. */
const maxTerms = 12;
/** A word, or a tag, that more articles share than this says little and costs much. */
const maxSharers = 60;
const maxTagSharers = 200;
const maxTermsKept = 40;
const maxTextLength = 400;
const maxTokens = 40;
const tagWeight = 3;

/** Scripts without spaces. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const plain = text.normalize('NFKC').toLowerCase();
  const isSpaceless = spaceless.test(plain);
  for (const word of plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    if (tokens.length >= maxTokens) break;
    if (isSpaceless && spaceless.test(word)) {
      // Pairs of characters do the work of words.
      for (let i = 0; i + 1 < word.length && tokens.length < maxTokens; i++)
        tokens.push(word.slice(i, i + 2));
    } else if (word.length > 2 && word.length < 40) {
      tokens.push(word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);
    }
  }
  return tokens;
}

/** All texts of an article that are looked at, by what they weigh. */
interface Texts {
  readonly tags: readonly string[];
  readonly title: string;
  readonly phrases: readonly string[];
  readonly headings: readonly string[];
  readonly answer: string;
}

function textsOf({ meta, title, headings, answerText }: Article): Texts {
  return {
    tags: meta.tags?.slice(0, 20) ?? [],
    title: title.slice(0, maxTextLength),
    phrases: (meta.phrases?.slice(0, 20) ?? []).map((phrase) => phrase.slice(0, maxTextLength)),
    headings: headings.slice(0, 10).map(({ text }) => text.slice(0, maxTextLength)),
    answer: answerText.slice(0, maxTextLength),
  };
}

/**
 * Gives `take` the terms of an article with their weights: tags count most, then title and phrases, then headings and the answer.
 * A term that comes again weighs what it did at first, so `take` says whether it was new; no text is read after 40 new ones.
 */
function takeTerms(article: Article, take: (term: string, weight: number) => boolean): void {
  const { tags, title, phrases, headings, answer } = textsOf(article);
  let kept = 0;
  const add = (text: string, weight: number) => {
    if (kept >= maxTermsKept) return;
    for (const token of tokensOf(text)) if (take(token, weight)) kept++;
  };
  for (const tag of tags) if (take(`#${tag.normalize('NFKC').toLowerCase()}`, tagWeight)) kept++;
  add(title, 1.5);
  for (const phrase of phrases) add(phrase, 1);
  for (const heading of headings) add(heading, 0.7);
  add(answer, 0.6);
}

/** A term: the numbers of the articles that share it, rising, and what it weighs in each. */
interface Posting {
  readonly isTag: boolean;
  readonly articles: number[];
  readonly weights: number[];
}

interface Use {
  readonly posting: Posting;
  readonly weight: number;
}

/** The terms by which an article looks for others: its heaviest ones that neither stand alone nor are everywhere. */
function questionsOf(uses: readonly Use[], total: number): Use[] {
  const most = Math.min(maxSharers, Math.max(4, total * 0.2));
  const questions: Use[] = [];
  for (const { posting, weight } of uses) {
    const sharers = posting.articles.length;
    if (sharers < 2 || sharers > (posting.isTag ? maxTagSharers : most)) continue;
    questions.push({ posting, weight: weight * Math.log(1 + total / sharers) });
  }
  // Equals stay in the order of the article: tags, then title, and so on.
  return questions.sort((a, b) => b.weight - a.weight).slice(0, maxTerms);
}

/** Where `index` stands in a list of rising numbers, or would stand. */
function positionOf(list: readonly number[], index: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds an article to a posting, in its place; false when it is there. */
function insert({ articles, weights }: Posting, number: number, weight: number): boolean {
  const last = articles.at(-1);
  if (last === undefined || last < number) {
    articles.push(number);
    weights.push(weight);
    return true;
  }
  const at = positionOf(articles, number);
  if (articles[at] === number) return false;
  articles.splice(at, 0, number);
  weights.splice(at, 0, weight);
  return true;
}

/**
 * Finds, for a listed article of one locale, up to five others that share rare words and tags with it, best first; equals in path
 * order. Score: sum over shared terms of weight x weight x log(1 + articles / sharers), where sharers is the number of
 * articles with the term; 15 % more in the same folder. Terms that too many share are passed over and each article asks with
 * its 12 heaviest terms, so the work grows linearly with the number of articles. Sharing one ordinary word is not enough.
 */
export class RelatedIndex {
  /** By the number of an article: what it looks for others with, and where it stands. Free numbers are used again. */
  readonly #placed: (Placed | undefined)[] = [];
  readonly #articles: (Article | undefined)[] = [];
  readonly #uses: Use[][] = [];
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #postings = new Map<string, Posting>();
  /** Places in path order, by number. */
  #ranks = new Uint32Array();
  #scores = new Float64Array();
  #matches = new Uint16Array();

  /** Takes in all articles, one at each step, and forgets others that it had. What it knows of them already is kept. */
  *fill(articles: readonly Placed[]): Generator<undefined, this> {
    const paths = new Set(articles.map(({ path }) => path));
    for (const path of this.#numbers.keys()) if (!paths.has(path)) this.#remove(path);
    for (const placed of articles) {
      const number = this.#numbers.get(placed.path) ?? this.#free.pop() ?? this.#placed.length;
      this.#numbers.set(placed.path, number);
      this.#placed[number] = placed;
      if (this.#articles[number] === placed.article) continue;
      this.#exchange(number, placed.article);
      yield;
    }
    const sorted = [...articles].sort((a, b) => compareText(a.path, b.path));
    this.#ranks = new Uint32Array(this.#placed.length);
    for (const [rank, { path }] of sorted.entries()) this.#ranks[this.#numbers.get(path) as number] = rank;
    this.#scores = new Float64Array(this.#placed.length);
    this.#matches = new Uint16Array(this.#placed.length);
    return this;
  }

  /** Takes in what the article at this path says now. */
  update(path: string, article: Article): void {
    const number = this.#numbers.get(path);
    if (number !== undefined) this.#exchange(number, article);
  }

  #remove(path: string): void {
    const number = this.#numbers.get(path) as number;
    this.#exchange(number, undefined);
    this.#placed[number] = undefined;
    this.#numbers.delete(path);
    this.#free.push(number);
  }

  #exchange(number: number, article: Article | undefined): void {
    for (const { posting } of this.#uses[number] ?? []) {
      const at = positionOf(posting.articles, number);
      posting.articles.splice(at, 1);
      posting.weights.splice(at, 1);
    }
    this.#articles[number] = article;
    this.#uses[number] = article ? this.#add(article, number) : [];
  }

  #add(article: Article, number: number): Use[] {
    const uses: Use[] = [];
    takeTerms(article, (term, weight) => {
      let posting = this.#postings.get(term);
      if (!posting) {
        posting = { isTag: term.startsWith('#'), articles: [], weights: [] };
        this.#postings.set(term, posting);
      }
      const isNew = insert(posting, number, weight);
      if (isNew) uses.push({ posting, weight });
      return isNew;
    });
    return uses;
  }

  /** Paths of the articles related to the one at this path. */
  of(path: string): string[] {
    const number = this.#numbers.get(path);
    if (number === undefined) return [];
    const [scores, matches, ranks] = [this.#scores, this.#matches, this.#ranks];
    const node = this.#placed[number]?.node;
    const touched: number[] = [];
    for (const { weight, posting } of questionsOf(this.#uses[number] ?? [], this.#numbers.size)) {
      const { isTag, articles: sharers, weights } = posting;
      for (let i = 0; i < sharers.length; i++) {
        const other = sharers[i] as number;
        if (matches[other] === 0) touched.push(other);
        scores[other] = (scores[other] as number) + weight * (weights[i] as number);
        matches[other] = (matches[other] as number) + (isTag ? 2 : 1);
      }
    }
    const best: { other: number; rank: number; score: number }[] = [];
    for (const other of touched) {
      const near = this.#placed[other]?.node === node ? 1.15 : 1;
      const score = (scores[other] as number) * near;
      const rank = ranks[other] as number;
      const enough = (matches[other] as number) >= 2 && other !== number;
      scores[other] = 0;
      matches[other] = 0;
      const last = best[wanted - 1];
      if (!enough || (last && (last.score > score || (last.score === score && last.rank < rank)))) continue;
      if (last) best.pop();
      best.push({ other, rank, score });
      best.sort((a, b) => b.score - a.score || a.rank - b.rank);
    }
    return best.map(({ other }) => (this.#placed[other] as Placed).path);
  }
}

/**
 * What `RelatedIndex` finds for every article of a locale. It is found anew only when a text that counts, a folder or the list of
 * articles is another one, which an edit further down in an article leaves.
 */
export function findRelated(
  locale: string,
  articles: readonly Placed[],
  remember: Remember,
): Map<string, readonly string[]> {
  const found = remember(`related-${locale}`, inputsOf(articles), () => {
    const index = finishSteps(new RelatedIndex().fill(articles));
    const places = new Map(articles.map(({ path }, at) => [path, at]));
    return articles.map(({ path }) => index.of(path).map((other) => places.get(other) as number));
  });
  return new Map(
    articles.map(({ path }, at) => [
      path,
      (found[at] as number[]).map((other) => (articles[other] as Placed).path),
    ]),
  );
}

/** All that `RelatedIndex` looks at, an article at a time. */
function* inputsOf(articles: readonly Placed[]): Generator<string> {
  for (const { path, node, article } of articles) yield JSON.stringify([path, node.path, textsOf(article)]);
}
