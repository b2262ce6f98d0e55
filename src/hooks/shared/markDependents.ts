import type {
  Collection,
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  Field,
  Payload,
} from 'payload'
import { addHook } from '../../payload/mendPayload.ts'
import { depthOfPages } from '../../published/makeArticle.ts'
import { withoutJoins } from '../../published/readAsStranger.ts'
import { touch } from '../../published/touch.ts'
import { slugOf } from '../../slugs.ts'

const afterChange: CollectionAfterChangeHook = ({ collection, doc, req }) =>
  touch(req, collection.slug, doc.id)

const afterDelete: CollectionAfterDeleteHook = ({ collection, id, req }) =>
  touch(req, collection.slug, id)

/**
 * Lets everything a page may show say that it was changed: sources, categories, pictures, and what collections of the app an article
 * leads to. The others stay as they are.
 */
export const markDependents = (payload: Payload): void => {
  const known: Record<string, Collection | undefined> = payload.collections
  const articles: string = slugOf({ payload }, 'articles')
  let reached = new Set([articles])
  for (let level = 0; level < depthOfPages; level++)
    reached = new Set([
      ...reached,
      ...[...reached].flatMap((slug) => leadsTo(known[slug]?.config.fields ?? [], known)),
    ])
  for (const slug of reached) {
    const hooks = known[slug]?.config.hooks
    if (!hooks) continue
    addHook(hooks.beforeOperation, withoutJoins)
    // Articles tell of themselves.
    if (slug === articles) continue
    addHook(hooks.afterChange, afterChange)
    addHook(hooks.afterDelete, afterDelete)
  }
}

/** The collections fields lead to, those inside of others too. */
const leadsTo = (fields: Field[], known: Record<string, unknown>): string[] =>
  fields.flatMap((field): string[] => {
    if (field.type === 'relationship' || field.type === 'upload') return [field.relationTo].flat()
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => leadsTo(tab.fields, known))
    if (field.type === 'blocks')
      return field.blocks.flatMap((block) => leadsTo(block.fields, known))
    // A text of the app's own may name anything; ours shows pictures, which the eyecatch leads to.
    if (field.type === 'richText' && field.name !== 'body')
      return Object.keys(known).filter((slug) => !slug.startsWith('payload-'))
    return 'fields' in field ? leadsTo(field.fields as Field[], known) : []
  })
