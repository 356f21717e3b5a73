import Handlebars from 'handlebars';
import { UserError } from '../model/errors.ts';
import { escapeHtml } from '../model/html.ts';
import type { Theme } from '../model/output.ts';
import { startOf } from '../model/place.ts';
import { formatDay } from './format-dates.ts';
import { templateError } from './template-errors.ts';
import { TemplateNames } from './template-names.ts';
import { compileOptions, type helperNames, templateTree } from './template-tree.ts';
import type { Words } from './words.ts';

/** Fills the template `name` with a view; the words are those of the page's locale. Throws UserError with a place. */
export type FillTemplate = (name: string, view: object, words: Words) => string;

type RuntimeOptions = Parameters<ReturnType<typeof Handlebars.compile>>[1];
type Compiled = (view: object, options: object) => string;

/** Includes inside includes; a theme needs a handful. */
const deepestInclude = 50;

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly words: Words };
}

/** A value inside words: what another helper made is HTML already, anything else is text. Isolated, so that it keeps its own direction. */
function inWords(value: unknown): string {
  return value instanceof Handlebars.SafeString ? value.toHTML() : `<bdi>${escapeHtml(String(value))}</bdi>`;
}

function helpersFor(theme: Theme): Record<(typeof helperNames)[number], Handlebars.HelperDelegate> {
  return {
    t: (key: string, options: HelperOptions) =>
      options.data.words.text(key, options.hash as Record<string, string | number>),
    't-html': (key: string, options: HelperOptions) => {
      const values = Object.entries(options.hash).map(([name, value]) => [name, inWords(value)]);
      return new Handlebars.SafeString(options.data.words.html(key, Object.fromEntries(values)));
    },
    date: (day: string, options: HelperOptions) =>
      new Handlebars.SafeString(
        `<time datetime="${escapeHtml(day)}">${escapeHtml(formatDay(day, options.data.words.locale))}</time>`,
      ),
    icon: (name: string) => new Handlebars.SafeString(theme.icons[name] ?? ''),
  };
}

/**
 * Compiles every template of a theme that does not come compiled, each once and when first used. Templates may use the values of their view, the
 * built-in helpers and `t`, `t-html`, `date`, `icon`; anything else is a UserError with file, line and column.
 */
export function compileTemplates(theme: Theme): FillTemplate {
  const engine = Handlebars.create();
  const helpers = helpersFor(theme);
  const compiled = new Map<string, Compiled>();
  const names = new TemplateNames(theme);

  function compile(name: string): Compiled {
    const source = theme.templates[name];
    if (source === undefined) {
      throw new UserError(`The theme has no template "${name}.hbs".`, {
        hint: 'Add the file to your theme folder or remove the theme folder from the configuration.',
      });
    }
    const guard = <T>(run: () => T): T => {
      try {
        return run();
      } catch (error) {
        throw templateError(error, source);
      }
    };
    const ready = theme.compiled?.[name] as TemplateSpecification | undefined;
    const template = guard(() =>
      ready
        ? engine.template(ready)
        : engine.compile(
            templateTree(source.text, (tree) => names.accept(tree)),
            compileOptions,
          ),
    ) as unknown as Compiled;
    return (view, options) => guard(() => template(view, options));
  }

  function templateOf(name: string): Compiled {
    let template = compiled.get(name);
    if (template === undefined) {
      template = compile(name);
      compiled.set(name, template);
    }
    return template;
  }

  let depth = 0;
  function include(name: string, view: object, options: object): string {
    if (depth >= deepestInclude) {
      throw new UserError('This template includes itself, directly or by way of another.', {
        at: startOf(theme.templates[name]?.file ?? name),
      });
    }
    depth++;
    try {
      return templateOf(name)(view, options);
    } finally {
      depth--;
    }
  }

  // Handlebars looks partials up by name in a plain object; each is compiled when a page first includes it.
  const partials: Record<string, Compiled> = {};
  for (const name of Object.keys(theme.templates)) {
    partials[name] = (view, options) => include(name, view, options);
  }

  const given = givenToPartials(engine, helpers, partials);
  return (name, view, words) =>
    templateOf(name)(view, {
      ...given,
      data: Object.assign(Handlebars.createFrame({ words }), { root: view }),
    });
}

/**
 * What Handlebars hands to the templates that a template includes. To begin with it saves most of what else is done anew for
 * each page: all helpers are copied into new functions, which hand them a way to look up values that none of these uses.
 */
function givenToPartials(engine: typeof Handlebars, helpers: object, partials: object): object {
  let given: { readonly helpers: object } | undefined;
  const take = (_: unknown, options: { readonly helpers: object }) => {
    given = options;
    return '';
  };
  engine.compile('{{> take}}')({}, { helpers, partials: { take } } as unknown as RuntimeOptions);
  const { if: choose, unless, each, with: inside } = engine.helpers;
  return {
    ...given,
    partials,
    helpers: { ...given?.helpers, if: choose, unless, each, with: inside, ...helpers },
  };
}
