import { isbot } from 'isbot'
import { LRUCache } from 'lru-cache'
import type { Endpoint, PayloadRequest } from 'payload'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { keyedHash } from '../comments/keyedHash.ts'
import { readerAddress } from '../comments/readerAddress.ts'
import type { CommentSettings } from '../comments/options.ts'
import { refusal } from '../request/refusal.ts'
import { gather } from '../published/viewBuffer.ts'

/** How many articles one address reads in a minute, at most; a school behind one address is counted short. */
const limiter = new RateLimiterMemory({ points: 120, duration: 60 })

/** How often one address reads one article in a day, at most: whoever makes up browsers counts no more than a household. */
const household = 20
const households = new LRUCache<string, number>({ max: 50_000, ttl: 86_400_000 })

/** The longest body: a slug, as JSON. */
const maxLength = 2000

/**
 * `POST /api/site/views` with `{ slug }`, as JSON or as a beacon's text: somebody reads an article. No cookie is set or read: a reader
 * is a hash of the address and the browser under a key of the day. Bots, and whoever is signed in, are not counted. Answers 204, whatever was counted.
 */
export const countView = (settings: CommentSettings): Endpoint => ({
  path: '/site/views',
  method: 'post',
  handler: async (req) => {
    const slug = await slugIn(req)
    if (slug === null)
      throw refusal(req, 400, {
        ja: '記事を slug に指定してください。',
        en: 'Give the article as `slug`.',
      })
    const browser = req.headers.get('user-agent') ?? ''
    const address = readerAddress(req, settings)
    const isCounted =
      !req.user &&
      !isbot(browser) &&
      (await isWithinLimit(address)) &&
      isOfHousehold(viewerOf(req, `${address} ${slug}`))
    if (isCounted) gather(req.payload, { slug, viewer: viewerOf(req, `${address} ${browser}`) })
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
  },
})

const isWithinLimit = (address: string): Promise<boolean> =>
  limiter.consume(address).then(
    () => true,
    () => false,
  )

const isOfHousehold = (key: string): boolean => {
  const counted = (households.get(key) ?? 0) + 1
  households.set(key, counted)
  return counted <= household
}

const slugIn = async (req: PayloadRequest): Promise<string | null> => {
  const text = (await req.text?.()) ?? ''
  if (text.length > maxLength) return null
  try {
    const { slug } = JSON.parse(text) as { slug?: unknown }
    return typeof slug === 'string' && slug !== '' && !slug.includes('\0')
      ? slug.normalize('NFC')
      : null
  } catch {
    return null
  }
}

const dayInJapan = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

/** A reader as nobody can tell tomorrow, nor without the app's secret. */
const viewerOf = ({ payload }: PayloadRequest, reader: string): string =>
  keyedHash(payload, `view ${dayInJapan.format(new Date())}`, reader).slice(0, 22)
