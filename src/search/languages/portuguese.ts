import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/** Stemming after https://snowballstem.org/algorithms/portuguese/stemmer.html, with accents and tildes already folded. */
export const portuguese: Language = {
  code: 'pt',
  stop: `a acerca agora ainda ajuda algo alguem algum alguma alguns ao aos apenas aquela aquele aquilo as ate bem cada com
como contra contudo da dao das de dela dele deles demais depois desde dessa desse desta deste deve devo do dos e ela
elas ele eles em enquanto entao entre era eram essa essas esse esses esta estao estar estas estava este estes estou eu
faco faz fazer foi foram ha isso isto ja la lhe lhes lo mais mas me mesmo meu meus minha minhas muito na nao nas nem no
nos nossa nosso num numa o obrigado ola onde os ou outra outro para pela pelas pelo pelos pode podem poder por porque
posso possivel pouco preciso qual quais qualquer quando quanto que quem quer quero se seja sem sempre ser sera seu seus
sim so sobre sou sua suas tal tambem tao te tem tenho ter teu tinha toda todas todo todos tu tua tudo um uma umas uns
vai voce voces vos vou`,
  stem: compileRules(`
vowels aeiou
rv ^(?:.%.*?@|@@.*?%|%@.)
step eza,ezas,ico,ica,icos,icas,ismo,ismos,avel,ivel,ista,istas,oso,osa,osos,osas,amento,amentos,imento,imentos,adora,ador,acao,adoras,adores,acoes,ante,antes,ancia/2///a logia,logias/2/log//a ucao,ucoes/2/u//a encia,encias/2/ente//a amente/1///ad mente/2///ae idade,idades/2///af iva,ivo,ivas,ivos/2///ag ira,iras/v/ir/e$/a
step?d iv/2///h os,ic,ad/2/
step?h at/2/
step?e ante,avel,ivel/2/
step?f abil,ic,iv/2/
step?g at/2/
step!a:v ada,ida,ia,aria,eria,iria,ara,era,ira,ava,asse,esse,isse,aste,este,iste,ei,arei,erei,irei,am,iam,ariam,eriam,iriam,aram,eram,iram,avam,em,arem,erem,irem,assem,essem,issem,ado,ido,ando,endo,indo,arao,erao,irao,ar,er,ir,as,adas,idas,ias,arias,erias,irias,aras,eras,iras,avas,es,ardes,erdes,irdes,ares,eres,ires,asses,esses,isses,astes,estes,istes,is,ais,eis,ieis,arieis,erieis,irieis,areis,ereis,ireis,asseis,esseis,isseis,aveis,ados,idos,amos,iamos,ariamos,eriamos,iriamos,aramos,eramos,iramos,avamos,emos,aremos,eremos,iremos,assemos,essemos,issemos,imos,armos,ermos,irmos,eu,iu,ou////a
step?a i/v//c$
step!a:v os,a,i,o//
step:v e////b
step?b u/v//g$ i/v//c$`),
};
