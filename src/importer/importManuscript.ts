import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  ValidationError,
  type Collection,
  type CollectionSlug,
  type Payload,
  type PayloadRequest,
  type Where,
} from 'payload'
import { citeSources } from '../database/citeSources.ts'
import type { LocalizedText, ParsedManuscript, Remark } from '../text/manuscript/manuscript.ts'
import { mendSafely } from '../text/proof/mend.ts'
import type { House } from '../text/proof/rule.ts'
import { isCategoryName } from '../text/parsers/categoryName.ts'
import { repairsOf } from '../text/article/repairsOf.ts'
import { toArticle } from '../text/article/toArticle.ts'
import { slugOf, type CollectionName } from '../slugs.ts'
import { commentKey, originOf } from './origin.ts'

/** What became of one manuscript. A refused one is whole in memory and nowhere in the database. */
export type Outcome =
  | {
      outcome: 'written'
      id: string
      published: boolean
      open: LocalizedText[]
      /** What was taken out of it as repeated, in characters, a piece each; it can be put back. */
      repeated: number[]
      /** The category that was made for it. */
      newCategory: string | null
    }
  | { outcome: 'unchanged'; id: string; comments: number }
  | { outcome: 'refused'; reason: LocalizedText }

export type ImportOptions = {
  /** Do everything and keep nothing. @default false */
  dryRun?: boolean
  /** The category of a manuscript that names none. @default none */
  category?: string
  /** The time of a manuscript that names none, ISO 8601. @default none: it stays a draft */
  publishedAt?: string
  /** What this run has taken in before, by key: a dry run keeps nothing that could be asked. @default none */
  earlier?: Map<string, { id: string | number; digest: string }>
}

/**
 * Puts one manuscript into the database with its sources, category and comments, all or nothing. It is published where a
 * time is known and no error is open, else a draft. The same manuscript again writes nothing.
 */
export const importManuscript = async (
  payload: Payload,
  house: House,
  given: ParsedManuscript,
  options: ImportOptions = {},
): Promise<Outcome> => {
  const origin = originOf(given, house)
  const known = options.earlier?.get(origin.key) ?? (await articleOf(payload, origin.key))
  if (known?.digest === origin.digest)
    return {
      outcome: 'unchanged',
      id: String(known.id),
      comments: await addComments(payload, known.id, origin.key, given.comments, options),
    }
  if (known)
    return {
      outcome: 'refused',
      reason: {
        ja: `同じ題名と日時の記事がすでにあり、内容が違います（記事 ${known.id}）。管理画面で直すか、既存の記事を削除してから取り込んでください。`,
        en: `There is an article of the same title and time with another text (${known.id}). Edit it in the admin, or delete it before importing.`,
      },
    }
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const { manuscript, findings } = mendSafely(given, house)
    const publishedAt = manuscript.publishedAt ?? options.publishedAt ?? null
    const published = publishedAt !== null && !findings.some(({ severity }) => severity === 'error')
    const category = await categoryOf(payload, req, options.category ?? null, manuscript.category)
    const data = toArticle(manuscript, house)
    const article = await create(
      payload,
      req,
      'articles',
      {
        ...data,
        publishedAt,
        citations: (await citeSources(req, manuscript.citations)).rows,
        category: category.id,
        relatedArticles: await articlesTitled(payload, req, manuscript.related),
        origin,
        proof: { repairs: repairsOf(manuscript.repairs, data.body) },
        _status: published ? 'published' : 'draft',
      },
      !published,
    )
    await writeComments(payload, req, article, origin.key, manuscript.comments)
    if (options.dryRun) await killTransaction(req)
    else await commitTransaction(req)
    options.earlier?.set(origin.key, { id: article, digest: origin.digest })
    const open = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message)
    return {
      outcome: 'written',
      id: String(article),
      published,
      open,
      repeated: manuscript.repairs
        .filter(({ rule }) => rule === 'repeatedText')
        .map(({ text }) => text.replace(/\s/g, '').length),
      newCategory: category.made,
    }
  } catch (error) {
    await killTransaction(req)
    return { outcome: 'refused', reason: reasonOf(error) }
  }
}

/** As the database has it: a relation takes no number as a text. */
type Id = string | number
type Found = { id: Id }

const articleOf = async (
  payload: Payload,
  key: string,
): Promise<{ id: Id; digest: string } | null> => {
  const found = (await findOne(payload, 'articles', { 'origin.key': { equals: key } })) as
    (Found & { origin?: { digest?: string } }) | null
  return found && { id: found.id, digest: found.origin?.digest ?? '' }
}

