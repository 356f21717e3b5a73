import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/** Stemming after the English (Porter 2) stemmer that https://snowballstem.org/algorithms/english/stemmer.html describes. */
export const english: Language = {
  code: 'en',
  stop: `a about above after again against all also am an and any anybody anyone anything are arent as at be because
been before being below between both but by can cannot cant could couldnt did didnt do does doesnt doing done dont
down during each even ever every everyone everything few for from further get gets getting go goes going gone got had
hadnt has hasnt have havent having he hello help her here hers herself hey hi him himself his how however i id if ill
im in into is isnt it its itself ive just kindly know let lets like me more most my myself need needs no nor not now of
off ok on once one only or other our ours out over own please really same see shall she should shouldnt so some
somebody somehow someone something still such tell than thank thanks that thats the their theirs them themselves then
there these they theyre thing things this those through to too tried try trying under until up upon us use used using
very via want wanted wants was wasnt way ways we were werent what whatever whats when whenever where whether which
while who whom whose why will with without wonder wondering wont would wouldnt yes yet you youd youll your youre yours
yourself youve possible able question`,
  stem: compileRules(`
vowels aeiouy
r1 ^(?:gener|commun|arsen|.*?@%)
sub ^y Y
sub (@)y $1Y
step skis//ski/^$/. skies//sky/^$/. dYing,dying//die/^$/. lYing,lying//lie/^$/. tYing,tying//tie/^$/. idly//idl/^$/. gently//gentl/^$/. ugly//ugli/^$/. early//earli/^$/. only//onli/^$/. singly//singl/^$/. sky,news,howe,atlas,cosmos,bias,andes//=/^$/.
step sses//ss ied,ies//i/.. ied,ies//ie us,ss//= s///@.
step inning,outing,canning,herring,earring,proceed,exceed,succeed//=/^$/.
step eed,eedly/1/ee ed,edly,ing,ingly///@/e
step?e at//ate bl//ble iz//ize bb//b dd//d ff//f gg//g mm//m nn//n pp//p rr//r tt//t /0/e/(?:%@[^aeiouywxY]|^@%)$
step y,Y//i/.%$
step tional/1/tion enci/1/ence anci/1/ance abli/1/able entli/1/ent izer,ization/1/ize ational,ation,ator/1/ate alism,aliti,alli/1/al fulness/1/ful ousli,ousness/1/ous iveness,iviti/1/ive biliti,bli/1/ble ogi/1/og/l$ fulli/1/ful lessli/1/less li/1//[cdeghkmnrt]$
step tional/1/tion ational/1/ate alize/1/al icate,iciti,ical/1/ic ful,ness/1/ ative/2/
step al,ance,ence,er,ic,able,ible,ant,ement,ment,ent,ism,ate,iti,ous,ive,ize/2/ ion/2//[st]$
step e/2/ e/1//^(?!(?:.*%@[^aeiouywxY]|@%)$) l/2//l$`),
};
