interface Explanation {
  readonly message: string;
  readonly hint?: string;
  /** A quotation mark or bracket has no counterpart. */
  readonly isUnclosed?: boolean;
}

const quoteIt =
  'Put the whole value in quotes. A colon followed by a space, or a value that starts with a sign such as @, `, %, &, * or !, needs them.';

const noColon: Explanation = {
  message: 'A line here has no colon after its key, or its text goes on where a key is expected.',
  hint: 'Write `key: value`. Text that goes on in the next line must be indented by two spaces.',
};
const noComma: Explanation = {
  message: 'Between brackets, a comma is missing or a value holds a bracket or brace of its own.',
  hint: 'Put commas between the values, and quotes around a value that holds { } [ or ].',
};

/** The errors of the YAML parser that people meet, by its error code. */
const explanations: Readonly<Record<string, Explanation>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A value holds a colon followed by a space, so it reads like another key.',
    hint: quoteIt,
  },
  MULTILINE_IMPLICIT_KEY: noColon,
  BAD_SCALAR_START: {
    message: 'A value starts with a sign that has a meaning of its own in YAML.',
    hint: quoteIt,
  },
  TAB_AS_INDENT: {
    message: 'A line is indented with a tab; only spaces work here.',
    hint: 'Replace the tab by two spaces.',
  },
  BAD_INDENT: {
    message: 'A line is indented differently from the lines it belongs to.',
    hint: 'Lines of one level start in the same column; use two spaces per level.',
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in a text in double quotes starts a code that does not exist.',
    hint: "Write two backslashes, or use single quotes: 'C:\\Users'.",
  },
  BAD_ALIAS: {
    message: 'A value starts with a star, which has a meaning of its own in YAML.',
    hint: quoteIt,
  },
  MULTIPLE_DOCS: {
    message: 'The file holds a line `---` or `...` that ends it early.',
    hint: 'Delete that line; one file is one list of settings.',
  },
  NON_STRING_KEY: { message: 'A key must be a plain word.', hint: quoteIt },
  KEY_OVER_1024_CHARS: { message: 'A key is longer than 1,024 characters.', hint: quoteIt },
  RESOURCE_EXHAUSTION: {
    message: 'Values are nested too deeply.',
    hint: 'Look for rows of brackets or dashes; nothing here needs more than a few levels.',
  },
  UNEXPECTED_TOKEN: {
    message: 'Something follows a value that was already complete.',
    hint: 'Put the whole value in one pair of quotes, or delete what is too much.',
  },
  TAG_RESOLVE_FAILED: {
    message: 'A value starts with an exclamation mark, which has a meaning of its own in YAML.',
    hint: quoteIt,
  },
};

const openQuote: Explanation = {
  message: 'A quotation mark is opened and never closed.',
  hint: 'Add the closing quotation mark at the end of the value.',
  isUnclosed: true,
};
const openBracket: Explanation = {
  message: 'A bracket is opened and never closed.',
  hint: 'Add the closing `]` or `}` at the end of the value.',
  isUnclosed: true,
};

/** Says in plain words what a YAML error means. `message` is the parser's own, used where no better words are known. */
export function explainYamlError(code: string, message: string): Explanation {
  if (code === 'MISSING_CHAR' && /quote/i.test(message)) return openQuote;
  if (code === 'BAD_INDENT' && /end with a/i.test(message)) return openBracket;
  if (code === 'MISSING_CHAR' && /between flow/i.test(message)) return noComma;
  if (code === 'MISSING_CHAR' && /map values/i.test(message)) return noColon;
  const known = explanations[code];
  if (known) return known;
  return {
    message: `This is not valid YAML (${message.split('\n', 1)[0]?.replace(/[.:]+$/, '') ?? code}).`,
    hint: 'Each line must read `key: value`; put values with special signs in quotes.',
  };
}
