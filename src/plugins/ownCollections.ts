import type { CollectionConfig } from 'payload'
import { Articles } from '../collections/Articles.ts'
import { Categories } from '../collections/Categories.ts'
import { CommentBlocks } from '../collections/CommentBlocks.ts'
import { CommentLog } from '../collections/CommentLog.ts'
import { CommentReports } from '../collections/CommentReports.ts'
import { Comments } from '../collections/Comments.ts'
import { CommentVotes } from '../collections/CommentVotes.ts'
import { Discussions } from '../collections/Discussions.ts'
import { Fingerprints } from '../collections/Fingerprints.ts'
import { Media } from '../collections/Media.ts'
import { Sources } from '../collections/Sources.ts'
import { Users } from '../collections/Users.ts'
import type { CollectionName, ResolvedOptions } from './resolveOptions.ts'

/** The collections an app may change. */
const factories = {
  articles: Articles,
  sources: Sources,
  categories: Categories,
  comments: Comments,
  media: Media,
  users: Users,
} satisfies Record<CollectionName, (options: ResolvedOptions) => CollectionConfig>

/** Their slugs. */
export const overridable = Object.keys(factories) as CollectionName[]

/** Whether an app may change the collection of this slug. */
export const isOverridable = (slug: string): slug is CollectionName =>
  Object.hasOwn(factories, slug)

/**
 * The plugin's collections, changed as the app wants them.
 * @throws where an override gives one another slug
 */
export const ownCollections = (options: ResolvedOptions): CollectionConfig[] => [
  ...Object.entries(factories).map(([name, make]) =>
    overridden(name as CollectionName, make(options), options.overrides),
  ),
  CommentBlocks(options),
  ...[Fingerprints(), Discussions(), CommentVotes(), CommentReports(), CommentLog()],
]

const overridden = (
  name: CollectionName,
  defaultCollection: CollectionConfig,
  overrides: ResolvedOptions['overrides'],
): CollectionConfig => {
  const override = overrides[name]
  if (!override) return defaultCollection
  const collection = override({ defaultCollection })
  if (collection?.slug !== name)
    throw new Error(
      `midashi({ overrides.${name} }): return the collection with the slug \`${name}\`; relations point to it.`,
    )
  return collection
}
