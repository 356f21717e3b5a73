/** A column's name, made comparable. */
export interface HeaderName {
  /** Lower case, without accents, words separated by one space. */
  readonly name: string;
  /** What stood in brackets behind it: `in hrs`, `HH:mm:ss`, `UTC`. */
  readonly note: string;
}

/** Words that stand before the real name: `Ticket ID`, `conversation_created_at`, `case.status`. */
const contactNouns = new Set(
  `ticket tickets conversation conversations case issue request incident chat thread inquiry enquiry interaction
   anfrage vorgang fall demande caso solicitud richiesta chamado zaak arende sag sak zgloszenie`.split(/\s+/),
);

const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  đ: 'd',
  œ: 'oe',
};

/** Makes a header comparable: `Custom field (Time to resolution)`, `Created_At`, `createdAt (UTC)`, `Créé le`. */
export function normaliseHeader(header: string): HeaderName {
  const custom = /^\s*custom field \((.*)\)\s*$/i.exec(header);
  const text = custom ? (custom[1] as string) : header;
  const bracket = text.search(/[([]/);
  const end = bracket === -1 ? -1 : Math.max(text.lastIndexOf(')'), text.lastIndexOf(']'));
  const hasNote = bracket > 0 && end > bracket;
  return {
    name: plainWords(hasNote ? `${text.slice(0, bracket)} ${text.slice(end + 1)}` : text),
    note: hasNote ? text.slice(bracket + 1, end).trim() : '',
  };
}

/** The name without a leading `ticket`, `conversation` and the like; undefined when there is none. */
export function withoutContactNoun(name: string): string | undefined {
  const space = name.indexOf(' ');
  if (space === -1 || !contactNouns.has(name.slice(0, space))) return undefined;
  return name.slice(space + 1);
}

/** Lower case without accents, camel case and punctuation as spaces. Headers longer than 200 characters are cut. */
export function plainWords(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßıłøæđœ]/g, (letter) => plainLetters[letter] as string)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\s_\-./:'’"&,?!*]+/g, ' ')
    .trim();
}
