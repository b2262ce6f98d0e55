import type { PayloadRequest } from 'payload'
import { siteOf } from './siteOf.ts'

/** What readers were given: an article, another text of one, or one article less. */
export type ArticleEvent = 'published' | 'changed' | 'withdrawn'

/** An address that is told of articles, and the secret its messages are signed with. */
export type Webhook = { url: string; secret: string; events?: ArticleEvent[] }

/** A message that waits to be sent, as the job has it: no secret among it. */
export type WebhookInput = {
  url: string
  event: ArticleEvent
  article: string
  slug: string
  /** The time of publication; ISO 8601. */
  at: string | null
}

const quiet = 'midashi.quiet'

/** What a request publishes from now on is told to nobody: it was public long ago, elsewhere. */
export const beQuiet = (req: PayloadRequest): void => {
  req.context[quiet] = true
}

/** Whether what a request publishes is told to nobody. */
export const isQuiet = (req: PayloadRequest): boolean => req.context[quiet] === true

/** The queue messages are sent from. */
const webhookQueue = 'webhooks'

/**
 * Has whoever wants to know told of an article, in the transaction that changes it; an article whose time has not come is told of
 * when it comes.
 * @param before when it was published until now; null where it was not
 * @param after the same from now on
 */
export const tellWebhooks = async (
  req: PayloadRequest,
  { id, slug }: { id: string; slug: string },
  before: Date | null,
  after: Date | null,
): Promise<void> => {
  const { webhooks = [] } = siteOf(req) ?? {}
  if (webhooks.length === 0) return
  const now = Date.now()
  const wasPublic = before !== null && before.getTime() <= now
  if (after === null && !wasPublic) return
  // Told of when its time comes, by the message of the save that set it.
  if (!wasPublic && before?.getTime() === after?.getTime()) return
  const event: ArticleEvent =
    after === null ? 'withdrawn' : wasPublic && after.getTime() <= now ? 'changed' : 'published'
  // Whose time is moved to a later day was public, and is not for a while.
  const events: ArticleEvent[] =
    event === 'published' && wasPublic ? ['withdrawn', 'published'] : [event]
  for (const one of events)
    for (const { url, events: wanted } of webhooks)
      if (!wanted || wanted.includes(one))
        await req.payload.jobs.queue({
          task: 'sendWebhook' as never,
          input: { url, event: one, article: id, slug, at: after?.toISOString() ?? null } as never,
          queue: webhookQueue,
          ...(one === 'published' && after && { waitUntil: after }),
          req,
        })
}
