import { describe, expect, it } from 'vitest';
import { headingOf } from '../../src/search/heading-of.ts';
import { meantTerms } from '../../src/search/meant-terms.ts';
import { literalIndex } from './literal-index.ts';

const shop = {
  refund: { title: 'When do I get my refund?', body: 'Money comes back to your card within five days.' },
  return: { title: 'How do I return an item?', body: 'Print the label and bring the parcel to a shop.' },
  track: {
    title: 'Where is my parcel?',
    body: 'The tracking number is in the email. A parcel takes three days.',
  },
  password: {
    title: 'I forgot my password',
    body: 'Choose a new one. It needs eight letters.',
    phrases: ['cannot log in'],
  },
  cpp: {
    title: 'Compile C++ sketches',
    body: 'The compiler wants C++17. Error 0x80070057 means a wrong path.',
  },
  csharp: { title: 'Use C# with the board', body: 'Install the package first.' },
};

describe('what is found', () => {
  const { names, search } = literalIndex(shop);

  it('is what has any of the words, more of them first', () => {
    expect(names('print a label and bring the parcel to a shop')).toEqual(['return', 'track']);
    expect(names('tracking number of my parcel')[0]).toBe('track');
    expect(names('refund of parcel to card')[0]).toBe('refund');
    expect(names('xylophone parcel')).toContain('track');
  });

  it('is found by another form of a word', () => {
    expect(names('returned items')[0]).toBe('return');
    expect(names('REFUNDS')[0]).toBe('refund');
  });

  it('is found by small words only when there are no others', () => {
    expect(names('where is my')[0]).toBe('track');
    expect(names('how do i')[0]).toBe('return');
  });

  it('prefers the title that says the whole question, small words and order included', () => {
    const { names: ask } = literalIndex({
      from: { title: 'Move from a folder to the cloud' },
      to: { title: 'Move from the cloud to a folder' },
    });
    expect(ask('move from the cloud to a folder')[0]).toBe('to');
    expect(ask('move from a folder to the cloud')[0]).toBe('from');
  });

  it('is found by the words of customers', () => {
    expect(names('cannot log in')[0]).toBe('password');
  });

  it('keeps names and codes apart', () => {
    expect(names('c++')).toEqual(['cpp']);
    expect(names('c#')).toEqual(['csharp']);
    expect(names('0x80070057')).toEqual(['cpp']);
  });

  it('is nothing where no word is known, nor anything like it', () => {
    expect(search('zzzzqqqq')).toMatchObject({ results: [], total: 0, repairs: [], missing: [] });
    for (const empty of ['', '   ', '?!', '🍕', '\ud800']) expect(names(empty)).toEqual([]);
  });
});

describe('a misspelt word', () => {
  const { names, search } = literalIndex({
    ...shop,
    also: { title: 'Parcels abroad', body: 'Your parcel and its refund, password and label. The parcels.' },
  });

  it('is taken for a word that the site knows, and says so', () => {
    expect(search('pasword').repairs).toEqual([{ from: 'pasword', to: 'password' }]);
    expect(names('pasword')[0]).toBe('password');
    expect(names('parecl')).toContain('track');
    expect(names('xarcel')).toContain('track');
  });

  it('of three letters is not', () => {
    expect(names('lbl')).toEqual([]);
  });

  it('is not said to be a small word, which is not searched for', () => {
    const { search: ask } = literalIndex({ a: { title: 'Where is my parcel?' }, b: { title: 'Other' } });
    expect(ask('whree parcel').repairs).toEqual([]);
    expect(ask('whree').results).toEqual([]);
  });

  it('is never one that the site knows', () => {
    const { search: ask } = literalIndex({
      form: { title: 'The form', body: 'form form form' },
      from: { title: 'Mails from us', body: 'farm' },
      farm: { title: 'A farm', body: 'farm farm' },
    });
    expect(ask('farm').repairs).toEqual([]);
    expect(ask('farm').results.map(({ title }) => title)).not.toContain('The form');
  });
});

describe('a word that was written in two', () => {
  const { names } = literalIndex({
    login: { title: 'Login problems', body: 'Your login.' },
    wifi: { title: 'Wifi is slow', body: 'Move closer.' },
    mail: { title: 'Change your email', body: 'In your account.' },
  });

  it('is found where one part is too short to be misspelled', () => {
    expect(names('log in')).toEqual(['login']);
    expect(names("I can't log in any more")).toEqual(['login']);
    expect(names('slow wi fi')).toEqual(['wifi']);
    expect(names('e mail')).toEqual(['mail']);
    expect(names('log')).toEqual([]);
  });
});

