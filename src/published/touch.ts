import type { PayloadRequest } from 'payload'
import { afterCommit } from '../database/afterCommit.ts'
import { beforeCommit } from '../database/beforeCommit.ts'
import { forgetDraftTexts } from '../database/published/drafts.ts'
import {
  enter,
  keepAddress,
  leave,
  lockReadModel,
  mark,
  rowOf,
  type Row,
} from '../database/published/entries.ts'
import { authorsKey, emptyCategories, moveList } from '../database/published/parts.ts'
import { bumpAtEnd } from '../database/published/version.ts'
import { slugOf } from '../slugs.ts'
import { entryOf, oldAddresses, standing, type Standing } from './entryOf.ts'
import { keyOf } from './keyOf.ts'
import { makeSoon } from './makeSoon.ts'
import { siteOf } from './siteOf.ts'
import { isQuiet, tellWebhooks } from './webhooks.ts'

/** What a transaction has changed that pages may be made from. */
type Touched = {
  /** Articles whose live version was saved. */
  articles: Set<string>
  /** Those of them nobody is told of. */
  quiet: Set<string>
  /** Articles that are deleted, with the row they had. */
  deleted: Map<string, Row>
  /** What was changed or deleted: `sources:ID`. */
  keys: Set<string>
  /** Sources that were merged into others, and tags that were called something else, or taken away. */
  moved: { kind: 'source' | 'tag'; gone: string; stays: string | null }[]
}

const touched = async (req: PayloadRequest, add: (touched: Touched) => void): Promise<void> => {
  if (!siteOf(req)) return
  const begin = (): Touched => ({
    articles: new Set(),
    quiet: new Set(),
    deleted: new Map(),
    keys: new Set(),
    moved: [],
  })
  await beforeCommit(req, 'published', begin, add, write)
  await bumpAtEnd(req)
}

/** A live article was saved, published, taken back or put into the trash: its row follows in the same transaction. */
export const touchArticle = (req: PayloadRequest, id: string): Promise<void> =>
  touched(req, ({ articles, quiet }) => {
    articles.add(id)
    if (isQuiet(req)) quiet.add(id)
  })

/** An article is about to be deleted. */
export const touchDeleted = async (req: PayloadRequest, id: string): Promise<void> => {
  if (!siteOf(req)) return
  const row = await rowOf(req, id)
  if (row) await touched(req, ({ deleted }) => void deleted.set(id, row))
}

/** Something was changed that pages may show. */
export const touch = (req: PayloadRequest, collection: string, id: unknown): Promise<void> =>
  touched(req, ({ keys }) => void keys.add(keyOf(req, collection, id)))

/** A source was merged into another. */
export const touchMerged = (req: PayloadRequest, gone: string, stays: string): Promise<void> =>
  touched(req, ({ keys, moved }) => {
    keys.add(`sources:${gone}`).add(`sources:${stays}`)
    moved.push({ kind: 'source', gone, stays })
  })

/** A tag of some articles was called something else, or was taken away. */
export const touchTag = async (
  req: PayloadRequest,
  gone: string,
  stays: string | null,
  articles: string[],
): Promise<void> => {
  if (!siteOf(req)) return
  await forgetDraftTexts(req, articles)
  await touched(req, ({ keys, moved }) => {
    for (const id of articles) keys.add(`articles:${id}`)
    moved.push({ kind: 'tag', gone, stays })
  })
}

const write = async (req: PayloadRequest, about: Touched): Promise<void> => {
  const { articles, deleted, keys, moved, quiet } = about
  await lockReadModel(req, [...articles])
  for (const { kind, gone, stays } of moved) await moveList(req, kind, gone, stays)
  const marks = [...keys]
  for (const id of new Set([...articles, ...deleted.keys()]))
    marks.push(...(await enterArticle(req, id, deleted.get(id) ?? null, !quiet.has(id))))
  if (marks.some((key) => key.startsWith(`${authorsKey}:`))) marks.push(authorsKey)
  if (marks.length > 0) await mark(req, marks)
  if (marks.some((key) => key.startsWith('categories:'))) await emptyCategories(req)
  await afterCommit(req, async () => {
    makeSoon(req.payload)
    await siteOf(req)?.onChange?.({ tags: marks })
  })
}

/** Puts the row of an article in its place, or takes it away. @returns what depends on it, where there is or was one */
const enterArticle = async (
  req: PayloadRequest,
  id: string,
  last: Row | null,
  isTold: boolean,
): Promise<string[]> => {
  const article = await req.payload.db.findOne<
    Standing & { _status?: string; deletedAt?: string | null }
  >({
    collection: slugOf(req, 'articles'),
    where: { id: { equals: id } },
    select: standing as never,
    req,
  })
  // The row of an article that is deleted has gone with it; a delete that was refused among many leaves it.
  const before = (await rowOf(req, id)) ?? (article ? null : last)
  const isPublished =
    article?._status === 'published' && !article.deletedAt && Boolean(article.publishedAt)
  const addresses = oldAddresses(article?.origin)
  if (isPublished) {
    await enter(req, id, entryOf(article), before)
    for (const address of addresses) await keepAddress(req, address, id)
  } else if (before) await leave(req, id, before)
  if (isTold)
    await tellWebhooks(
      req,
      { id, slug: (isPublished ? article.slug : before?.slug) || id },
      before && new Date(before.at),
      isPublished ? new Date(article.publishedAt!) : null,
    )
  return isPublished || before !== null
    ? [`articles:${id}`, ...addresses.map((address) => `addresses:${address}`)]
    : []
}
