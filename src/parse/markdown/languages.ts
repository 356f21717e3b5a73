let names: Intl.DisplayNames | undefined;

/**
 * True for the code of a language that exists, with script, region and variant as they may be (`fr`, `pt-BR`, `zh-Hans`),
 * by BCP 47 and the languages that Unicode's CLDR names.
 */
export function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(code)) return false;
  try {
    names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    return (
      names.of(code.slice(0, code.search(/-|$/))) !== undefined && Intl.getCanonicalLocales(code).length > 0
    );
  } catch {
    return false;
  }
}
