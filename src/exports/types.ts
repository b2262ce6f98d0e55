// `midashi/types`: what options and answers are made of, without the plugin.
export type { Role, StaffOption } from '../access/hasRole.ts'
export type { CommentOptions, Limit, Limits } from '../comments/options.ts'
export type { PublicComment } from '../database/commentTree.ts'
export type { ArticleSection } from '../hooks/articles/readSections.ts'
export type { LinkOptions } from '../links/checkLinks.ts'
export type { ReadingLimits } from '../payload/readAsReader.ts'
export type {
  CollectionOverride,
  MidashiOptions,
  OverridableName,
} from '../plugins/resolveOptions.ts'
export type { CollectionName, Slugs } from '../slugs.ts'
export type { ReadManuscript } from '../text/article/readRaw.ts'
export type { HouseOptions } from '../text/house/houseOf.ts'
export type { Finding, Rule } from '../text/proof/rule.ts'
export type { StoredFinding, StoredProof } from '../text/proof/storedProof.ts'
export type { StoredRepair } from '../text/proof/storedRepairs.ts'
