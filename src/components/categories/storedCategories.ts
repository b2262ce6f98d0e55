import { relationId } from '../../text/article/fromArticle.ts'
import type { StoredCategory } from '../../text/categories/tree.ts'

/** Where the categories are asked for, in the order readers see them. */
export const categoriesPath = '/categories?depth=0&limit=1000&sort=order'

/** What is answered there. */
export type CategoryDocs = {
  docs: { id: string | number; name: string; parent?: unknown }[]
}

export const storedCategories = ({ docs }: CategoryDocs): StoredCategory[] =>
  docs.map(({ id, name, parent }) => ({
    id: String(id),
    name,
    parent: relationId(parent),
  }))
