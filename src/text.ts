// The pure library's door, `midashi/text`: no Payload, no Node; it runs in a browser.
export { fromArticle } from './text/article/fromArticle.ts'
export type { ArticleRecord, ArticleRelations } from './text/article/fromArticle.ts'
export { lengthOf, type Length } from './text/article/lengthOf.ts'
export { withAnchors, type AnchoredHeading } from './text/article/withAnchors.ts'
export { shownBody, type KnownPage, type ShownNote } from './text/article/shownBody.ts'
export { toText } from './text/article/toText.ts'
export type { Block as BlockListEntry } from './text/comments/blocklist.ts'
export { commentSorts, type CommentSort } from './text/comments/commentSort.ts'
export { isRefusal, refusalWords, type RefusalCode } from './text/comments/refusals.ts'
export { reportWords, type ReportReason } from './text/comments/reportReason.ts'
export { shownText } from './text/comments/shownText.ts'
export { houseOf, type HouseOptions } from './text/house/houseOf.ts'
export type { Format, KnowsFormats } from './text/manuscript/formats.ts'
export { addressesIn, type Address } from './text/manuscript/addresses.ts'
export { fromLexical } from './text/manuscript/fromLexical.ts'
export type { LexicalDocument, LexicalNode } from './text/manuscript/lexical.ts'
export type {
  Block,
  BlockKind,
  Carried,
  Citation,
  CitationRole,
  Credit,
  CreditKind,
  Eyecatch,
  LocalizedText,
  Manuscript,
  ParsedManuscript,
  Remark,
  Repair,
} from './text/manuscript/manuscript.ts'
export { sectionsOf } from './text/manuscript/sections.ts'
export type { KnowsSections, Section, SectionKind } from './text/manuscript/sections.ts'
export type { Thing } from './text/manuscript/thing.ts'
export { toLexical } from './text/manuscript/toLexical.ts'
export { decode, NotText } from './text/parsers/decode.ts'
export { readPage, type ParserHouse } from './text/parsers/page.ts'
export { mend, mendSafely } from './text/proof/mend.ts'
export { proofread, type Known } from './text/proof/proofread.ts'
export type {
  Alike,
  Archive,
  Doubt,
  Example,
  Finding,
  House,
  Mend,
  Place,
  Rule,
  Severity,
} from './text/proof/rule.ts'
export { findRepeats, type Repeat } from './text/repeats/findRepeats.ts'
export type { Comparable } from './text/repeats/units.ts'
export { canonicalUrl } from './text/sources/canonicalUrl.ts'
export { shownAddress } from './text/sources/shownAddress.ts'
export type { KnowsSources } from './text/sources/citation.ts'
export type { KnowsSites, SiteForm } from './text/sources/siteForm.ts'
export type { Publisher } from './text/sources/publishers.ts'
