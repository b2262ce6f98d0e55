import type { CollectionConfig } from 'payload'
import { Articles } from '../collections/Articles.ts'
import { Authors } from '../collections/Authors.ts'
import { Categories } from '../collections/Categories.ts'
import { CommentBlocks } from '../collections/CommentBlocks.ts'
import { CommentLog } from '../collections/CommentLog.ts'
import { CommentReports } from '../collections/CommentReports.ts'
import { Comments } from '../collections/Comments.ts'
import { CommentVotes } from '../collections/CommentVotes.ts'
import { Discussions } from '../collections/Discussions.ts'
import { Fingerprints } from '../collections/Fingerprints.ts'
import { BlogImports } from '../collections/BlogImports.ts'
import { Media } from '../collections/Media.ts'
import { Sources } from '../collections/Sources.ts'
import { Users } from '../collections/Users.ts'
import { collectionNames, marked, type CollectionName } from '../slugs.ts'
import { overridable, type OverridableName, type ResolvedOptions } from './resolveOptions.ts'

const factories: Record<CollectionName, (options: ResolvedOptions) => CollectionConfig> = {
  articles: Articles,
  sources: Sources,
  categories: Categories,
  authors: Authors,
  comments: Comments,
  media: Media,
  users: Users,
  'comment-blocks': CommentBlocks,
  fingerprints: Fingerprints,
  discussions: Discussions,
  'blog-imports': BlogImports,
  'comment-votes': CommentVotes,
  'comment-reports': CommentReports,
  'comment-log': CommentLog,
}

/** A collection of ours, and which it is. */
export type OwnCollection = { name: CollectionName; collection: CollectionConfig }

/**
 * The plugin's collections, changed as the app wants them.
 * @throws where an override gives one another slug
 */
export const ownCollections = (options: ResolvedOptions): OwnCollection[] =>
  collectionNames
    .filter((name) => options.hasComments || !ofComments.has(name))
    .filter((name) => options.hasImports || name !== 'blog-imports')
    .map((name) => {
      const collection = overridden(name, factories[name](options), options.overrides)
      return { name, collection: marked(collection, name) }
    })

/** What is not there where readers do not comment. */
const ofComments = new Set<CollectionName>([
  'comments',
  'comment-blocks',
  'comment-votes',
  'comment-reports',
  'comment-log',
  'discussions',
])

const isOverridable = (name: string): name is OverridableName =>
  (overridable as readonly string[]).includes(name)

const overridden = (
  name: CollectionName,
  defaultCollection: CollectionConfig,
  overrides: ResolvedOptions['overrides'],
): CollectionConfig => {
  const override = isOverridable(name) && overrides[name]
  if (!override) return defaultCollection
  const collection = override({ defaultCollection })
  if (collection?.slug !== defaultCollection.slug)
    throw new Error(
      `midashi({ overrides.${name} }): return the collection with the slug \`${defaultCollection.slug}\`; relations point to it. Another one is \`slugs: { ${name}: … }\`.`,
    )
  return collection
}
