import type { Image, Link, Media } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import type { ResolvedImage, ResolvedLink, Visibility } from '../model/site.ts';
import { nameOf, relativePath } from './paths.ts';
import type { Placed } from './placed.ts';
import type { Resolution } from './resolve-link.ts';

const maxShown = 120;

function quote(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
  return `"${plain.length > maxShown ? `${plain.slice(0, maxShown)}…` : plain}"`;
}

/** A path as one would write it in a Markdown link. */
function linkTo(from: string, to: string): string {
  return relativePath(from, to).replaceAll(' ', '%20');
}

function differsOnlyInForm(href: string, meant: string): boolean {
  return nameOf(href).normalize('NFKC').toLowerCase() === nameOf(meant).normalize('NFKC').toLowerCase();
}

function brokenLink(from: Placed, link: Link, broken: ResolvedLink & { kind: 'broken' }): Problem {
  const base = { rule: 'link-broken', at: link.at, fingerprint: link.href.slice(0, 500) };
  const { meant } = broken;
  if (broken.reason === 'unsafe') {
    return {
      ...base,
      message: `The link to ${quote(link.href)} is not an address that this site can lead to, so it is shown as plain text.`,
      hint: 'Write the path of an article ("../billing/refunds.md") or a whole address with https://.',
    };
  }
  if (broken.reason === 'outside') {
    return {
      ...base,
      message: `The link to ${quote(link.href)} leads out of the content folder.`,
      hint: 'Link to an article or file inside the content folder, or to a whole address with https://.',
    };
  }
  if (meant !== undefined) {
    const why = differsOnlyInForm(link.href, meant)
      ? ' The name must be exactly the same, upper and lower case and accents included.'
      : '';
    return {
      ...base,
      message: `The link to ${quote(link.href)} leads nowhere.`,
      hint: `Did you mean "${linkTo(from.path, meant)}"?${why}`,
    };
  }
  return {
    ...base,
    message:
      link.href.trim() === ''
        ? 'This link has no address.'
        : `The link to ${quote(link.href)} leads nowhere.`,
    hint: 'Write the path of the article from here, like "../billing/refunds.md", or remove the link.',
  };
}

const notPublished: Readonly<Partial<Record<Visibility, string>>> = {
  draft: 'is a draft',
  internal: 'is internal',
  scheduled: 'is not published yet',
  expired: 'is no longer published',
  withheld: 'is held back because its settings cannot be read',
};

/** What is wrong with a link, if anything. An archived article shows no text, so its links are not looked at. */
export function linkProblem(from: Placed, link: Link, resolution: Resolution): Problem | undefined {
  if (from.visibility === 'archived') return undefined;
  const resolved = resolution.link;
  const fingerprint = link.href.slice(0, 500);
  if (resolved.kind === 'broken' && resolved.reason === 'no-anchor') {
    const where = resolution.target === from ? 'this article' : `"${resolution.target?.article.title ?? ''}"`;
    const { meant } = resolved;
    return {
      rule: 'anchor-broken',
      message: `The link to ${quote(link.href)} leads to a heading that ${where} does not have.`,
      at: link.at,
      hint:
        meant === undefined
          ? 'Look up the heading in that article, or link to the article without the part from "#" on.'
          : `Did you mean "#${meant}"?`,
      fingerprint,
    };
  }
  if (resolved.kind === 'broken') return brokenLink(from, link, resolved);
  if (resolution.previous && resolved.kind === 'external') {
    return {
      rule: 'link-broken',
      message: `The link to ${quote(link.href)} leads to the previous help center, to an article that is not part of this one.`,
      at: link.at,
      hint: 'Link to the article that answers this now, or give that article the id of the old one.',
      fingerprint,
    };
  }
  const target = resolution.target;
  if (!target || target === from) return undefined;
  if (target.visibility === 'archived') {
    const replacement = target.article.meta.archived?.replacedBy;
    return {
      rule: 'link-to-archived',
      message: `The link leads to "${target.article.title}", which is archived.`,
      at: link.at,
      hint:
        replacement === undefined
          ? 'Remove the link, or link to an article that is still kept up.'
          : `Link to its replacement, "${replacement}".`,
      fingerprint,
    };
  }
  if (resolved.kind === 'unpublished' && from.shown) {
    return {
      rule: 'link-to-draft',
      message: `The link leads to ${target.article.file}, which ${notPublished[target.visibility] ?? 'is not published'}. Customers see the words without a link.`,
      at: link.at,
      hint: 'Publish that article first, or remove the link.',
      fingerprint,
    };
  }
  return undefined;
}

/** What is wrong with an image, if anything. */
export function imageProblem(from: Placed, image: Image, resolved: ResolvedImage): Problem | undefined {
  if (resolved.kind !== 'missing' || from.visibility === 'archived') return undefined;
  return missingFile('image-missing', from, image.src, image.at, resolved.meant, 'image');
}

/** What is wrong with a video, sound, caption or poster file, if anything. */
export function mediaProblem(from: Placed, media: Media, resolved: ResolvedLink): Problem | undefined {
  if (resolved.kind !== 'broken' || from.visibility === 'archived') return undefined;
  const thing = media.element === 'track' ? 'caption' : media.element === 'poster' ? 'poster' : 'media';
  const rule = media.element === 'poster' ? 'image-missing' : 'link-broken';
  return missingFile(rule, from, media.src, media.at, resolved.meant, thing);
}

function missingFile(
  rule: string,
  from: Placed,
  src: string,
  at: Problem['at'],
  meant: string | undefined,
  thing: string,
): Problem {
  return {
    rule,
    message: `The ${thing} file ${quote(src)} is not there.`,
    at,
    hint:
      meant === undefined
        ? 'Put the file at that path in the content folder, or correct the path.'
        : `Did you mean "${linkTo(from.path, meant)}"? Names must be exactly the same, upper and lower case included.`,
    fingerprint: src.slice(0, 500),
  };
}
