import type { PayloadRequest } from 'payload'
import { slugOf } from '../../slugs.ts'
import { categoryRow, type Category } from '../makeParts.ts'
import { readAll } from '../readAsStranger.ts'

type Row = ReturnType<typeof categoryRow>

/** The categories whoever asks may read, in their order. */
export const categoriesFor = async (req: PayloadRequest): Promise<Row[]> =>
  (await readAll<Category>(slugOf(req, 'categories'), () => req)).map(categoryRow)

/** The category that is named by its slugs or its id. */
export const categoryNamed = (rows: Row[], named: string): Row | undefined =>
  rows.find(({ id, slug, asciiSlug }) => [id, slug, asciiSlug].includes(named))

/** The ids of a category and of all below it. */
export const withBelow = (rows: Row[], id: string): string[] => [
  id,
  ...rows.filter(({ parent }) => parent === id).flatMap((child) => withBelow(rows, child.id)),
]
