import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/** Stemming after https://snowballstem.org/algorithms/spanish/stemmer.html, with accents already folded. */
export const spanish: Language = {
  code: 'es',
  stop: `a al algo alguien algun alguna algunas alguno algunos ante antes aqui asi aun aunque ayuda bien cada como con
contra cual cuales cualquier cuando cuanto de debe debo del desde donde dos durante e el ella ellas ellos en entre era
eran eres es esa esas ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron gracias ha haber
habia hace hacer hago han has hasta hay he hola la las le les lo los mas me mi mia mis mucho muy nada necesito ni no nos
nosotros nuestra nuestro o os otra otras otro otros para pero poco podria poder por porque posible pueda puede puedo
pues que quien quienes quiero quisiera se sea ser si sido siempre sin sobre solo son soy su sus tal tambien tanto te
tener tengo ti tiene tienen todo todos tras tu tus un una unas uno unos usted ustedes va ver vez voy y ya yo`,
  stem: compileRules(`
vowels aeiou
rv ^(?:.%.*?@|@@.*?%|%@.)
step:v me,se,sela,selo,selas,selos,la,le,lo,las,les,los,nos///^.{3,}(?:ando|iendo|ar|er|ir|uyendo)$
step anza,anzas,ico,ica,icos,icas,ismo,ismos,able,ables,ible,ibles,ista,istas,oso,osa,osos,osas,amiento,amientos,imiento,imientos/2///a adora,ador,acion,adoras,adores,aciones,ante,antes,ancia,ancias/2///ac logia,logias/2/log//a ucion,uciones/2/u//a encia,encias/2/ente//a amente/1///ad mente/2///ae idad,idades/2///af iva,ivo,ivas,ivos/2///ag
step?c ic/2/
step?d iv/2///h os,ic,ad/2/
step?h at/2/
step?e ante,able,ible/2/
step?f abil,ic,iv/2/
step?g at/2/
step!a:v ya,ye,yan,yen,yeron,yendo,yo,yas,yes,yais,yamos///u$/a
step!a:v en,es,eis,emos////ai arian,arias,aran,aras,ariais,aria,areis,ariamos,aremos,ara,erian,erias,eran,eras,eriais,eria,ereis,eriamos,eremos,era,irian,irias,iran,iras,iriais,iria,ireis,iriamos,iremos,ira,aba,ada,ida,ia,iera,ad,ed,id,ase,iese,aste,iste,an,aban,ian,ieran,asen,iesen,aron,ieron,ado,ido,ando,iendo,io,ar,er,ir,as,abas,adas,idas,ias,ieras,ases,ieses,is,ais,abais,iais,arais,ierais,aseis,ieseis,asteis,isteis,ados,idos,amos,abamos,iamos,imos,aramos,ieramos,iesemos,asemos////a
step?i u/v//g$
step:v os,a,o,i// e////j
step?j u/v//g$`),
};
