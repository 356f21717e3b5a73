import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/** Stemming after https://snowballstem.org/algorithms/italian/stemmer.html, with accents already folded. */
export const italian: Language = {
  code: 'it',
  elision: true,
  stop: `a ad agli ai aiuto al alcuni alla alle allo all anche ancora avere aveva avevo c che chi ci ciao cio co coi col come
con contro cosa cosi cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello deve devo di
dopo dove due e ecco ed era erano essere fa faccio far fare fra fu gia gli grazie ha hai hanno ho i il in io l la le
lei li lo loro lui ma me mi mia mie miei mio molto ne negli nei nel nell nella nelle nello no noi non nostra nostro o
ogni oppure per perche piu po poi posso possibile possono potrei puo pure qual quale quali qualche quando quanto quel
quella quelle quelli quello questa queste questi questo qui quindi s sara se sei senza serve si sia siamo sono sopra
sotto sta stai stata state stati stato sto su sua sue sugli sui sul sulla suo suoi tra troppo tu tua tue tuo tutti tutto
un una uno v vi voi vorrei vostra vostro`,
  stem: compileRules(`
vowels aeiou
rv ^(?:.%.*?@|@@.*?%|%@.)
sub qu qU
sub (@)u(?=@) $1U
sub (@)i(?=@) $1I
step:v ci,gli,la,le,li,lo,mi,ne,si,ti,vi,sene,gliela,gliele,glieli,glielo,gliene,mela,mele,meli,melo,mene,tela,tele,teli,telo,tene,cela,cele,celi,celo,cene,vela,vele,veli,velo,vene///(?:ando|endo)$ ci,gli,la,le,li,lo,mi,ne,si,ti,vi,sene,gliela,gliele,glieli,glielo,gliene,mela,mele,meli,melo,mene,tela,tele,teli,telo,tene,cela,cele,celi,celo,cene,vela,vele,veli,velo,vene//e/...[aei]r$
step anza,anze,ico,ici,ica,ice,iche,ichi,ismo,ismi,abile,abili,ibile,ibili,ista,iste,isti,oso,osi,osa,ose,mente,atrice,atrici,ante,anti/2///a azione,azioni,atore,atori/2///ac logia,logie/2/log//a uzione,uzioni,usione,usioni/2/u//a enza,enze/2/ente//a amento,amenti,imento,imenti/v///a amente/1///ad ita/2///af ivo,ivi,iva,ive/2///ag
step?c ic/2/
step?d iv/2///h os,ic,abil/2/
step?h at/2/
step?f abil,ic,iv/2/
step?g at/2///i
step?i ic/2/
step!a:v ammo,ando,ano,are,arono,asse,assero,assi,assimo,ata,ate,ati,ato,ava,avamo,avano,avate,avi,avo,emmo,enda,ende,endi,endo,era,erai,eranno,ere,erebbe,erebbero,erei,eremmo,eremo,ereste,eresti,erete,ero,erono,essero,ete,eva,evamo,evano,evate,evi,evo,Yamo,iamo,immo,ira,irai,iranno,ire,irebbe,irebbero,irei,iremmo,iremo,ireste,iresti,irete,iro,irono,isca,iscano,isce,isci,isco,iscono,issero,ita,ite,iti,ito,iva,ivamo,ivano,ivate,ivi,ivo,ono,uta,ute,uti,uto,ar,ir
step:v a,e,i,o////b
step?b i/v/
step:v ch//c gh//g`),
};
