import { arabic } from './arabic.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import type { Language } from './language.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

const languages = [english, german, dutch, french, spanish, portuguese, italian, arabic];

/** The language of a locale (BCP 47). Any other language is searched word by word, without stems or stop words. */
export function languageOf(locale: string): Language {
  const code = locale.toLowerCase().split('-')[0] ?? '';
  return languages.find((language) => language.code === code) ?? { code, stop: '', stem: undefined };
}
