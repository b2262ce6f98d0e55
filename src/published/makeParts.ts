import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { lockReadModel } from '../database/published/entries.ts'
import {
  authorsKey,
  hasPart,
  treeKey,
  writeCategories,
  writePart,
} from '../database/published/parts.ts'
import { slugOf } from '../slugs.ts'
import { relationId } from '../text/article/fromArticle.ts'
import { ofKey } from './keyOf.ts'
import { shownAuthor } from './pageOf.ts'
import { readAllAsStranger, readAsStranger } from './readAsStranger.ts'

export type Category = {
  id: string | number
  slug?: string | null
  asciiSlug?: string | null
  parent?: unknown
  breadcrumbs?: unknown
  [field: string]: unknown
}

/** Makes a part of the read model that is asked for and not there: the tree of categories, a source or an author by their id. */
export const makePart = async (payload: Payload, key: string): Promise<void> => {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    await lockReadModel(req)
    if (await hasPart(req, key)) return
    if (key === treeKey) {
      const all = await readAllAsStranger<Category>(req, slugOf(req, 'categories'))
      await writeCategories(req, all.map(categoryRow))
      return
    }
    if (key === authorsKey) {
      await writePart(req, key, JSON.stringify(await authorIds(req)))
      return
    }
    const { collection, id } = ofKey(req, key)
    const isAuthor = key.startsWith(`${authorsKey}:`)
    const { doc } = await readAsStranger<Record<string, unknown>>(
      req,
      collection,
      id,
      isAuthor ? 1 : 0,
    )
    await writePart(req, key, JSON.stringify(isAuthor && doc ? shownAuthor(doc) : doc))
  })
}

/** The ids of all authors by their slugs, those readers do not know among them: a slug says nothing of them. */
const authorIds = async (req: PayloadRequest): Promise<Record<string, string>> => {
  const { docs } = await req.payload.find({
    collection: slugOf(req, 'authors'),
    depth: 0,
    pagination: false,
    select: { slug: true },
    req,
  })
  return Object.fromEntries(docs.map(({ id, slug }) => [slug, String(id)]))
}

/** A category as the read model keeps it. */
export const categoryRow = ({ breadcrumbs: _trail, ...category }: Category) => ({
  id: String(category.id),
  parent: relationId(category.parent),
  slug: category.slug ?? String(category.id),
  asciiSlug: category.asciiSlug ?? null,
  json: JSON.stringify({ ...category, id: category.id }),
})
