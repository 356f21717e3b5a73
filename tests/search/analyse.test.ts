import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/search/analyse.ts';
import { languageOf } from '../../src/search/languages/language-of.ts';

/** Terms by word: `word=term,term`, stop words with a star. */
function analysed(text: string, locale = 'en'): string[] {
  return createAnalyser(languageOf(locale))
    .words(text)
    .map(
      ({ start, end, terms }) =>
        `${text.slice(start, end)}=${terms.map((term) => term.text + (term.stop ? '*' : '')).join(',')}`,
    );
}

describe('words', () => {
  it('lose case, accents, width and invisible characters', () => {
    expect(analysed('Café ＷＩＦＩ İstanbul pass\u00adword \u202eabc Łódź Ⓡ')).toEqual([
      'Café=cafe',
      'ＷＩＦＩ=wifi',
      'İstanbul=istanbul',
      'pass\u00adword=password',
      '\u202eabc=abc',
      'Łódź=lodz',
    ]);
    expect(analysed('Straße')).toEqual(
      analysed('strasse').map((word) => word.replace('strasse=', 'Straße=')),
    );
  });

  it('keep marks that make another letter', () => {
    expect(analysed('हिन्दी', 'hi')).toEqual(['हिन्दी=हिन्दी']);
    expect(analysed('が', 'ja')).not.toEqual(analysed('か', 'ja'));
    expect(analysed('한글'.normalize('NFD'), 'ko').map((word) => word.split('=')[1])).toEqual(['한글,글']);
  });

  it('are found with and without the marks that people leave out', () => {
    expect(analysed('שָׁלוֹם', 'he')[0]?.split('=')[1]).toBe('שלום');
    expect(analysed('كِتَاب', 'ar')[0]?.split('=')[1]).toBe('كتاب');
    expect(analysed('Ёлка', 'ru')[0]?.split('=')[1]).toBe('елка');
    expect(analysed('ΟΔΟΣ', 'el')[0]?.split('=')[1]).toBe(analysed('οδος', 'el')[0]?.split('=')[1]);
  });

  it('keep what tells names and codes apart', () => {
    expect(analysed('C++ c# g++ Notepad++ 0x80070057 2.0.10 192.168.1.1')).toEqual([
      'C++=c++',
      'c#=c#',
      'g++=g++',
      'Notepad++=notepad,notepad++',
      '0x80070057=0x80070057',
      '2.0.10=2.0.10',
      '192.168.1.1=192.168.1.1',
    ]);
    expect(analysed('1+1 #1 a+')).toEqual(['1=1', '1=1', '1=1', 'a+=a+']);
  });

  it('with something between their parts are found by the parts and as one', () => {
    expect(analysed('Wi-Fi e-mail ERR_TIMEOUT Q&A sketch.ino')).toEqual([
      'Wi-Fi=wi,fi,wifi',
      'e-mail=e,mail,email',
      'ERR_TIMEOUT=err,timeout,errtimeout',
      'Q&A=q,a*,qa',
      'sketch.ino=sketch,ino,sketchino',
    ]);
  });

  it('have their apostrophes inside, or end at them, as the language does', () => {
    expect(analysed("don't don’t the customer's")).toEqual([
      "don't=dont*",
      'don’t=dont*',
      'the=the*',
      "customer's=custom",
    ]);
    expect(analysed('l’adresse qu’est-ce', 'fr')).toEqual(['l’adresse=l*,adress', 'qu’est-ce=qu*,est*,ce*']);
    expect(analysed("dell'ordine", 'it')).toEqual(["dell'ordine=dell*,ordin"]);
  });

  it('of scripts without spaces are pairs of characters, and every character starts one', () => {
    expect(analysed('東京都')).toEqual(['東京都=東京,京都,都']);
    expect(analysed('パスワードreset')).toEqual(['パスワード=パス,スワ,ワー,ード,ド', 'reset=reset']);
    expect(analysed('𠮷野家')).toEqual(['𠮷野家=𠮷野,野家,家']);
    expect(analysed('สวัสดี')).toHaveLength(1);
  });

  it('are not made of punctuation, emoji or halves of characters', () => {
    expect(analysed('🍕 --- … \u200b ¿? \ud800 \udc00 ()[]*+#')).toEqual([]);
  });

  it('are cut when they are very long, in whole characters', () => {
    const [word] = createAnalyser(languageOf('en')).words(`a${'𝒳'.repeat(1000)}`);
    expect(word?.terms[0]?.text.length).toBeLessThanOrEqual(32);
    const [rare] = createAnalyser(languageOf('xx')).words(`a${'\u{10400}'.repeat(100)}`);
    expect(rare?.terms[0]?.text.isWellFormed()).toBe(true);
  });
});

it('reads long hostile texts', () => {
  const analyser = createAnalyser(languageOf('en'));
  for (const text of ["a'", '+', 'a+', 'a-', '1.', '\ud800', '東', 'e\u0301', "'s"]) {
    expect(Array.isArray(analyser.words(text.repeat(100_000)))).toBe(true);
  }
});
