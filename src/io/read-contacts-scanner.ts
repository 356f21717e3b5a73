/** The text is not JSON. The message never holds any of the text. */
export class JsonSyntaxError extends Error {
  /** The text ends where more must follow. */
  readonly cutShort: boolean;
  constructor(message: string, cutShort = false) {
    super(message);
    this.cutShort = cutShort;
  }
}

/** What to do with the parts of a document. `Node` is whatever the caller keeps for a place in the structure. */
export interface JsonHandlers<Node> {
  /** The place below `key` of an object, or undefined to skip what is there. */
  key(node: Node, key: string): Node | undefined;
  /** The place of the elements of an array, or undefined to skip them. */
  element(node: Node): Node | undefined;
  /** A simple value as text: strings decoded, numbers as written, `null` as ''. */
  value(node: Node, text: string): void;
  /** An object ends. */
  close(node: Node): void;
}

type Expect = 'value' | 'first-key' | 'key' | 'colon' | 'first-element' | 'next';

interface Level<Node> {
  readonly isArray: boolean;
  readonly node: Node;
  /** Where the next value belongs: the element of the array, the value of the last key. */
  target: Node | undefined;
}

/** Deeper levels than this are refused; skipped parts have no such limit. */
const deepest = 200;
/** Longer wanted strings are cut: no id, date or tag is so long. */
const longestString = 65_536;

/**
 * Reads JSON text piece by piece: one document, or several one after another (NDJSON). Parts that nobody wants are
 * passed over without making strings of them, so that lines of any length and depth take no memory.
 */
export class JsonScanner<Node> {
  readonly #root: Node;
  readonly #handlers: JsonHandlers<Node>;
  readonly #levels: Level<Node>[] = [];
  #expect: Expect = 'value';
  /** Open brackets of a part that is being skipped; 0 when none is. */
  #skipDepth = 0;
  #skipsString = false;
  /** The string or bare word that the last piece ended in. */
  #partial: string | undefined;
  #partialIsString = false;
  /** A string is being passed over because it is not wanted, or longer than anyone wants. */
  #dropsString = false;
  #droppedIsKey = false;

  constructor(root: Node, handlers: JsonHandlers<Node>) {
    this.#root = root;
    this.#handlers = handlers;
  }

  /** Takes the next piece. Throws `JsonSyntaxError`. */
  write(text: string): void {
    let at = 0;
    while (at < text.length) {
      if (this.#skipDepth > 0) at = this.#skip(text, at);
      else if (this.#partial !== undefined) at = this.#continuePartial(text, at);
      else at = this.#step(text, at);
    }
  }

  /** Says that nothing follows. Throws `JsonSyntaxError` when something must. */
  end(): void {
    if (this.#partial !== undefined && !this.#partialIsString) this.#bareWord(this.#takePartial());
    const complete = this.#levels.length === 0 && this.#skipDepth === 0 && this.#partial === undefined;
    if (!complete) throw new JsonSyntaxError('the text ends too early', true);
  }

  #step(text: string, at: number): number {
    const code = text.charCodeAt(at);
    // Space, tab, line ends, and the record separator of JSON text sequences.
    if (code === 32 || code === 10 || code === 13 || code === 9 || code === 30) return at + 1;
    const character = text.charAt(at);
    switch (this.#expect) {
      case 'first-key':
      case 'key':
        if (character === '"') return this.#beginString(at);
        if (character === '}' && this.#expect === 'first-key') return this.#closeLevel(at);
        throw new JsonSyntaxError('a name in quotes is missing');
      case 'colon':
        if (character !== ':') throw new JsonSyntaxError('a colon is missing');
        this.#expect = 'value';
        return at + 1;
      case 'next':
        return this.#separator(character, at);
      case 'first-element':
        if (character === ']') return this.#closeLevel(at);
        return this.#value(character, at);
      default:
        return this.#value(character, at);
    }
  }

  #separator(character: string, at: number): number {
    const level = this.#levels.at(-1);
    if (level === undefined) {
      this.#expect = 'value';
      return at;
    }
    if (character === ',') {
      this.#expect = level.isArray ? 'value' : 'key';
      return at + 1;
    }
    if (character === (level.isArray ? ']' : '}')) return this.#closeLevel(at);
    throw new JsonSyntaxError('a comma or a closing bracket is missing');
  }

  #value(character: string, at: number): number {
    if (character === '"') return this.#beginString(at);
    const level = this.#levels.at(-1);
    const node = level === undefined ? this.#root : level.target;
    if (character === '{' || character === '[') {
      this.#open(character === '[', node);
      return at + 1;
    }
    if (!/[-0-9a-zA-Z]/.test(character)) throw new JsonSyntaxError('a value is missing');
    this.#partial = '';
    this.#partialIsString = false;
    return at;
  }

  #open(isArray: boolean, node: Node | undefined): void {
    if (node === undefined) {
      this.#skipDepth = 1;
      return;
    }
    if (this.#levels.length >= deepest)
      throw new JsonSyntaxError(`it is nested deeper than ${deepest} levels`);
    const target = isArray ? this.#handlers.element(node) : undefined;
    this.#levels.push({ isArray, node, target });
    this.#expect = isArray ? 'first-element' : 'first-key';
  }

  #closeLevel(at: number): number {
    const level = this.#levels.pop() as Level<Node>;
    if (!level.isArray) this.#handlers.close(level.node);
    this.#expect = 'next';
    return at + 1;
  }

