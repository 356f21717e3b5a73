import Handlebars from 'handlebars';

/** What a template may call besides the built-in helpers. */
export const helperNames = ['t', 't-html', 'date', 'icon'] as const;

export const compileOptions: Parameters<typeof Handlebars.compile>[1] = {
  strict: true,
  knownHelpers: Object.fromEntries(helperNames.map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
};

/**
 * White space between tags, down to one line break, and indentation behind a block: templates are indented, pages need not be.
 * A single space stays, since it may stand between words.
 */
class Tidy extends Handlebars.Visitor {
  override ContentStatement(content: hbs.AST.ContentStatement): void {
    content.value = content.value.replace(/[ \t]*\n\s*/g, '\n').replace(/^[ \t]{2,}(?=<)/, '');
  }
}

/** Parses a template; `check` may refuse what is in it. Throws what Handlebars throws. */
export function templateTree(text: string, check?: (tree: hbs.AST.Program) => void): hbs.AST.Program {
  const tree = Handlebars.parse(text);
  check?.(tree);
  new Tidy().accept(tree);
  return tree;
}

/** JavaScript for a template of kb's own theme, which is compiled together with kb (bin/compile.js). See `Theme.compiled`. */
export function precompileTemplate(text: string): string {
  return String(Handlebars.precompile(templateTree(text), compileOptions));
}
