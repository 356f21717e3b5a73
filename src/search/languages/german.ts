import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/**
 * Stemming after https://snowballstem.org/algorithms/german/stemmer.html, with umlauts already folded. Who has no umlauts
 * on the keyboard types `ue` for `ü`: after a consonant, and as a word begins, `ae`, `oe` and `ue` are taken for these.
 */
export const german: Language = {
  code: 'de',
  stop: `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bitte
brauche da damit danke dann darf das dass dein deine dem den denn der deren des deshalb dessen dich die dies diese
diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einfach er es etwas euch euer fur
ganz gar geht gerne gibt habe haben hallo hat hatte hatten hier hilfe hinter ich ihm ihn ihnen ihr ihre ihrem ihren
ihrer im immer in ins irgendwie ist ja jede jeder jedes jetzt kann kannst kein keine keinen konnen konnte man manche
mein meine meinem meinen meiner mich mir mit mochte moglich muss musse mussen nach nein nicht nichts noch nun nur ob
obwohl oder ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollen sollte sonst uber
um und uns unser unsere unter vom von vor wann war waren warum was weg wegen weil welche welchen welcher welches wenn
wer werde werden weshalb wie wieder wieso will wir wird wo wofur wohin wollen wurde wurden zu zum zur zwar zwischen
fuer koennen koennte moechte moeglich muesse muessen ueber`,
  stem: compileRules(`
vowels aeiouy
min 3
sub (^|(?!q)%)([aou])e $1$2
sub (@)u(?=@) $1U
sub (@)y(?=@) $1Y
step em,ern,er/1/ e,en,es/1///n s/1//[bdfghklmnrt]$
step?n niss//nis
step en,er,est/1/ st/1//.{3}[bdfghklmnt]$
step end,ung/2///u ig,ik,isch/2//[^e]$ lich,heit/2///l keit/2///k
step?u ig/2//[^e]$
step?l er,en/1/
step?k lich,ig/2/`),
};
