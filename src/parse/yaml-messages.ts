interface Explanation {
  readonly message: string;
  readonly hint?: string;
}

const quoteIt =
  'Put the whole value in quotes. A colon followed by a space, or a value that starts with a sign such as @, `, %, &, * or !, needs them.';

/** The errors of the YAML parser that people meet, by its error code. */
const explanations: Readonly<Record<string, Explanation>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A value holds a colon followed by a space, so it reads like another key.',
    hint: quoteIt,
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'A line here has no colon after its key, or its text goes on where a key is expected.',
    hint: 'Write `key: value`. Text that goes on in the next line must be indented by two spaces.',
  },
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
  TAG_RESOLVE_FAILED: {
    message: 'A value starts with an exclamation mark, which has a meaning of its own in YAML.',
    hint: quoteIt,
  },
};

const missing: readonly [RegExp, Explanation][] = [
  [
    /closing ["']|quote/i,
    { message: 'A quotation mark is opened and never closed.', hint: 'Add the closing quotation mark.' },
  ],
  [/flow|\]|\}/i, { message: 'A bracket is opened and never closed.', hint: 'Add the closing `]` or `}`.' }],
];

/** Says in plain words what a YAML error means. `message` is the parser's own, used where no better words are known. */
export function explainYamlError(code: string, message: string): Explanation {
  const known = explanations[code];
  if (known) return known;
  if (code === 'MISSING_CHAR') {
    for (const [pattern, explanation] of missing) if (pattern.test(message)) return explanation;
  }
  return {
    message: `This is not valid YAML (${message.split('\n', 1)[0]?.replace(/[.:]+$/, '') ?? code}).`,
    hint: 'Each line must read `key: value`; put values with special signs in quotes.',
  };
}
