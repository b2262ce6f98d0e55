// Everybody asks this, the browser too: nothing here may reach Payload.

/** The plugin's collections, by the slugs they have where an app gives them no others. */
export const collectionNames = [
  'articles',
  'sources',
  'categories',
  'authors',
  'comments',
  'media',
  'users',
  'comment-blocks',
  'comment-votes',
  'comment-reports',
  'comment-log',
  'discussions',
  'fingerprints',
  'blog-imports',
] as const

export type CollectionName = (typeof collectionNames)[number]

/** The slug of each collection; typed as its name, by which the newsroom's generated types know it. */
export type Slugs = { [Name in CollectionName]: Name }

/** How a collection says in the config, in the browser's too, which of ours it is: `admin.custom.midashi`. */
type Marked = { slug: string; admin?: { custom?: Record<string, unknown> } }

/** The names as they are: what the slugs are unless an app says otherwise. */
export const ownSlugs = Object.fromEntries(collectionNames.map((name) => [name, name])) as Slugs

/** A collection that says which of ours it is. */
export const marked = <Collection extends Marked>(
  collection: Collection,
  name: CollectionName,
): Collection => ({
  ...collection,
  admin: {
    ...collection.admin,
    custom: { ...collection.admin?.custom, midashi: name },
  },
})

/** The slugs of our collections among those of a config. */
export const slugsIn = (collections: readonly Marked[]): Slugs => ({
  ...ownSlugs,
  ...Object.fromEntries(
    collections.flatMap(({ slug, admin }) =>
      typeof admin?.custom?.midashi === 'string' ? [[admin.custom.midashi, slug]] : [],
    ),
  ),
})

const known = new WeakMap<object, Slugs>()

/** The slugs of our collections in an app that runs. */
export const slugsOf = ({
  payload: { config },
}: {
  payload: { config: { collections: readonly Marked[] } }
}): Slugs => {
  const slugs = known.get(config) ?? slugsIn(config.collections)
  known.set(config, slugs)
  return slugs
}

/** The slug of one of our collections in an app that runs. */
export const slugOf = <Name extends CollectionName>(
  app: { payload: { config: { collections: readonly Marked[] } } },
  name: Name,
): Name => slugsOf(app)[name] as Name

/** The name of ours a slug stands for; undefined where it is a collection of the app's. */
export const nameOf = (
  app: { payload: { config: { collections: readonly Marked[] } } },
  slug: string,
): CollectionName | undefined =>
  collectionNames.find((name) => (slugsOf(app)[name] as string) === slug)
