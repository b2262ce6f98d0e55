import type { CommentSettings } from '../comments/options.ts'
import type { PictureOptions } from '../eyecatch/pictureOptions.ts'
import type { ReadingLimits } from '../payload/readAsReader.ts'
import type { AddressOptions } from '../published/articleAddress.ts'
import type { Slugs } from '../slugs.ts'
import type { House } from '../text/proof/rule.ts'

/** What the collections are made of: the plugin's options with every default filled in. */
export type Settings = {
  house: House
  reading: ReadingLimits
  comments: CommentSettings
  /** Whether readers comment at all. */
  hasComments: boolean
  /** Whether drafts are handed in to a desk, and whom that is mailed to. */
  hasReview: boolean
  reviewTo: string[]
  /** Whether there is an index of what articles say. */
  hasSearch: boolean
  pictures: PictureOptions
  /** The collections of the app that stand for ours, by their slugs: who reads them, and how much at once, is the app's to say. */
  reused: { media?: string; categories?: string }
  /** Where articles stand on the paper. */
  addresses: AddressOptions
  /** The slugs of our collections in this app. */
  slugs: Slugs
}
