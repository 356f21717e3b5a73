import type { Rule } from '../model/rule.ts';
import { allCaps } from './rules/all-caps.ts';
import { altGeneric } from './rules/alt-generic.ts';
import { altMissing } from './rules/alt-missing.ts';
import { anchorBroken } from './rules/anchor-broken.ts';
import { answerMissing } from './rules/answer-missing.ts';
import { answerTooLong } from './rules/answer-too-long.ts';
import { articleEmpty } from './rules/article-empty.ts';
import { articleTooLarge } from './rules/article-too-large.ts';
import { baselineExpired } from './rules/baseline-expired.ts';
import { baselineUnneeded } from './rules/baseline-unneeded.ts';
import { blockExpired } from './rules/block-expired.ts';
import { blockExpiring } from './rules/block-expiring.ts';
import { brandColourAdjusted } from './rules/brand-colour-adjusted.ts';
import { changedSinceReview } from './rules/changed-since-review.ts';
import { colourOnly } from './rules/colour-only.ts';
import { configInvalid } from './rules/config-invalid.ts';
import { configRuleOption } from './rules/config-rule-option.ts';
import { configSyntax } from './rules/config-syntax.ts';
import { configUnknownKey } from './rules/config-unknown-key.ts';
import { configUnknownRule } from './rules/config-unknown-rule.ts';
import { contactTagUnknown } from './rules/contact-tag-unknown.ts';
import { contactUnreachable } from './rules/contact-unreachable.ts';
import { dateInvalid } from './rules/date-invalid.ts';
import { emojiRun } from './rules/emoji-run.ts';
import { fileEncoding } from './rules/file-encoding.ts';
import { fileLinkOutside } from './rules/file-link-outside.ts';
import { fileUnreadable } from './rules/file-unreadable.ts';
import { frontMatterLanguage } from './rules/front-matter-language.ts';
import { frontMatterSyntax } from './rules/front-matter-syntax.ts';
import { frontMatterType } from './rules/front-matter-type.ts';
import { frontMatterUnclosed } from './rules/front-matter-unclosed.ts';
import { frontmatterConflict } from './rules/frontmatter-conflict.ts';
import { frontmatterUnknownKey } from './rules/frontmatter-unknown-key.ts';
import { headingEmpty } from './rules/heading-empty.ts';
import { headingOrder } from './rules/heading-order.ts';
import { homeFeaturedUnknown } from './rules/home-featured-unknown.ts';
import { hoursHolidaysEnded } from './rules/hours-holidays-ended.ts';
import { htmlRemoved } from './rules/html-removed.ts';
import { imageLarge } from './rules/image-large.ts';
import { imageMissing } from './rules/image-missing.ts';
import { internalLeak } from './rules/internal-leak.ts';
import { jargon } from './rules/jargon.ts';
import { langInvalid } from './rules/lang-invalid.ts';
import { linkBroken } from './rules/link-broken.ts';
import { linkTextEmpty } from './rules/link-text-empty.ts';
import { linkTextGeneric } from './rules/link-text-generic.ts';
import { linkTextSame } from './rules/link-text-same.ts';
import { linkTextUrl } from './rules/link-text-url.ts';
import { linkToArchived } from './rules/link-to-archived.ts';
import { linkToDraft } from './rules/link-to-draft.ts';
import { nestingTooDeep } from './rules/nesting-too-deep.ts';
import { noArticles } from './rules/no-articles.ts';
import { noticeEnded } from './rules/notice-ended.ts';
import { oneQuestion } from './rules/one-question.ts';
import { orphanArticle } from './rules/orphan-article.ts';
import { ownerDeparted } from './rules/owner-departed.ts';
import { ownerMissing } from './rules/owner-missing.ts';
import { ownerNotInCodeowners } from './rules/owner-not-in-codeowners.ts';
import { ownerRegistryMissing } from './rules/owner-registry-missing.ts';
import { ownerTeamEmpty } from './rules/owner-team-empty.ts';
import { ownerUnknown } from './rules/owner-unknown.ts';
import { phraseConflict } from './rules/phrase-conflict.ts';
import { pitfallWithoutFix } from './rules/pitfall-without-fix.ts';
import { positionalInstruction } from './rules/positional-instruction.ts';
import { readingGrade } from './rules/reading-grade.ts';
import { redirectLoop } from './rules/redirect-loop.ts';
import { redirectShadowsPage } from './rules/redirect-shadows-page.ts';
import { redirectUnsafe } from './rules/redirect-unsafe.ts';
import { reviewBulkBump } from './rules/review-bulk-bump.ts';
import { reviewDateBackwards } from './rules/review-date-backwards.ts';
import { reviewDateFuture } from './rules/review-date-future.ts';
import { reviewDateInvalid } from './rules/review-date-invalid.ts';
import { reviewDueSoon } from './rules/review-due-soon.ts';
import { reviewNever } from './rules/review-never.ts';
import { reviewOverdue } from './rules/review-overdue.ts';
import { reviewReasonMissing } from './rules/review-reason-missing.ts';
import { reviewerUnknown } from './rules/reviewer-unknown.ts';
import { searchTestFailed } from './rules/search-test-failed.ts';
import { slugCollision } from './rules/slug-collision.ts';
import { slugReserved } from './rules/slug-reserved.ts';
import { tableNoHeader } from './rules/table-no-header.ts';
import { titleDuplicate } from './rules/title-duplicate.ts';
import { titleGeneric } from './rules/title-generic.ts';
import { titleMissing } from './rules/title-missing.ts';
import { translationMissing } from './rules/translation-missing.ts';
import { translationStale } from './rules/translation-stale.ts';
import { videoNoCaptions } from './rules/video-no-captions.ts';
import { videoNoTranscript } from './rules/video-no-transcript.ts';
import { youllNeedEmpty } from './rules/youll-need-empty.ts';

