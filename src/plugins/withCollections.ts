import type { CollectionConfig, Config } from 'payload'
import { isOverridable } from './ownCollections.ts'
import { staffOf, withRoles } from './withStaff.ts'

/**
 * An app's config with our collections beside its own.
 * @throws where it has one of the same slug
 */
export const withCollections = (config: Config, ours: CollectionConfig[]): Config => {
  const given = config.collections ?? []
  const staff = staffOf(config)
  // An app that signs somebody in already keeps its users: a second collection would have a first door of its own, open to anybody.
  const hasStaff = given.some(({ auth }) => auth)
  const added = ours.filter(({ slug }) => slug !== 'users' || !hasStaff)
  const taken = given.find(({ slug }) => added.some((other) => other.slug === slug))
  if (taken)
    throw new Error(
      `midashi(): the app already has a collection \`${taken.slug}\`; rename it${isOverridable(taken.slug) ? `, or move its fields into overrides.${taken.slug}` : ''}.`,
    )
  return {
    ...config,
    admin: { ...config.admin, user: staff },
    collections: [
      ...given.map((collection) =>
        collection.slug === staff ? withRoles(collection) : collection,
      ),
      ...added,
    ],
  }
}
