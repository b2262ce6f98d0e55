import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { citeSources } from '../database/citeSources.ts'
import type { LocalizedText, ParsedManuscript } from '../text/manuscript/manuscript.ts'
import { mendSafely } from '../text/proof/mend.ts'
import type { House } from '../text/proof/rule.ts'
import { beQuiet } from '../published/webhooks.ts'
import { repairsOf } from '../text/article/repairsOf.ts'
import { toArticle } from '../text/article/toArticle.ts'
import { categoryOf } from './categoryOf.ts'
import { originOf } from './origin.ts'
import { create, findOne, reasonOf, type Found, type Id } from './records.ts'
import { addComments, asSaid, writeComments } from './writeComments.ts'

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
      comments:
        // What came in earlier in a dry run is not there.
        options.dryRun && options.earlier?.has(origin.key)
          ? 0
          : await addComments(payload, known.id, origin.key, given.comments.map(asSaid), {
              dryRun: options.dryRun ?? false,
            }),
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
  beQuiet(req)
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
        citations: (await citeSources(req, manuscript.citations, true)).rows,
        category: category.id,
        relatedArticles: await articlesTitled(payload, req, manuscript.related),
        origin,
        proof: { repairs: repairsOf(manuscript.repairs, data.body) },
        _status: published ? 'published' : 'draft',
      },
      !published,
    )
    await writeComments(payload, req, article, origin.key, manuscript.comments.map(asSaid), true)
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

const articleOf = async (
  payload: Payload,
  key: string,
): Promise<{ id: Id; digest: string } | null> => {
  const found = (await findOne(payload, 'articles', { 'origin.key': { equals: key } })) as
    (Found & { origin?: { digest?: string } }) | null
  return found && { id: found.id, digest: found.origin?.digest ?? '' }
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