/** Every rule, by name. A rule that is not here does not exist. */
export const allRules: readonly Rule[] = [
  allCaps,
  altGeneric,
  altMissing,
  anchorBroken,
  answerMissing,
  answerTooLong,
  articleEmpty,
  articleTooLarge,
  baselineExpired,
  baselineUnneeded,
  blockExpired,
  blockExpiring,
  brandColourAdjusted,
  changedSinceReview,
  colourOnly,
  configInvalid,
  configRuleOption,
  configSyntax,
  configUnknownKey,
  configUnknownRule,
  contactTagUnknown,
  contactUnreachable,
  dateInvalid,
  emojiRun,
  fileEncoding,
  fileLinkOutside,
  fileUnreadable,
  frontMatterLanguage,
  frontMatterSyntax,
  frontMatterType,
  frontMatterUnclosed,
  frontmatterConflict,
  frontmatterUnknownKey,
  headingEmpty,
  headingOrder,
  homeFeaturedUnknown,
  hoursHolidaysEnded,
  htmlRemoved,
  imageLarge,
  imageMissing,
  internalLeak,
  jargon,
  langInvalid,
  linkBroken,
  linkTextEmpty,
  linkTextGeneric,
  linkTextSame,
  linkTextUrl,
  linkToArchived,
  linkToDraft,
  nestingTooDeep,
  noArticles,
  noticeEnded,
  oneQuestion,
  orphanArticle,
  ownerDeparted,
  ownerMissing,
  ownerNotInCodeowners,
  ownerRegistryMissing,
  ownerTeamEmpty,
  ownerUnknown,
  phraseConflict,
  pitfallWithoutFix,
  positionalInstruction,
  readingGrade,
  redirectLoop,
  redirectShadowsPage,
  redirectUnsafe,
  reviewBulkBump,
  reviewDateBackwards,
  reviewDateFuture,
  reviewDateInvalid,
  reviewDueSoon,
  reviewNever,
  reviewOverdue,
  reviewReasonMissing,
  reviewerUnknown,
  searchTestFailed,
  slugCollision,
  slugReserved,
  tableNoHeader,
  titleDuplicate,
  titleGeneric,
  titleMissing,
  translationMissing,
  translationStale,
  videoNoCaptions,
  videoNoTranscript,
  youllNeedEmpty,
];
