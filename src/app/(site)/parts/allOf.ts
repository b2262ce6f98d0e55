import type { Card, Filters } from '../../../exports/site.ts'
import { articlesOf } from './rest.ts'

/** All articles of a list, a page after the other. @throws where the API does not answer */
export async function* allOf(filters: Filters): AsyncGenerator<Card[]> {
  let cursor: string | null = null
  do {
    const page = await articlesOf(filters, cursor, 100)
    if (!page.ok) throw new Error(page.message)
    yield page.data.docs
    cursor = page.data.next
  } while (cursor !== null)
}
