export { midashi } from './plugins/midashi.ts'
export { BodyEditorFeature } from './collections/fields/bodyEditorFeature.ts'
export type {
  CollectionName,
  CollectionOverride,
  MidashiOptions,
} from './plugins/resolveOptions.ts'
export type { HouseOptions } from './text/house/houseOf.ts'
export type { Format } from './text/manuscript/formats.ts'
export { houseOf } from './text/house/houseOf.ts'
export { mend, mendSafely } from './text/proof/mend.ts'
export { proofread } from './text/proof/proofread.ts'
export type { Doubt, Example, Finding, House, Mend, Rule, Severity } from './text/proof/rule.ts'
export type {
  Block,
  Citation,
  Credit,
  Manuscript,
  ParsedManuscript,
  Remark,
  LocalizedText,
} from './text/manuscript/manuscript.ts'
export { fromArticle } from './text/article/fromArticle.ts'
export { fromLexical } from './text/manuscript/fromLexical.ts'
export type { Section, SectionKind } from './text/manuscript/sections.ts'
export { sectionsOf } from './text/manuscript/sections.ts'
export { toLexical } from './text/manuscript/toLexical.ts'
export { toText } from './text/article/toText.ts'
export { decode } from './text/parsers/decode.ts'
export { readPage } from './text/parsers/page.ts'
export { findRepeats } from './text/repeats/findRepeats.ts'
export type { CommentOptions } from './comments/options.ts'
export type { PublicComment } from './database/commentTree.ts'
export type { Block as BlockListEntry } from './text/comments/blocklist.ts'
export { shownText } from './text/comments/shownText.ts'
export { canonicalUrl } from './text/sources/canonicalUrl.ts'
