import { type Schema, sanitize } from 'hast-util-sanitize';
import type { Node } from './nodes.ts';

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
 * The last step before HTML is written: gives a copy that holds nothing but what the allow-list names, whatever the steps before did.
 * Addresses with another scheme than those above lose their attribute.
 */
export function sanitise(children: readonly Node[]): Node[] {
  const root = { type: 'root', children };
  return (sanitize(root as never, schema) as unknown as { children: Node[] }).children;
}
