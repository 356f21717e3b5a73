import { configSpec } from './config-shape.ts';
import { aliasGroups, foreignKeys, keysBySpelling } from './front-matter-keys.ts';
import { type JsonSchema, orEmpty } from './spec.ts';

const dialect = 'http://json-schema.org/draft-07/schema#';

/** JSON Schema (draft 7) of the front matter of an article, every alias included, made from the table that reads it. */
export function frontMatterSchema(): object {
  const properties: Record<string, JsonSchema> = {};
  const groups: Record<string, Record<string, JsonSchema>> = {};
  for (const [name, { spec, alias }] of keysBySpelling) {
    const description = alias ? { description: `The same as \`${spec.key}\`.` } : {};
    const own = { ...(alias?.spec ?? spec.spec).schema, ...description };
    // An empty key says nothing, but for those that say who may see the article.
    const schema = spec.guard ? own : orEmpty(own);
    properties[name] = schema;
    const [group, inner] = name.split('.');
    if (group !== undefined && inner !== undefined && aliasGroups.has(group)) {
      groups[group] = { ...groups[group], [inner]: schema };
    }
  }
  for (const name of foreignKeys) properties[name] = { description: 'For another tool; kb does not use it.' };
  for (const [group, inner] of Object.entries(groups)) {
    properties[group] = { type: ['object', 'null'], properties: inner };
  }
  return {
    $schema: dialect,
    title: 'Front matter of a kb article',
    type: ['object', 'null'],
    properties,
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  };
}

/** JSON Schema (draft 7) of `kb.config.yml`. */
export function configSchema(): object {
  return { $schema: dialect, title: 'kb.config.yml', ...configSpec.schema };
}
