import type { Payload } from 'payload'
import type { ArticleRecord } from '../text/article/fromArticle.ts'
import { slugOf } from '../slugs.ts'

/** An article of the collection, its relations as ids. */
export type StoredArticle = ArticleRecord & { id: string; _status?: string | null }

// Generated types name the fields of one app's collections; an app may have changed them.
type Untyped = {
  update: (options: Record<string, unknown>) => Promise<unknown>
  findByID: (options: Record<string, unknown>) => Promise<StoredArticle>
}

/** Reads an article as it is live, or with `draft: true` as it was saved last. */
export const readArticle = (
  payload: Payload,
  options: Record<string, unknown>,
): Promise<StoredArticle> =>
  (payload as unknown as Untyped).findByID({
    collection: slugOf({ payload }, 'articles'),
    depth: 0,
    ...options,
  })

/** Saves an article through all its hooks. */
export const saveArticle = (payload: Payload, options: Record<string, unknown>): Promise<unknown> =>
  (payload as unknown as Untyped).update({
    collection: slugOf({ payload }, 'articles'),
    depth: 0,
    ...options,
  })
