import { setTimeout as wait } from 'node:timers/promises'
import { createLocalReq, type Payload, type Where } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { touch } from '../published/touch.ts'
import { checkLink, type LinkPolicy, type LinkState } from './checkLink.ts'
import { slugOf } from '../slugs.ts'

export type LinkOptions = LinkPolicy & {
  /** Whether links are checked at all. @default false */
  check?: boolean
  /** When a run begins, as cron. @default '17 * * * *', once an hour */
  cron?: string
  /** How many links one run asks. @default 50 */
  most?: number
  /** How many days a link is left alone after an answer. @default 30 */
  days?: number
  /** How long one host is left alone between two questions, in milliseconds. @default 2000 */
  pause?: number
}

type Source = {
  id: string | number
  url?: string | null
  host?: string | null
  link?: { status?: string | null; checkedAt?: string | null } | null
}

/** How many hosts are asked at the same time. */
const atOnce = 4

/**
 * Asks the links nobody has asked for the longest time, one host at a time after the other, and writes down what they
 * answered. Asking twice does no harm: the same is written again.
 * @returns how many were asked, by what they answered
 */
export const checkLinks = async (
  payload: Payload,
  options: LinkOptions = {},
): Promise<Record<LinkState['status'], number>> => {
  const { most = 50, days = 30, pause = 2000 } = options
  const before = new Date(Date.now() - days * 86_400_000).toISOString()
  // Those nobody has ever asked first: Postgres sorts them last.
  const never = await find(payload, { 'link.checkedAt': { exists: false } }, most)
  const old = await find(payload, { 'link.checkedAt': { less_than: before } }, most - never.length)
  const docs = [...never, ...old]
  const counts = { alive: 0, dead: 0, unknown: 0 }
  const hosts = [...Map.groupBy(docs, ({ host }) => host ?? '').values()]
  const askHost = async (sources: Source[]): Promise<void> => {
    for (const [n, { id, url, link }] of sources.entries()) {
      if (n > 0) await wait(pause)
      const answer = await checkLink(url!, options)
      const { code } = answer
      // A name that was not found twice is gone; once may have been the resolver.
      const status =
        answer.isNameless && link?.status !== 'alive' && link?.checkedAt ? 'dead' : answer.status
      counts[status]++
      // The columns alone: nobody has edited the source.
      const req = await createLocalReq({}, payload)
      const collection = slugOf({ payload }, 'sources')
      await inTransaction(req, async () => {
        await payload.db.updateOne({
          collection,
          id,
          data: { link: { status, code, checkedAt: new Date().toISOString() } },
          returning: false,
          req,
        })
        await touch(req, collection, id)
      })
    }
  }
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = hosts.shift(); next; next = hosts.shift()) await askHost(next)
    }),
  )
  return counts
}

const find = async (payload: Payload, asked: Where, limit: number): Promise<Source[]> => {
  if (limit <= 0) return []
  const { docs } = await payload.db.find<Source>({
    collection: slugOf({ payload }, 'sources'),
    where: { and: [{ url: { exists: true } }, asked] },
    sort: 'link.checkedAt',
    limit,
    pagination: false,
    select: { url: true, host: true, link: true },
  })
  return docs
}