describe('a word that is still being typed', () => {
  const { names } = literalIndex(shop);

  it('means the words that begin like it, if it is the last', () => {
    expect(names('passw')).toContain('password');
    expect(names('ref', { prefix: true })).toContain('refund');
    expect(names('par', { prefix: true })).toEqual(['track', 'return']);
    expect(names('par', { prefix: false })).toEqual([]);
    expect(names('par zzzz', { prefix: true })).toEqual([]);
  });

  it('is whole after a space', () => {
    expect(names('par ', { prefix: true })).toEqual([]);
  });

  it('means itself before rare words that begin like it', () => {
    const menus = Array.from({ length: 12 }, (_, at) => [
      `menu${at}`,
      { title: `Menu number ${at}`, body: 'Open the menu of the editor.' },
    ]);
    const site = literalIndex({
      camera: { title: 'OpenMV', body: 'OpenMV is a camera.' },
      start: { title: 'Open it again', body: 'Start the editor, then open it.' },
      ...Object.fromEntries(menus),
    });
    const [first] = site.names('editor open');
    for (const typed of ['editor open', 'editor ope'])
      expect(site.names(typed, { prefix: true })[0]).toBe(first);
    expect(site.names('openm', { prefix: true })[0]).toBe('camera');
  });
});

describe('scripts without spaces', () => {
  const { names } = literalIndex(
    {
      refund: { title: '返金はいつ届きますか', body: '五営業日以内に返金されます。' },
      password: { title: 'パスワードを忘れた場合', body: '新しいパスワードを選びます。' },
      tokyo: { title: '東京都への配送', body: '翌日に届きます。' },
    },
    { locale: 'ja' },
  );

  it('are found by a part of a sentence', () => {
    expect(names('返金')[0]).toBe('refund');
    expect(names('パスワード')[0]).toBe('password');
    expect(names('ﾊﾟｽﾜｰﾄﾞ')[0]).toBe('password');
    expect(names('京都')).toEqual(['tokyo']);
  });

  it('are found by a single character', () => {
    expect(names('都')).toEqual(['tokyo']);
    expect(names('返')).toEqual(['refund']);
  });
});

it.each([
  ['de', { a: 'Versicherung kündigen', b: 'Müll und Größe', c: 'Neue Frauenabteilung' }, 'kuendigen', 'a'],
  ['de', { a: 'Müll', b: 'Mulde', c: 'Die Müllerin' }, 'muell', 'a'],
  ['de', { a: 'Neues Konto', b: 'Teuer' }, 'neue konten', 'a'],
  ['ar', { a: 'نسيت كلمة المرور', b: 'حذف الحساب' }, 'مرور', 'a'],
  ['ar', { a: 'نسيت كلمة السر', b: 'حذف الحساب' }, 'كلمه', 'a'],
  ['ar', { a: 'نسيت كلمة المرور', b: 'حذف الحساب' }, 'حسابي', 'b'],
  ['hi', { a: 'रिफंड कब मिलेगा', b: 'पासवर्ड भूल गया' }, 'रिफ़ंड', 'a'],
])('in %s, %o is found by %s', (locale, titles, query, first) => {
  const texts = Object.entries(titles).map(([name, title]) => [name, { title }]);
  const { search } = literalIndex(Object.fromEntries(texts), { locale });
  const { results, repairs } = search(query);
  expect([results[0]?.url, repairs]).toEqual([`${first}.html`, []]);
});

