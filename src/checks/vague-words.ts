/**
 * Words that say nothing by themselves, by language. Only the first part of a locale counts (`de-AT` is `de`);
 * languages that are not here are not checked, and a project adds its own words with `rule_options`.
 */
type WordsByLanguage = Readonly<Record<string, readonly string[]>>;

const links: WordsByLanguage = {
  de: [
    'hier',
    'hier klicken',
    'klicken sie hier',
    'klick hier',
    'mehr',
    'weiterlesen',
    'link',
    'dieser link',
  ],
  en: [
    'click',
    'click here',
    'click this link',
    'click this',
    'continue',
    'details',
    'go',
    'go here',
    'here',
    'learn more',
    'link',
    'more',
    'more info',
    'more information',
    'press here',
    'read more',
    'see here',
    'see more',
    'tap here',
    'this',
    'this article',
    'this link',
    'this page',
  ],
  es: [
    'aquí',
    'clic aquí',
    'haga clic aquí',
    'haz clic aquí',
    'leer más',
    'más',
    'más información',
    'enlace',
  ],
  fr: ['cliquez ici', 'ici', 'lien', 'lire la suite', 'en savoir plus', 'plus', "plus d'informations"],
  it: ['clicca qui', 'qui', 'link', 'leggi di più', 'scopri di più', 'maggiori informazioni'],
  nl: ['hier', 'klik hier', 'lees meer', 'meer', 'link', 'meer informatie'],
  pt: ['aqui', 'clique aqui', 'leia mais', 'mais', 'mais informações', 'saiba mais', 'link'],
};

const titles: WordsByLanguage = {
  de: [
    'allgemein',
    'allgemeines',
    'hilfe',
    'informationen',
    'überblick',
    'übersicht',
    'sonstiges',
    'einführung',
  ],
  en: [
    'about',
    'account',
    'basics',
    'contact',
    'details',
    'documentation',
    'error',
    'errors',
    'faq',
    'faqs',
    'frequently asked questions',
    'general',
    'general information',
    'getting started',
    'guide',
    'help',
    'home',
    'info',
    'information',
    'instructions',
    'introduction',
    'issues',
    'misc',
    'miscellaneous',
    'new article',
    'notes',
    'other',
    'overview',
    'page',
    'problem',
    'problems',
    'questions',
    'readme',
    'settings',
    'support',
    'test',
    'todo',
    'troubleshooting',
    'tutorial',
    'untitled',
    'welcome',
  ],
  es: ['ayuda', 'general', 'información', 'introducción', 'preguntas frecuentes', 'problemas', 'resumen'],
  fr: [
    'aide',
    'foire aux questions',
    'généralités',
    'informations',
    'introduction',
    'présentation',
    'problèmes',
  ],
  it: ['aiuto', 'domande frequenti', 'generale', 'informazioni', 'introduzione', 'panoramica', 'problemi'],
  nl: ['algemeen', 'hulp', 'informatie', 'inleiding', 'overzicht', 'veelgestelde vragen'],
  pt: ['ajuda', 'geral', 'informações', 'introdução', 'perguntas frequentes', 'problemas', 'visão geral'],
};

const images: WordsByLanguage = {
  de: ['bild', 'foto', 'grafik', 'icon', 'screenshot', 'bildschirmfoto', 'logo'],
  en: [
    'alt',
    'diagram',
    'figure',
    'graphic',
    'icon',
    'illustration',
    'image',
    'img',
    'logo',
    'photo',
    'picture',
    'screenshot',
  ],
  es: ['captura', 'captura de pantalla', 'foto', 'icono', 'imagen', 'logo'],
  fr: ["capture d'écran", 'icône', 'image', 'illustration', 'logo', 'photo'],
  it: ['foto', 'icona', 'immagine', 'logo', 'screenshot'],
  nl: ['afbeelding', 'foto', 'icoon', 'logo', 'schermafbeelding', 'screenshot'],
  pt: ['captura de tela', 'foto', 'imagem', 'logo', 'ícone'],
};

const imageStarts: WordsByLanguage = {
  de: ['bild von ', 'bild der ', 'bild des ', 'foto von ', 'grafik von ', 'screenshot von '],
  en: [
    'a picture of ',
    'a photo of ',
    'a screenshot of ',
    'an image of ',
    'graphic of ',
    'image of ',
    'image showing ',
    'photo of ',
    'picture of ',
    'screenshot of ',
  ],
  es: ['captura de ', 'foto de ', 'imagen de '],
  fr: ["capture d'écran de ", 'image de ', 'photo de '],
  it: ['foto di ', 'immagine di ', 'screenshot di '],
  nl: ['afbeelding van ', 'foto van ', 'schermafbeelding van '],
  pt: ['captura de ', 'foto de ', 'imagem de '],
};

const positions: WordsByLanguage = {
  de: [
    'links oben',
    'links unten',
    'rechts oben',
    'rechts unten',
    'auf der rechten seite',
    'auf der linken seite',
  ],
  en: [
    'at the bottom of the screen',
    'at the top of the screen',
    'bottom left',
    'bottom right',
    'bottom-left',
    'bottom-right',
    'lower left',
    'lower right',
    'on the left',
    'on the left side',
    'on the left-hand side',
    'on the right',
    'on the right side',
    'on the right-hand side',
    'to the left of',
    'to the right of',
    'top left',
    'top right',
    'top-left',
    'top-right',
    'upper left',
    'upper right',
  ],
};

function of(lists: WordsByLanguage, locale: string): readonly string[] {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  return Object.hasOwn(lists, language) ? (lists[language] ?? []) : [];
}

/** Link texts that tell nothing about where the link leads. */
export const vagueLinkTexts = (locale: string): readonly string[] => of(links, locale);
/** Titles that could stand over any article. */
export const vagueTitles = (locale: string): readonly string[] => of(titles, locale);
/** Text alternatives that only say that there is an image. */
export const vagueImageTexts = (locale: string): readonly string[] => of(images, locale);
/** First words that a text alternative does not need. */
export const imageTextStarts = (locale: string): readonly string[] => of(imageStarts, locale);
/** Words that point to a place on the screen. */
export const positionWords = (locale: string): readonly string[] => of(positions, locale);