const findOne = async (
  payload: Payload,
  name: CollectionName,
  where: Where,
  req?: PayloadRequest,
): Promise<Found | null> => {
  const { docs } = await payload.find({
    collection: slugOf({ payload }, name) as CollectionSlug,
    where,
    limit: 1,
    depth: 0,
    pagination: false,
    trash: true,
    req,
  })
  return (docs[0] as Found | undefined) ?? null
}

// Generated types name the fields of one app's collections; an app may have changed them.
const create = async (
  payload: Payload,
  req: PayloadRequest,
  name: CollectionName,
  data: Record<string, unknown>,
  draft = false,
): Promise<Id> => {
  const doc = await payload.create({
    collection: slugOf({ payload }, name) as CollectionSlug,
    data: data as never,
    depth: 0,
    draft: draft as never,
    req,
  })
  return (doc as unknown as Found).id
}

/**
 * The category of a manuscript: the one it names, where the archive has it or where it has the form of a name and is made; else the
 * one the import gives all.
 */
const categoryOf = async (
  payload: Payload,
  req: PayloadRequest,
  given: string | null,
  read: string | null,
): Promise<{ id: Id | null; made: string | null }> => {
  // An app's own categories may call their name otherwise, and be older than ours.
  const title = titleFieldOf(payload)
  for (const name of [read, given]) {
    if (name === null) continue
    const known = await findOne(
      payload,
      'categories',
      { or: [...new Set(['name', title])].map((field) => ({ [field]: { equals: name } })) },
      req,
    )
    if (known) return { id: known.id, made: null }
    if (name === given || isCategoryName(name))
      return { id: await create(payload, req, 'categories', { name, [title]: name }), made: name }
  }
  return { id: null, made: null }
}

const titleFieldOf = (payload: Payload): string => {
  const { config } = payload.collections[slugOf({ payload }, 'categories')] as Collection
  return config.admin.useAsTitle ?? 'name'
}

const articlesTitled = async (
  payload: Payload,
  req: PayloadRequest,
  titles: string[],
): Promise<Id[]> => {
  const found = await Promise.all(
    titles.map((title) => findOne(payload, 'articles', { title: { equals: title } }, req)),
  )
  return found.filter((article) => article !== null).map(({ id }) => id)
}

/** Brings in what was said under an article since it came in itself. @returns how many comments were new */
const addComments = async (
  payload: Payload,
  article: Id,
  key: string,
  comments: Remark[],
  { dryRun, earlier }: ImportOptions,
): Promise<number> => {
  // What came in earlier in a dry run is not there.
  if (comments.length === 0 || (dryRun && earlier?.has(key))) return 0
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const written = await writeComments(payload, req, article, key, comments)
    if (dryRun) await killTransaction(req)
    else await commitTransaction(req)
    return written
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** Whether an app has comments at all. */
export const takesComments = (payload: Payload): boolean =>
  (payload.collections as Record<string, unknown>)[slugOf({ payload }, 'comments')] !== undefined

/** Writes the comments that are not there yet, with their replies. */
const writeComments = async (
  payload: Payload,
  req: PayloadRequest,
  article: Id,
  key: string,
  comments: Remark[],
  parent: Id | null = null,
): Promise<number> => {
  // An app whose readers do not comment has no place for them; whoever imports is told.
  if (!takesComments(payload)) return 0
  let written = 0
  for (const [commentOrigin, { author, text, postedAt, votes, replies }] of keyed(key, comments)) {
    const known = await findOne(
      payload,
      'comments',
      { 'origin.key': { equals: commentOrigin } },
      req,
    )
    if (!known) written++
    const id =
      known?.id ??
      (await create(payload, req, 'comments', {
        article,
        parent,
        authorName: author,
        body: text,
        status: 'approved',
        postedAt: postedAt ?? undefined,
        votes: { imported: votes },
        origin: { system: 'page', key: commentOrigin },
      }))
    written += await writeComments(payload, req, article, commentOrigin, replies, id)
  }
  return written
}

/** Each comment by what it says, who says it and when, not by its place: a page read again has new ones above old ones. */
const keyed = (key: string, comments: Remark[]): [string, Remark][] => {
  const seen = new Map<string, number>()
  return comments.map((comment) => {
    const commentOrigin = commentKey(key, comment)
    const nth = seen.get(commentOrigin) ?? 0
    seen.set(commentOrigin, nth + 1)
    return [nth === 0 ? commentOrigin : `${commentOrigin}.${nth}`, comment]
  })
}

const reasonOf = (error: unknown): LocalizedText => {
  const message =
    error instanceof ValidationError
      ? error.data.errors.map(({ message, path }) => `${path}: ${message}`).join(' / ')
      : error instanceof Error
        ? error.message
        : String(error)
  return { ja: message, en: message }
}
