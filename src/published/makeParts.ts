import { createLocalReq, type Payload } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { lockReadModel } from '../database/published/entries.ts'
import { hasPart, treeKey, writeCategories, writePart } from '../database/published/parts.ts'
import { slugOf } from '../slugs.ts'
import { relationId } from '../text/article/fromArticle.ts'
import { ofKey } from './keyOf.ts'
import { readAllAsStranger, readAsStranger } from './readAsStranger.ts'

type Category = {
  id: string | number
  slug?: string | null
  asciiSlug?: string | null
  parent?: unknown
  breadcrumbs?: unknown
  [field: string]: unknown
}

/** Makes a part of the read model that is asked for and not there: the tree of categories, or a source by its id. */
export const makePart = async (payload: Payload, key: string): Promise<void> => {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    await lockReadModel(req)
    if (await hasPart(req, key)) return
    if (key === treeKey) {
      const all = await readAllAsStranger<Category>(req, slugOf(req, 'categories'))
      await writeCategories(req, all.map(rowOf))
      return
    }
    const { collection, id } = ofKey(req, key)
    const { doc } = await readAsStranger(req, collection, id, 0)
    await writePart(req, key, JSON.stringify(doc))
  })
}

const rowOf = ({ breadcrumbs: _trail, ...category }: Category) => ({
  id: String(category.id),
  parent: relationId(category.parent),
  slug: category.slug ?? String(category.id),
  asciiSlug: category.asciiSlug ?? null,
  json: JSON.stringify({ ...category, id: category.id }),
})
