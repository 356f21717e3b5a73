import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/** Stemming after https://snowballstem.org/algorithms/dutch/stemmer.html, with accents already folded. */
export const dutch: Language = {
  code: 'nl',
  stop: `aan al alles als altijd andere bedankt ben bij daar dan dat de der deze die dit doch doe doen door dus een eens
en er ga gaan gaat ge geen geweest graag haar had hallo heb hebben heeft hem het hier hij hoe hulp hun ik in is ja je
jij jouw jullie kan kon kunnen kunt maar me meer men met mij mijn misschien moet moeten mogelijk na naar niet niets nog
nodig nu of om omdat ons onze ook op over reeds te tegen toch toen tot u uit uw van veel via voor waar waarom wanneer
want waren was wat weer welke werd wezen wie wil willen word worden wordt zal ze zeer zelf zich zij zijn zo zonder zou`,
  stem: compileRules(`
vowels aeiouy
min 3
sub ^y Y
sub (@)y $1Y
sub (@)i(?=@) $1I
step heden/1/heid en,ene/1//^(?!.*gem$).*%$/a s,se/1//[^aeiouyj]$
step?a kk//k dd//d tt//t
step e/1//%$/be
step?b kk//k dd//d tt//t
step heid/2//[^c]$/c
step?c en/1//^(?!.*gem$).*%$/d
step?d kk//k dd//d tt//t
step end,ing/2///f ig/2//[^e]$ lijk/2///h baar/2/
step?e bar/2/
step?f ig/2//[^e]$/g
step?f!g kk//k dd//d tt//t
step?h e/1//%$/i
step?i kk//k dd//d tt//t
sub ([^aeiouy])(a|e|o|u)\\2([^aeiouyI])$ $1$2$3`),
};
