import Handlebars from 'handlebars';
import type { Theme } from '../model/output.ts';
import { nearest } from '../model/similar.ts';

/** Names that a hint lists in full. */
const mostListed = 20;

/** Refuses, at their place in a template, texts that no strings file has, icons that are not there and parts that do not exist. */
export class TemplateNames extends Handlebars.Visitor {
  readonly #theme: Theme;

  constructor(theme: Theme) {
    super();
    this.#theme = theme;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.#checkCall(mustache);
    super.MustacheStatement(mustache);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#checkCall(expression);
    super.SubExpression(expression);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.#checkPartial(partial);
    super.PartialStatement(partial);
  }

  #checkCall(call: hbs.AST.MustacheStatement | hbs.AST.SubExpression): void {
    const helper = (call.path as hbs.AST.PathExpression).original;
    const first = call.params[0];
    if (first?.type !== 'StringLiteral') return;
    const key = (first as hbs.AST.StringLiteral).value;
    const { strings, icons } = this.#theme;
    const english = strings.en ?? {};
    if ((helper === 't' || helper === 't-html') && !Object.hasOwn(english, key)) {
      const meant = nearest(key, Object.keys(english));
      throw fault(
        `there is no text called "${key}" in strings/en.yml`,
        first,
        `${meant === undefined ? '' : `Did you mean "${meant}"? `}To have a text of this name, add it to strings/en.yml in your theme folder.`,
      );
    }
    if (helper === 'icon' && !Object.hasOwn(icons, key)) {
      throw fault(
        `there is no icon called "${key}"`,
        first,
        suggest(nearest(key, Object.keys(icons)), Object.keys(icons)),
      );
    }
  }

  /** `{{> name}}`; with a part to fall back on, a name may well be missing, and a computed one is known on the page only. */
  #checkPartial(partial: hbs.AST.PartialStatement): void {
    if (partial.name.type === 'SubExpression') return;
    const name = String((partial.name as hbs.AST.PathExpression).original);
    const { templates } = this.#theme;
    if (name.startsWith('@') || Object.hasOwn(templates, name) || this.#isInline(name)) return;
    const known = Object.keys(templates).filter((each) => each.startsWith('partials/'));
    // The folder is forgotten more often than anything else, and says nothing about how near two names are.
    const bare = (each: string) => each.replace(/^partials\//, '');
    const meant = nearest(bare(name), known.map(bare));
    throw fault(
      `The partial ${name} could not be found`,
      partial,
      `${suggest(meant && `partials/${meant}`, known)} To have a part of this name, make the file ${name}.hbs in your theme folder.`,
    );
  }

  /** Templates may bring parts along in the middle of their text. */
  #isInline(name: string): boolean {
    return Object.values(this.#theme.templates).some(
      ({ text }) =>
        text.includes('*inline') && (text.includes(`inline "${name}"`) || text.includes(`inline '${name}'`)),
    );
  }
}

function suggest(meant: string | undefined, known: readonly string[]): string {
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  const more = known.length > mostListed ? ', ...' : '';
  return `There are: ${[...known].sort().slice(0, mostListed).join(', ')}${more}.`;
}

function fault(message: string, node: hbs.AST.Node, hint: string): Error {
  return Object.assign(new Handlebars.Exception(message, node), { hint });
}
