import type { CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { canBeId, isId } from '../../database/ids.ts'
import { userName } from '../../request/userName.ts'
import { slugOf } from '../../slugs.ts'

/** A publication somebody has scheduled: it waits, or could not be made. */
export type Schedule = {
  id: string
  article: string
  title: string
  type: 'publish' | 'unpublish'
  /** ISO 8601. */
  at: string
  state: 'waiting' | 'failed'
  /** Who has booked it; null where nobody knows. */
  by: string | null
  /** What stopped it, in the language of the house; null while it waits. */
  reason: string | null
}

type Job = {
  id: string | number
  input?: {
    type?: string
    doc?: { value?: unknown }
    user?: { relationTo?: string; value?: unknown } | null
  }
  waitUntil?: string | null
  createdAt: string
  updatedAt: string
  hasError?: boolean
  error?: { message?: string } | null
  log?: { error?: { message?: string } | null }[] | null
}

type Article = { id: string | number; title?: string | null; _status?: string; updatedAt: string }

/**
 * `GET /api/articles/schedules`, with `?article=ID` those of one article: what waits to be published and what could not be.
 * A failure is told until the article is published or scheduled anew. For staff.
 */
export const schedules: Endpoint = {
  path: '/schedules',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    const jobs = await jobsOf(req, req.query.article)
    const articles = await articlesOf(req, jobs)
    const names = await bookersOf(req, jobs)
    const told = jobs.flatMap((job): Schedule[] => {
      const article = articles.get(String(job.input?.doc?.value))
      const by = names.get(String(job.input?.user?.value)) || null
      return article ? [scheduleOf(job, article, by)] : []
    })
    const settled = ({ article, at, state }: Schedule): boolean =>
      state === 'failed' &&
      (articles.get(article)!._status === 'published' ||
        told.some((other) => other.article === article && other.at > at))
    return Response.json({ schedules: told.filter((schedule) => !settled(schedule)) })
  },
}

/** The most schedules that are told of; the latest come first. */
const maxRows = 100

const jobsOf = async (req: PayloadRequest, article: unknown): Promise<Job[]> => {
  const conditions: Where[] = [
    { taskSlug: { equals: 'schedulePublish' } },
    { completedAt: { exists: false } },
    { 'input.doc.relationTo': { equals: slugOf(req, 'articles') } },
  ]
  // Payload lets no other characters into a question about JSON.
  if (typeof article === 'string' && /^[\w-]+$/.test(article))
    conditions.push({ 'input.doc.value': { equals: article } })
  const { docs } = await req.payload.db.find<Job>({
    collection: 'payload-jobs',
    where: { and: conditions },
    sort: '-waitUntil',
    limit: maxRows,
    pagination: false,
    req,
  })
  return docs
}

const articlesOf = async (req: PayloadRequest, jobs: Job[]): Promise<Map<string, Article>> => {
  const ids = [...new Set(jobs.map(({ input }) => String(input?.doc?.value)))].filter((id) =>
    isId(req, id),
  )
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: slugOf(req, 'articles') as never,
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    depth: 0,
    draft: true,
    select: { title: true, _status: true, updatedAt: true } as never,
    overrideAccess: false,
    req,
  })
  return new Map((docs as unknown as Article[]).map((article) => [String(article.id), article]))
}

/** The names of those who have booked, by their ids. */
const bookersOf = async (req: PayloadRequest, jobs: Job[]): Promise<Map<string, string>> => {
  const names = new Map<string, string>()
  for (const { input } of jobs) {
    const { relationTo, value } = input?.user ?? {}
    const isKnown =
      typeof relationTo === 'string' && Object.hasOwn(req.payload.collections, relationTo)
    if (!isKnown || names.has(String(value)) || !canBeId(req, relationTo, value)) continue
    const user = await req.payload.db.findOne<{ id: string | number }>({
      collection: relationTo as CollectionSlug,
      where: { id: { equals: value } },
      req,
    })
    names.set(String(value), userName(user) ?? '')
  }
  return names
}

const scheduleOf = (job: Job, { id, title }: Article, by: string | null): Schedule => ({
  id: String(job.id),
  article: String(id),
  title: title ?? '',
  type: job.input?.type === 'unpublish' ? 'unpublish' : 'publish',
  at: job.waitUntil ?? job.createdAt,
  state: job.hasError ? 'failed' : 'waiting',
  by,
  reason: job.hasError
    ? (job.log?.findLast(({ error }) => error?.message)?.error?.message ??
      job.error?.message ??
      null)
    : null,
})