  /** Passes over the inside of an unwanted object or array. */
  #skip(text: string, from: number): number {
    let at = from;
    while (at < text.length) {
      if (this.#skipsString) {
        const end = this.#endOfString(text, at);
        if (end === -1) return text.length;
        this.#skipsString = false;
        at = end + 1;
      }
      bracketOrQuote.lastIndex = at;
      const found = bracketOrQuote.exec(text);
      if (!found) return text.length;
      at = found.index + 1;
      const character = found[0];
      if (character === '"') this.#skipsString = true;
      else if (character === '{' || character === '[') this.#skipDepth++;
      else if (--this.#skipDepth === 0) {
        this.#expect = 'next';
        return at;
      }
    }
    return at;
  }

  /** An odd run of backslashes stood at the end of the last piece: the next character is part of an escape. */
  #escaped = false;

  /** Index of the quote that closes the string which `text` is in, or -1. Keeps escapes over the ends of pieces. */
  #endOfString(text: string, from: number): number {
    let at = from;
    if (this.#escaped && at < text.length) {
      this.#escaped = false;
      at++;
    }
    for (;;) {
      quoteOrBackslash.lastIndex = at;
      const found = quoteOrBackslash.exec(text);
      if (!found) return -1;
      if (found[0] === '"') return found.index;
      at = found.index + 2;
      if (at > text.length) {
        this.#escaped = true;
        return -1;
      }
    }
  }

  #beginString(at: number): number {
    const isKey = this.#expect === 'first-key' || this.#expect === 'key';
    const level = this.#levels.at(-1);
    const wanted = isKey || (level === undefined ? this.#root : level.target) !== undefined;
    this.#partial = '';
    this.#partialIsString = true;
    this.#dropsString = !wanted;
    this.#droppedIsKey = isKey;
    return at + 1;
  }

  #takePartial(): string {
    const text = this.#partial as string;
    this.#partial = undefined;
    return text;
  }

  #continuePartial(text: string, at: number): number {
    return this.#partialIsString ? this.#continueString(text, at) : this.#continueBareWord(text, at);
  }

  #continueString(text: string, at: number): number {
    const end = this.#endOfString(text, at);
    if (!this.#dropsString) {
      this.#partial += end === -1 ? text.slice(at) : text.slice(at, end);
      if ((this.#partial as string).length > longestString) {
        this.#dropsString = true;
        this.#partial = '';
      }
    }
    if (end === -1) return text.length;
    const content = this.#takePartial();
    if (this.#droppedIsKey) this.#finishKey(this.#dropsString ? undefined : withEscapes(content));
    else this.#finishValue(this.#dropsString ? '' : withEscapes(content));
    return end + 1;
  }

  #finishKey(key: string | undefined): void {
    const level = this.#levels.at(-1) as Level<Node>;
    level.target = key === undefined ? undefined : this.#handlers.key(level.node, key);
    this.#expect = 'colon';
  }

  #finishValue(text: string): void {
    const level = this.#levels.at(-1);
    const node = level === undefined ? this.#root : level.target;
    if (node !== undefined) this.#handlers.value(node, text);
    this.#expect = 'next';
  }

  #continueBareWord(text: string, at: number): number {
    endOfBareWord.lastIndex = at;
    const end = endOfBareWord.exec(text)?.index ?? text.length;
    this.#partial += text.slice(at, end);
    if ((this.#partial as string).length > 400) throw new JsonSyntaxError('a number is too long');
    if (end < text.length) this.#bareWord(this.#takePartial());
    return end;
  }

  #bareWord(word: string): void {
    if (word === 'null') this.#finishValue('');
    else if (word === 'true' || word === 'false' || number.test(word)) this.#finishValue(word);
    else throw new JsonSyntaxError('a value is neither text in quotes, number, true, false nor null');
  }
}

const bracketOrQuote = /["{}[\]]/g;
const quoteOrBackslash = /["\\]/g;
const endOfBareWord = /[^-+.0-9a-zA-Z]/g;
const number = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function withEscapes(content: string): string {
  if (!content.includes('\\')) return content;
  try {
    return JSON.parse(`"${content.replace(/[\u0000-\u001f]/g, ' ')}"`) as string;
  } catch {
    throw new JsonSyntaxError('a text holds an escape that does not exist');
  }
}
