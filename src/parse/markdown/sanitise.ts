import { type Schema, sanitize } from 'hast-util-sanitize';
import type { Node, PropertyValue } from './nodes.ts';

const phrases =
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr';
const groups =
  'audio blockquote caption dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr input label li ol p pre section source summary ' +
  'table tbody td tfoot th thead tr track ul video';

/**
 * Everything that may stand in a page, whoever made it. Wider than what authors may type (`author-attributes.ts`) by what kb adds: a
 * few classes, `role`, `tabindex`, ARIA names of its own.
 */
const schema: Schema = {
  // The most frequent first: the list is searched for each element.
  tagNames: [
    'p',
    'li',
    'a',
    'strong',
    'code',
    'em',
    'img',
    'ul',
    'ol',
    'h2',
    'h3',
    'td',
    'tr',
    'span',
    ...phrases.split(' '),
    ...groups.split(' '),
  ],
  attributes: {
    '*': ['dir', 'id', 'lang', 'title', ['dataKbString', /^[a-z]+\.[a-zA-Z]+$/]],
    a: ['href', 'hrefLang', 'download', ['className', 'note-ref', 'note-back']],
    audio: ['src', 'controls', 'muted', 'preload'],
    code: [['className', /^language-[\w+#.-]+$/]],
    details: ['open'],
    div: [
      ['className', 'alert', /^alert-[a-z]+$/, 'table-scroll'],
      ['role', 'note', 'region'],
      ['tabIndex', 0],
      'ariaLabelledBy',
    ],
    img: ['src', 'alt', 'width', 'height'],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    li: [['className', 'task'], 'value'],
    ol: ['start', 'reversed', 'type', ['className', 'tasks']],
    p: [['className', 'alert-title', 'pitfall-symptom', 'pitfall-fix']],
    pre: [['tabIndex', 0]],
    section: [['className', 'notes'], 'ariaLabelledBy'],
    source: ['src', 'type'],
    span: [
      ['className', /^hljs-[\w-]+$/, 'visually-hidden', 'need-note', 'if-not'],
      ['hidden', true],
    ],
    td: ['colSpan', 'rowSpan', ['className', /^align-(?:left|center|right)$/]],
    th: ['colSpan', 'rowSpan', 'scope', 'abbr', ['className', /^align-(?:left|center|right)$/]],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    ul: [['className', 'tasks', 'pitfalls']],
    video: ['src', 'poster', 'controls', 'muted', 'preload', 'playsInline', 'width', 'height'],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel', 'sms', 'id'],
    poster: ['http', 'https'],
    src: ['http', 'https'],
  },
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    source: ['video', 'audio'],
    track: ['video', 'audio'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  // Ids are made unique and kept apart from kb's own in `heading-ids.ts`; `name` is not allowed at all.
  clobber: [],
  clobberPrefix: '',
  strip: [
    'script',
    'style',
    'template',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'form',
    'textarea',
    'select',
    'button',
  ],
  allowComments: false,
  allowDoctypes: false,
};

/**
 * The last step before HTML is written: gives a tree that holds nothing but what the allow-list names, whatever the steps before did.
 * Addresses with another scheme than those above lose their attribute. A tree in which nothing is to change is given back as it is:
 * looking takes a fifth of the time of copying, which was a sixteenth of a whole build.
 */
export function sanitise(children: readonly Node[]): Node[] {
  return children.every((child) => isClean(child, nowhere)) ? [...children] : cleaned(children);
}

/** The same by hast-util-sanitize alone. */
export function cleaned(children: readonly Node[]): Node[] {
  const root = { type: 'root', children };
  return (sanitize(root as never, schema) as unknown as { children: Node[] }).children;
}

type Allowed = string | number | boolean | RegExp | null | undefined;
type Definition = string | [string, ...Allowed[]];

/** Element -> property -> values that it may have; `undefined` for any. Made of the schema. */
const allowed = new Map(
  (schema.tagNames ?? []).map((tagName) => {
    const definitions = [
      ...(schema.attributes?.['*'] ?? []),
      ...(schema.attributes?.[tagName] ?? []),
    ] as Definition[];
    return [
      tagName,
      new Map<string, readonly Allowed[] | undefined>(
        definitions.map((each) => (typeof each === 'string' ? [each, undefined] : [each[0], each.slice(1)])),
      ),
    ];
  }),
);

interface Inside {
  readonly table: boolean;
  readonly media: boolean;
}
const nowhere: Inside = { table: false, media: false };

/** True only for what certainly stays as it is. */
function isClean(node: Node, inside: Inside): boolean {
  if (node.type === 'text') return true;
  if (node.type !== 'element') return false;
  const { tagName, properties } = node;
  const definitions = allowed.get(tagName);
  if (definitions === undefined || schema.required?.[tagName] !== undefined) return false;
  const ancestors = schema.ancestors?.[tagName];
  if (ancestors !== undefined && !(ancestors.includes('table') ? inside.table : inside.media)) return false;
  for (const name in properties) {
    const value = properties[name];
    if (value === undefined) continue;
    if (!definitions.has(name) || !isCleanValue(name, value, definitions.get(name))) return false;
  }
  const here = isHolder(tagName)
    ? { table: inside.table || tagName === 'table', media: inside.media || tagName !== 'table' }
    : inside;
  for (const child of node.children) if (!isClean(child, here)) return false;
  return true;
}

function isHolder(tagName: string): boolean {
  return tagName === 'table' || tagName === 'video' || tagName === 'audio';
}

function isCleanValue(name: string, value: PropertyValue, values: readonly Allowed[] | undefined): boolean {
  if (Array.isArray(value)) return value.every((each) => isCleanValue(name, each, values));
  if (name === 'href' || name === 'src' || name === 'poster')
    return typeof value === 'string' && isPlainAddress(value);
  if (value === null || Number.isNaN(value)) return false;
  return (
    values === undefined ||
    values.some((each) => (each instanceof RegExp ? each.test(String(value)) : each === value))
  );
}

/** An address without a scheme, or with one that everything may lead to. */
function isPlainAddress(address: string): boolean {
  return address.startsWith('https://') || address.startsWith('http://') || !address.includes(':');
}
