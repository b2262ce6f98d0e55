import { createHmac } from 'node:crypto'
import type { PayloadRequest, TaskConfig } from 'payload'
import { slugOf } from '../slugs.ts'
import { articleAddress } from './articleAddress.ts'
import { siteOf } from './siteOf.ts'
import type { WebhookInput } from './webhooks.ts'

/** How long an answer may take, in milliseconds. */
const patience = 10_000

/** Tried again after 1, 2, 4 … minutes, for some four hours in all. */
const retries = { attempts: 8, backoff: { type: 'exponential', delay: 60_000 } } as const

/** The job that tells an address of an article. It is there in every app, so that the database is the same. */
export const webhookTask: TaskConfig<{ input: WebhookInput; output: object }> = {
  slug: 'sendWebhook',
  label: '更新の通知（Webhook）',
  retries,
  inputSchema: [
    { name: 'url', type: 'text', required: true },
    { name: 'event', type: 'text', required: true },
    { name: 'article', type: 'text', required: true },
    { name: 'slug', type: 'text', required: true },
    { name: 'at', type: 'text' },
  ],
  handler: async ({ input, job, req }) => {
    await sendWebhook(req, input as WebhookInput, `msg_${String(job.id)}`)
    return { output: {} }
  },
}

/**
 * Sends a message as https://www.standardwebhooks.com says: `webhook-id`, the same each time it is tried, `webhook-timestamp`, and
 * `webhook-signature`, the HMAC of both and the body. What is not so any more is not sent.
 * @throws where the address does not take it
 */
const sendWebhook = async (
  req: PayloadRequest,
  { url, event, article, slug, at }: WebhookInput,
  id: string,
): Promise<void> => {
  const hook = siteOf(req)?.webhooks?.find((one) => one.url === url)
  // The app has thought better of it.
  if (!hook) return
  const found = await publicArticle(req, article)
  // What has been published again is told of by its own message, and one whose time was moved by the one of that time.
  if ((event === 'withdrawn') === (found !== null)) return
  if (event === 'published' && found!.publishedAt !== at) return
  const body = JSON.stringify({
    type: `article.${event}`,
    timestamp: new Date().toISOString(),
    data: {
      id: article,
      slug: found?.slug ?? slug,
      title: found?.title ?? null,
      url: found && articleAddress(req, found),
    },
  })
  const timestamp = Math.floor(Date.now() / 1000)
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature(hook.secret, `${id}.${timestamp}.${body}`)}`,
    },
    body,
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`)
}

/** Of the secret's bytes where it is written `whsec_…` in Base64, as the standard has it; else of its letters. */
const signature = (secret: string, text: string): string =>
  createHmac(
    'sha256',
    secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret,
  )
    .update(text)
    .digest('base64')

type Public = { id: string | number; slug: string; title: string; publishedAt: string }

/** An article as a stranger reads it now; null where none does. */
const publicArticle = async (req: PayloadRequest, id: string): Promise<Public | null> => {
  const { docs } = await req.payload.find({
    collection: slugOf(req, 'articles'),
    where: { id: { equals: id } },
    select: { slug: true, title: true, publishedAt: true } as never,
    depth: 0,
    limit: 1,
    overrideAccess: false,
  })
  return (docs[0] as unknown as Public | undefined) ?? null
}
