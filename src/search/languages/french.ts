import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/** Stemming after https://snowballstem.org/algorithms/french/stemmer.html, with accents already folded. */
export const french: Language = {
  code: 'fr',
  elision: true,
  stop: `a ai aide aie ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons bien
bonjour c car ce ceci cela celle celles celui ces cet cette ceux chez comme comment d dans de des deja depuis dois doit
donc du elle elles en encore entre es est et etaient etait etant ete etes etre eu fait faire fais faut il ils j je l la
laquelle le lequel les leur leurs lors lui m ma mais me meme merci mes moi mon n ne ni non nos notre nous on ont ou par
parce pas peu peut peux plus possible pour pourquoi pouvez pouvoir pres puis puisque qu quand que quel quelle quelles
quelque quelques quels qui quoi s sa sans sera ses si sinon son sont sous suis sur t ta tandis te tes toi ton tous tout
toute toutes tres trop tu un une va vers veut veux via voici voila vos votre voudrais vous y`,
  stem: compileRules(`
vowels aeiouy
rv ^(?:par|col|tap|@@.|..*?@)
sub (@)u(?=@) $1U
sub (@)i(?=@) $1I
sub (@)y $1Y
sub y(?=@) Y
sub qu qU
step ance,iqUe,isme,able,iste,eux,ances,iqUes,ismes,ables,istes/2///a atrice,ateur,ation,atrices,ateurs,ations/2///ac logie,logies/2/log//a usion,ution,usions,utions/2/u//a ence,ences/2/ent//a ement,ements/v///ae ite,ites/2///af if,ive,ifs,ives/2///ag eaux//eau//a aux/1/al//a euse,euses/2///a euse,euses/1/eux//a issement,issements/1//%$/a amment/v/ant emment/v/ent ament,aments/v/a//m iment,iments/v/i//m ument,uments/v/u//m
step?c ic/2/ ic//iqU
step?e iv/2///h eus/2/ eus/1/eux abl,iqU/2/ ier,Ier/v/i
step?h at/2/
step?f abil/2/ abil//abl ic/2/ ic//iqU iv/2/
step?g at/2///i
step?i ic/2/ ic//iqU
step!a:v imes,it,ites,i,ie,ies,ir,ira,irai,iraIent,irais,irait,iras,irent,irez,iriez,irions,irons,iront,is,issaIent,issais,issait,issant,issante,issantes,issants,isse,issent,isses,issez,issiez,issions,issons///%$/ab
step!a:v ions/2///a ee,ees,erent,er,era,erai,eraIent,erais,erait,eras,erez,eriez,erions,erons,eront,ez,iez////a ames,ates,a,ai,aIent,ais,ait,ant,ante,antes,ants,as,asse,assent,asses,assiez,assions////ak
step?k e/v/
step?a Y//i
step!a s///[^aious]$
step!a:v ion/2//[st]$ ier,iere,Ier,Iere//i e//
step enn//en onn//on ett//et ell//el eill//eil`),
};
