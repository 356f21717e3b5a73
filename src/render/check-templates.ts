import Handlebars from 'handlebars';
import type { Theme } from '../model/output.ts';
import { templateError } from './template-errors.ts';
import { TemplateNames } from './template-names.ts';
import { compileOptions, templateTree } from './template-tree.ts';

/**
 * Compiles every template of a theme that does not come compiled, and keeps nothing. Throws `UserError` with the place of the first
 * mistake: braces that do not fit, and names of parts, texts, icons and helpers that do not exist. Values are known only on a page.
 */
export function checkTemplates(theme: Theme): void {
  const names = new TemplateNames(theme);
  for (const [name, source] of Object.entries(theme.templates)) {
    if (theme.compiled?.[name] !== undefined) continue;
    try {
      Handlebars.precompile(
        templateTree(source.text, (tree) => names.accept(tree)),
        compileOptions,
      );
    } catch (error) {
      throw templateError(error, source);
    }
  }
}
