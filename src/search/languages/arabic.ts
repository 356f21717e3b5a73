import { compileRules } from '../compile-rules.ts';
import type { Language } from './language.ts';

/**
 * Light stemming: the article with what is written onto it, and the commonest endings, as in the stemmer light10 of Larkey,
 * Ballesteros and Connell ("Light Stemming for Arabic Information Retrieval", 2007), and `your`, which help texts are full
 * of. Words have no hamza on alef, and no vowel signs, when they come here.
 */
export const arabic: Language = {
  code: 'ar',
  stop: `من في على علي الى الي عن هل كيف ما ماذا متى متي اين لماذا لم لن لا هذا هذه ذلك تلك التي الذي او ثم مع كل بعد قبل
عند عندما هو هي انا نحن انت هم كان كانت يكون تكون يمكن يمكنني يمكنك اريد ان اذا قد بين حتى حتي غير عليك لدي لديك
يجب مرحبا شكرا فضلك مساعدة`,
  stem: compileRules(`
sub ى ي
sub ^(?:و?ال|[بكف]ال|لل)(?=..)
step ها,ان,ات,ون,ين,يه,ية,ه,ة,ي///..$ ك,كم///...$`),
};
