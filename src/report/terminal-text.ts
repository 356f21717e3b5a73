import type { Severity } from '../model/finding.ts';

const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from a project, safe to print on one line of a terminal: control characters and those that turn the writing
 * direction become `�`, so that no file can move the cursor, colour the screen or start a line.
 */
export function cleanText(text: string): string {
  return text.replace(/\t/g, ' ').replace(unsafe, '\ufffd');
}

const zeroWidth = /\p{M}|[\u200b-\u200d]/u;
const doubleWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that one character takes on a terminal. */
export function widthOfCharacter(character: string): number {
  if (character < '\u0300') return 1;
  if (zeroWidth.test(character)) return 0;
  return doubleWidth.test(character) ? 2 : 1;
}

/** Columns that a text takes on a terminal: East Asian wide characters and emoji take two, marks none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

/** Cuts a text to `columns`, with an ellipsis where something is missing. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const character of text) {
    width += widthOfCharacter(character);
    if (width > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Fills a text with spaces up to `columns`. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Breaks a text into lines of at most `columns`, at spaces; a word that is longer stays whole. */
export function wrapTo(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(' ')) {
    const wordWidth = widthOf(word);
    if (line !== '' && width + 1 + wordWidth > columns) {
      lines.push(line);
      line = word;
      width = wordWidth;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      width += wordWidth + (width === 0 ? 0 : 1);
    }
  }
  lines.push(line);
  return lines;
}

/** Paints text when `colour` is on, else gives it back. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
}

const colourOf: Record<Severity, number> = { error: 31, warning: 33, info: 36 };

/** The paint for a terminal with or without colour. */
export function createPaint(colour: boolean): Paint {
  const wrap = (open: number, close: number, text: string): string =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: (text) => wrap(1, 22, text),
    dim: (text) => wrap(2, 22, text),
    severity: (severity, text) => wrap(colourOf[severity], 39, text),
  };
}
