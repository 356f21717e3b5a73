import { afterEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/search/build-index.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { IndexMessage } from '../../src/search/index-format.ts';
import { literalDocument, literalIndex, noSynonyms } from './literal-index.ts';

const { Segmenter } = Intl;

function readersSegmenter(value: unknown): void {
  Object.defineProperty(Intl, 'Segmenter', { value, configurable: true, writable: true });
}

afterEach(() => readersSegmenter(Segmenter));

const articles = {
  ja: {
    refund: { title: '返金はいつ届きますか', body: '返金は五日以内にカードに届きます。' },
    password: { title: 'パスワードをリセットする', body: '新しいパスワードを選びます。' },
    tokyo: { title: '東京都の店舗', body: '東京都民は割引があります。' },
    kyoto: { title: '京都の店舗', body: '京都市にあります。' },
  },
  zh: {
    refund: { title: '如何申请退款', body: '退款将在五天内到账。' },
    account: { title: '注销账户', body: '账户注销后无法恢复。' },
  },
  th: {
    refund: { title: 'ขอคืนเงินได้อย่างไร', body: 'เราจะคืนเงินภายในห้าวัน' },
    password: { title: 'ลืมรหัสผ่าน', body: 'ตั้งรหัสผ่านใหม่' },
  },
  ko: {
    refund: { title: '환불은 언제 받나요', body: '환불을 신청하세요.' },
    password: { title: '비밀번호를 잊었어요', body: '비밀번호를 바꾸세요.' },
  },
};
const asked: [locale: keyof typeof articles, query: string, first: string][] = [
  ['ja', '返金いつ', 'refund'],
  ['ja', '返金が届きません', 'refund'],
  ['ja', 'パスワードを忘れました', 'password'],
  ['ja', '東京都', 'tokyo'],
  ['ja', '京都', 'kyoto'],
  ['zh', '我要退款', 'refund'],
  ['zh', '怎么注销我的账户', 'account'],
  ['th', 'คืนเงิน', 'refund'],
  ['th', 'ฉันลืมรหัสผ่าน', 'password'],
  ['ko', '환불 받고 싶어요', 'refund'],
  ['ko', '비밀번호가 뭐였죠', 'password'],
];

/** Cuts every text in the middle and nowhere else. */
class OtherDictionary {
  *segment(text: string) {
    const half = Math.floor(text.length / 2);
    yield { segment: text.slice(0, half) };
    yield { segment: text.slice(half) };
  }
}

/** The first result in a browser with another dictionary, or none, than the build had. */
function firstOf(locale: keyof typeof articles, query: string, segmenter: unknown): string | undefined {
  const documents = Object.entries(articles[locale]).map(([name, texts]) => literalDocument(name, texts));
  const { start, slices } = buildIndex(locale, documents, noSynonyms);
  readersSegmenter(segmenter);
  const { receive, search } = createSearch(start);
  for (const { json } of slices) receive(JSON.parse(json) as IndexMessage);
  return search(query).results[0]?.url.replace('.html', '');
}

describe.each([
  ['the same dictionary', Segmenter],
  ['another dictionary', OtherDictionary],
  ['no dictionary', undefined],
])('texts without spaces are found in a browser with %s', (_, segmenter) => {
  it.each(asked)('%s: %s', (locale, query, first) => {
    expect(firstOf(locale, query, segmenter)).toBe(first);
  });
});

it('a word is more than the pairs that are in it', () => {
  const { names, search } = literalIndex(
    { pairs: { title: 'パスとワード', body: 'スワ' }, word: { title: 'パスワード' } },
    { locale: 'ja' },
  );
  expect(names('パスワード')[0]).toBe('word');
  expect(search('パスワード').lookups.map(({ term }) => term)).toContain('パスワード');
});

it('pairs that go from one word to the next are not looked up', () => {
  const { search } = literalIndex(articles.ja, { locale: 'ja' });
  const terms = search('返金はいつ届きますか').lookups.map(({ term }) => term);
  expect(terms).toContain('返金');
  expect(terms).not.toContain('金は');
});

it('single characters that follow each other are looked up together', () => {
  const { search } = literalIndex(articles.zh, { locale: 'zh' });
  expect(search('怎么注销我的账户').lookups.map(({ term }) => term)).toEqual(['注销', '账户']);
});
