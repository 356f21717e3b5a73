import type { Asset } from '../model/article.ts';
import { contentHash } from '../model/content-hash.ts';
import type { Output, Theme } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { type BrandColours, brandColours } from './brand-colours.ts';
import { drawFavicon } from './draw-favicon.ts';
import { stylesheet } from './stylesheet.ts';

export interface Logo {
  readonly url: string;
  readonly alt: string;
  readonly width?: number;
  readonly height?: number;
}

const searchScript = 'search.js';

/** Files that pages share, with their addresses from the site root. */
export interface SiteFiles {
  readonly outputs: readonly Output[];
  readonly stylesheet: string;
  readonly script: string | undefined;
  /** The theme has a search script. It is published with the index, which it starts. */
  readonly hasSearch: boolean;
  readonly favicon: string;
  readonly manifest: string;
  readonly logo: Logo | undefined;
  readonly colours: BrandColours;
}

/** A file whose name says what is in it, so that servers may let browsers keep it for ever. */
function hashed(name: string, ending: string, content: string): HashedFile {
  return { path: `assets/${name}-${contentHash([content])}.${ending}`, content };
}

/** The asset that a path of the config means: a path from the project folder, or from the content folder. */
export function assetAt(site: Site, path: string | undefined): Asset | undefined {
  if (path === undefined) return undefined;
  const clean = path.replace(/^\.?\//, '');
  for (const asset of site.allAssets.values()) if (asset.file === clean) return asset;
  return site.allAssets.get(clean);
}

/** Where a file of the brand is published: its place among the articles' files when it has one, else in `assets/`. */
function publish(site: Site, asset: Asset, name: 'logo' | 'favicon', outputs: Output[]): string {
  const known = site.assets.get(asset.path);
  if (known !== undefined) return known;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(asset.path)?.[0].toLowerCase() ?? '';
  const path = `assets/${name}${ending}`;
  outputs.push({ path, copyOf: asset.file });
  return path;
}

function manifestOf(site: Site, favicon: string, colours: BrandColours): string {
  const manifest = {
    name: site.config.title,
    short_name: site.config.brand.name ?? site.config.title,
    lang: site.config.locale,
    start_url: './',
    display: 'browser',
    background_color: '#ffffff',
    theme_color: colours.light.accent,
    icons: [{ src: favicon, sizes: 'any', ...(favicon.endsWith('.svg') && { type: 'image/svg+xml' }) }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The colours and the stylesheet for a brand colour, each made once: together they take as long as twenty pages. */
export type StylesOf = (colour: string) => { readonly colours: BrandColours; readonly css: HashedFile };

type HashedFile = Output & { readonly content: string };

export function createStyles(theme: Theme): StylesOf {
  const made = new Map<string, ReturnType<StylesOf>>();
  return (colour) => {
    const known = made.get(colour);
    if (known) return known;
    const colours = brandColours(colour);
    const styles = { colours, css: hashed('kb', 'css', stylesheet(theme, colours)) };
    made.set(colour, styles);
    return styles;
  };
}

/** Makes the stylesheet, scripts, icon and manifest of a site. */
export function siteFiles(site: Site, theme: Theme, styles: StylesOf): SiteFiles {
  const { brand } = site.config;
  const { colours, css } = styles(brand.colour);
  const outputs: Output[] = [css];
  const scripts = new Map<string, string>();
  for (const [file, text] of Object.entries(theme.scripts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (file === searchScript) continue;
    const script = hashed(file.replace(/\.js$/, ''), 'js', text);
    scripts.set(file, script.path);
    outputs.push(script);
  }
  for (const [path, content] of Object.entries(theme.files))
    outputs.push({ path: `assets/${path}`, content });

  const icon = assetAt(site, brand.favicon);
  let favicon: string;
  if (icon) {
    favicon = publish(site, icon, 'favicon', outputs);
  } else {
    const drawn = hashed('icon', 'svg', drawFavicon(brand.name ?? site.config.title, colours));
    outputs.push(drawn);
    favicon = drawn.path;
  }
  const image = assetAt(site, brand.logo);
  const logo = image && {
    url: publish(site, image, 'logo', outputs),
    alt: brand.logoAlt ?? '',
    ...(image.width !== undefined &&
      image.height !== undefined && { width: image.width, height: image.height }),
  };
  outputs.push({ path: 'manifest.webmanifest', content: manifestOf(site, favicon, colours) });
  return {
    outputs,
    stylesheet: css.path,
    script: scripts.get('kb.js'),
    hasSearch: theme.scripts[searchScript] !== undefined,
    favicon,
    manifest: 'manifest.webmanifest',
    logo,
    colours,
  };
}
