import type { Fault, PageElement } from '../model/audit.ts';
import { authorPart, describeElement } from './audit-elements.ts';

const most = 20;

function fault(rule: string, severity: Fault['severity'], message: string, element?: PageElement): Fault {
  return { rule: `audit-${rule}`, severity, message, ...(element && { element }) };
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** True for what is there for screen readers only, on purpose. */
function isForEarsOnly(style: CSSStyleDeclaration): boolean {
  return (
    /inset\((?:50|100)%/.test(style.clipPath) || (style.clip !== 'auto' && style.position === 'absolute')
  );
}

/** The page scrolls sideways: names the innermost elements that stick out. */
export function findSidewaysScroll(): Fault[] {
  const root = document.scrollingElement ?? document.documentElement;
  const width = document.documentElement.clientWidth;
  if (root.scrollWidth <= width + 1) return [];
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const outside = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || !isShown(element) || isForEarsOnly(getComputedStyle(element))) return false;
    return isRtl ? box.left < -1 : box.right + scrollX > width + 1;
  });
  const free = outside.filter((element) => !isInScroller(element));
  const innermost = free.filter(
    (element) => !free.some((other) => other !== element && element.contains(other)),
  );
  const message = `The page is ${root.scrollWidth} px wide in a window of ${width} px, so readers must scroll sideways.`;
  if (innermost.length === 0) return [fault('reflow', 'error', message)];
  return innermost
    .slice(0, most)
    .map((element) => fault('reflow', 'error', message, describeElement(element)));
}

function isInScroller(element: Element): boolean {
  for (let next = element.parentElement; next && next !== document.body; next = next.parentElement) {
    if (getComputedStyle(next).overflowX !== 'visible') return true;
  }
  return false;
}

/** Elements whose words are cut off: they are larger than their box, and the box hides the rest. */
function cutOff(): Set<Element> {
  const found = new Set<Element>();
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1)
      continue;
    const style = getComputedStyle(element);
    const hides = (value: string) => value === 'hidden' || value === 'clip';
    if (!hides(style.overflowX) && !hides(style.overflowY)) continue;
    if (element.clientWidth < 2 || isForEarsOnly(style) || !element.textContent?.trim() || !isShown(element))
      continue;
    const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (wide || high) found.add(element);
  }
  return found;
}

/** Sets the spacing that readers may set (WCAG 1.4.12), and finds what is lost by it. */
export function findLostByTextSpacing(): Fault[] {
  const before = cutOff();
  const wasSideways = findSidewaysScroll().length > 0;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  );
  const sheets = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...sheets, sheet];
  const lost = [...cutOff()].filter((element) => !before.has(element));
  const sideways = wasSideways ? [] : findSidewaysScroll();
  document.adoptedStyleSheets = sheets;
  return [
    ...lost
      .slice(0, most)
      .map((element) =>
        fault(
          'text-spacing',
          'error',
          'Words are cut off when a reader widens the spacing of text.',
          describeElement(element),
        ),
      ),
    ...sideways.map((found) => ({
      ...found,
      rule: 'audit-text-spacing',
      message: 'The page scrolls sideways when a reader widens the spacing of text.',
    })),
  ];
}

/** Makes text twice as large, as a reader's browser can, and finds what is cut off. The page stays that way. */
export function findLostByLargeText(): Fault[] {
  const before = cutOff();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const lost = [...cutOff()].filter((element) => !before.has(element)).slice(0, most);
  return [
    ...lost.map((element) =>
      fault(
        'text-resize',
        'error',
        'Words are cut off when text is twice as large.',
        describeElement(element),
      ),
    ),
    ...findSidewaysScroll().map((found) => ({
      ...found,
      rule: 'audit-text-resize',
      message: 'The page scrolls sideways when text is twice as large.',
    })),
  ];
}

/** Things that move although the reader asked for less motion. */
export function findMotion(): Fault[] {
  const faults: Fault[] = [];
  for (const animation of document.getAnimations()) {
    const target = (animation.effect as KeyframeEffect | null)?.target;
    const timing = animation.effect?.getComputedTiming();
    if (!target || Number(timing?.activeDuration ?? 0) <= 200) continue;
    faults.push(
      fault(
        'motion',
        'error',
        'Something moves although the reader asked for no motion.',
        describeElement(target),
      ),
    );
  }
  if (getComputedStyle(document.documentElement).scrollBehavior === 'smooth') {
    faults.push(
      fault('motion', 'error', 'The page scrolls smoothly although the reader asked for no motion.'),
    );
  }
  for (const video of document.querySelectorAll<HTMLVideoElement>('video[autoplay]')) {
    if (!video.paused)
      faults.push(
        fault(
          'motion',
          'error',
          'A video plays by itself although the reader asked for no motion.',
          describeElement(video),
        ),
      );
  }
  return faults.slice(0, most);
}

/** Scripts that only these languages are written in, as far as a reader could be misled. */
const scripts: readonly (readonly [name: string, letters: RegExp, languages: RegExp])[] = [
  ['Arabic', /[\p{Script=Arabic}]/gu, /^(ar|fa|ur|ps|ckb|ku|ug|sd|dv|ks|pa|az|kk|ms|ha)\b/i],
  [
    'Chinese or Japanese',
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    /^(zh|ja|ko|yue|cmn|lzh|wuu|nan|hak)\b/i,
  ],
  [
    'Cyrillic',
    /[\p{Script=Cyrillic}]/gu,
    /^(ru|uk|be|bg|mk|sr|kk|ky|mn|tg|tt|ba|cv|os|ab|ce|uz|az|bs|sh|cnr)\b/i,
  ],
  ['Devanagari', /[\p{Script=Devanagari}]/gu, /^(hi|mr|ne|sa|kok|mai|bho|sd|ks|doi)\b/i],
  ['Greek', /[\p{Script=Greek}]/gu, /^(el|grc|cop)\b/i],
  ['Hangul', /[\p{Script=Hangul}]/gu, /^ko\b/i],
  ['Hebrew', /[\p{Script=Hebrew}]/gu, /^(he|yi|lad|iw)\b/i],
  ['Thai', /[\p{Script=Thai}]/gu, /^th\b/i],
];
/** Shorter than this it is a letter that stands for itself: a unit, a formula. */
const fewestLetters = 4;

/** Words in another script than the language around them has: a screen reader would spell or skip them. */
export function findUnmarkedLanguages(roots: readonly Element[]): Fault[] {
  const faults: Fault[] = [];
  const known = new Map<Element, string>();
  const languageOf = (element: Element): string => {
    const there = known.get(element);
    if (there !== undefined) return there;
    const own = element.getAttribute('lang');
    const language = own ?? (element.parentElement ? languageOf(element.parentElement) : '');
    known.set(element, language);
    return language;
  };
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && faults.length < most) {
      const text = walker.currentNode.nodeValue ?? '';
      const parent = walker.currentNode.parentElement;
      if (!parent || !/[^\x00-\u024f]/.test(text) || parent.closest('code, pre, script, style, noscript'))
        continue;
      for (const [name, letters, languages] of scripts) {
        const count = text.slice(0, 20_000).match(letters)?.length ?? 0;
        const language = languageOf(parent);
        if (count < fewestLetters || language === '' || languages.test(language)) continue;
        if (!isShown(parent)) continue;
        faults.push(
          fault(
            'language-of-parts',
            authorPart(parent) ? 'error' : 'warning',
            `Words in ${name} letters are marked as language "${language}": a screen reader cannot read them.`,
            describeElement(parent),
          ),
        );
        break;
      }
    }
  }
  return faults;
}
