import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import { configSchema, frontMatterSchema } from '../parse/front-matter-schema.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';

const schemas: Readonly<Record<string, () => object>> = {
  'front-matter': frontMatterSchema,
  config: configSchema,
};

/** Prints a JSON Schema, for editors that complete and check keys while one types. */
export async function schema(name: string, context: Context): Promise<number> {
  const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (make === undefined) {
    const names = Object.keys(schemas);
    const meant = nearest(name, names);
    throw new UserError(`There is no schema "${name}".`, {
      hint: meant ? `Did you mean "kb schema ${meant}"?` : `Schemas are: ${names.join(', ')}.`,
    });
  }
  context.stdout(`${JSON.stringify(make(), null, 2)}\n`);
  return 0;
}

export const command: Command = {
  operands: '[name]',
  about:
    'Prints the JSON Schema of the front matter ("front-matter", the default) or of kb.config.yml ("config").',
  flags: [],
  examples: [
    ['kb schema > front-matter.schema.json', 'for an editor that checks front matter'],
    ['kb schema config > kb.schema.json', 'the same for kb.config.yml'],
  ],
  run: ([name = 'front-matter'], _values, context) => schema(name, context),
};
