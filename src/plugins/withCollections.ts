import type { CollectionConfig, Config, Field } from 'payload'
import { mergedCollection } from './mergedCollection.ts'
import type { OwnCollection } from './ownCollections.ts'
import type { ResolvedOptions } from './resolveOptions.ts'
import { withProofreading } from './withProofreading.ts'
import { staffOf, withRoles } from './withStaff.ts'

/**
 * An app's config with our collections beside its own, or in those of its own that stand for ours.
 * @throws where it has one of the same slug, or lacks one that was named
 */
export const withCollections = (
  config: Config,
  ours: OwnCollection[],
  options: ResolvedOptions,
): Config => {
  const { reused, slugs, staff: chosen } = options
  const given = proofreadCollections(config.collections ?? [], options)
  const staff = staffOf(config, slugs)
  // An app that signs somebody in already keeps its users: a second collection would have a first door of its own, open to anybody.
  const hasStaff = given.some(({ auth }) => auth)
  const inApp = (name: string): boolean =>
    name === 'users' ? hasStaff : Object.hasOwn(reused, name)
  const added = ours.filter(({ name }) => !inApp(name))
  for (const { name, collection } of added) {
    if (!given.some(({ slug }) => slug === collection.slug)) continue
    throw new Error(
      `midashi(): the app already has a collection \`${collection.slug}\`. Give ours another slug, midashi({ slugs: { ${JSON.stringify(name)}: '…' } })${name === 'media' || name === 'categories' ? `, or use the app's, midashi({ collections: { ${name}: '${collection.slug}' } })` : ''}.`,
    )
  }
  for (const [name, slug] of Object.entries(reused))
    if (!given.some((collection) => collection.slug === slug))
      throw new Error(
        `midashi({ collections.${name} }): the app has no collection \`${slug}\`; name one of its own, or leave the option out.`,
      )
  const own = (collection: CollectionConfig): CollectionConfig => {
    const mine = ours.find(
      ({ name }) => name !== 'users' && inApp(name) && slugs[name] === collection.slug,
    )
    if (mine) return mergedCollection(collection, mine)
    return collection.slug === staff ? withRoles(collection, chosen) : collection
  }
  return {
    ...config,
    admin: { ...config.admin, user: staff },
    collections: [
      ...given.map(own),
      ...added.map(({ collection }) => ({
        ...collection,
        fields: pointingTo(collection.fields, { from: slugs.users, to: staff }),
      })),
    ],
  }
}

/** Fields that lead to our users lead to whoever works in this app. */
const pointingTo = (fields: Field[], { from, to }: { from: string; to: string }): Field[] =>
  fields.map((field) =>
    field.type === 'relationship' && field.relationTo === from
      ? ({ ...field, relationTo: to } as Field)
      : field,
  )

/**
 * Collections of the app with the rules on those that are named.
 * @throws where one of them is not there
 */
export const proofreadCollections = (
  given: CollectionConfig[],
  { house, proofread }: Pick<ResolvedOptions, 'house' | 'proofread'>,
): CollectionConfig[] => {
  for (const slug of Object.keys(proofread))
    if (!given.some((collection) => collection.slug === slug))
      throw new Error(
        `midashi({ proofread.${slug} }): the app has no collection \`${slug}\`; ours are proofread already.`,
      )
  return given.map((collection) => {
    const fields = proofread[collection.slug]
    return fields ? withProofreading(collection, fields, house) : collection
  })
}
