const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that hold other blocks. */
export const flowContainers = set('div blockquote li dd td th details figure figcaption caption section');

/** Elements that only stand between blocks, never inside a line of text. */
export const blocks = set(
  'p h1 h2 h3 h4 h5 h6 div blockquote ul ol dl table pre hr details figure section li dt dd summary figcaption caption',
);

export const headings = set('h1 h2 h3 h4 h5 h6');

/** Parts of a line of text. */
export const inlines = set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u var wbr audio video ruby rt rp kb-task kb-note',
);

/** Elements without an end tag. */
export const voids = set('area base br col embed hr img input link meta param source track wbr');

/** Old or unsuitable names, and what stands in for them. `''` keeps only the content. */
export const renamed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acronym: 'abbr',
    address: 'div',
    article: 'div',
    aside: 'div',
    big: 'span',
    center: 'div',
    dir: 'ul',
    fieldset: 'div',
    font: 'span',
    footer: 'div',
    header: 'div',
    hgroup: 'div',
    label: 'span',
    legend: 'p',
    listing: 'pre',
    main: 'div',
    menu: 'ul',
    nav: 'div',
    nobr: 'span',
    plaintext: 'pre',
    search: 'div',
    section: 'div',
    strike: 's',
    tt: 'code',
    xmp: 'pre',
  }),
);

/** Elements that go with all they hold. */
export const dropped = set(
  'script style template noscript iframe frame frameset noframes object embed applet portal svg math canvas form input button ' +
    'select option optgroup datalist textarea keygen output progress meter dialog map area head title meta link base basefont ' +
    'bgsound param noembed col colgroup',
);

/** Elements that go without a word: they show nothing, or are of no use without what surrounds them. */
export const droppedSilently = set(
  'meta link base basefont bgsound param noembed noscript col colgroup area map',
);

/** Elements whose end tag may be left out: an open one says nothing about nesting. */
export const optionalEnds = set(
  'p li dt dd option optgroup tr td th tbody thead tfoot rt rp colgroup caption',
);

const others = set(
  'html body frame marquee blink ruby rb rtc data time picture source track thead tbody tfoot tr td th address slot selectedcontent ' +
    'multicol nextid spacer isindex image command content shadow element menuitem xml',
);

/** True for a name that HTML knows or once knew. Anything else in angle brackets is a placeholder: `<port>`. */
export function isHtmlName(name: string): boolean {
  return (
    blocks.has(name) ||
    (inlines.has(name) && !name.startsWith('kb-')) ||
    dropped.has(name) ||
    renamed.has(name) ||
    voids.has(name) ||
    others.has(name)
  );
}