describe('synonyms', () => {
  const documents = {
    refund: { title: 'When do I get my refund?', body: 'Within five days.' },
    wifi: { title: 'Connect to the wireless network', body: 'Open the settings.' },
    other: { title: 'Colours', body: 'Choose one.' },
    word: { title: 'What wismo means', body: 'Nothing much.' },
    order: { title: 'Where is my order?', body: 'On its way.' },
  };

  it('of a group stand for each other, phrases too', () => {
    const { names, search } = literalIndex(documents, {
      synonyms: {
        groups: [
          ['refund', 'money back'],
          ['wifi', 'wireless'],
        ],
      },
    });
    expect(names('money back')).toEqual(['refund']);
    expect(names('wi-fi')).toEqual(['wifi']);
    expect(meantTerms(search('wifi').lookups).has('wireless')).toBe(true);
    expect(names('back')).toEqual([]);
  });

  it('of one way widen the question and not the other way', () => {
    const { names } = literalIndex(documents, {
      synonyms: { oneWay: [{ from: 'wismo', to: ['where is my order'] }] },
    });
    expect(names('wismo')).toEqual(['word', 'order']);
    expect(names('where is my order')).not.toContain('word');
  });

  it('do not chain', () => {
    const { names } = literalIndex(documents, {
      synonyms: {
        oneWay: [
          { from: 'cash', to: ['funds'] },
          { from: 'funds', to: ['refund'] },
        ],
      },
    });
    expect(names('funds')).toEqual(['refund']);
    expect(names('cash')).toEqual([]);
  });
});

describe('hostile queries', () => {
  const { names, search } = literalIndex(shop);

  it('are cut at 200 characters and 12 words', () => {
    const words = Array.from({ length: 30 }, (_, at) => `wd${at}`);
    const all = literalIndex(Object.fromEntries(words.map((word) => [word, { title: word }])));
    expect(all.search(words.join(' '), { limit: 50 }).results).toHaveLength(12);
    expect(names(`${'x '.repeat(100)} refund`)).toEqual([]);
    expect(names(`${' '.repeat(199)}refund`)).toEqual([]);
  });

  it('cost little, however long they are', () => {
    for (const text of ['a', 'parcl ', '(.*)+$', '<b>', "'", '東', '\u202e', '😀', 'a\u0301', '__proto__ ']) {
      expect(search(text.repeat(40_000)).missing).toEqual([]);
    }
  });

  it('are words and nothing else', () => {
    expect(names('<script>alert(1)</script> refund')[0]).toBe('refund');
    expect(names('refund.*')[0]).toBe('refund');
    expect(names('\u202erefund\u202c')[0]).toBe('refund');
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(names(word)).toEqual([]);
  });
});

it('finds words that are names in JavaScript', () => {
  const { names } = literalIndex({ a: { title: 'The constructor' }, b: { title: '__proto__ and toString' } });
  expect(names('constructor')).toEqual(['a']);
  expect(names('tostring')).toEqual(['b']);
});

it('gives results as titles, addresses and texts, and counts those worth showing', () => {
  const { search } = literalIndex(shop);
  const found = search('parcel', { limit: 1 });
  expect(found.results).toEqual([
    expect.objectContaining({ title: 'Where is my parcel?', url: 'track.html' }),
  ]);
  expect(found.total).toBe(2);
});

it('leads to a heading by its rarest word that the title does not have', () => {
  const { search, engine } = literalIndex(
    {
      pay: { title: 'Ways to pay', headings: ['Pay by card', 'Pay by invoice'], body: 'card invoice' },
      card: { title: 'Lost card', headings: ['Pay nothing'], body: 'card' },
    },
    { synonyms: { groups: [['invoice', 'bill']] } },
  );
  const headings = (query: string) => {
    const { results, lookups } = search(query);
    return results.map((result) => headingOf(result, lookups, engine.analyser));
  };
  const invoice = { text: 'Pay by invoice', url: 'pay.html#h1' };
  expect(headings('invoice')).toEqual([invoice]);
  expect(headings('bill')).toEqual([invoice]);
  expect(headings('ways')).toEqual([undefined]);
});

it('leaves out what scores less than a share of the best', () => {
  const { names } = literalIndex(shop);
  expect(names('my password parcel')).toEqual(['password', 'track', 'return']);
  expect(names('my password parcel', { least: 0.5 })).toEqual(['password', 'track']);
  expect(names('my password parcel', { least: 1 })).toEqual(['password']);
});

it('finds what is most about a common word where hundreds mention it', () => {
  const texts = Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [
      `d${at}`,
      {
        title: at === 5 ? 'Invoice' : `Thing ${at}`,
        body: `${'invoice '.repeat(at < 120 ? 6 : 1)} word${at}`,
      },
    ]),
  );
  const { names } = literalIndex(texts);
  const found = names('invoice', { limit: 400 });
  expect(found[0]).toBe('d5');
  expect(found).toHaveLength(120);
  expect(names('invoice word300')[0]).toBe('d300');
});
