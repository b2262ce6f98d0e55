import { LRUCache } from 'lru-cache'
import { NotFound, type Endpoint, type PayloadRequest } from 'payload'
import { isId } from '../../database/ids.ts'
import { isPublishedNow } from '../../access/published.ts'
import { mustBe } from '../../access/roles.ts'
import { cardKey, drawCard, type Card } from '../../eyecatch/card/drawCard.ts'
import { themes, type ThemeName } from '../../eyecatch/card/themes.ts'
import type { House } from '../../text/proof/rule.ts'
import { slugOf } from '../../slugs.ts'

/** Cards that were drawn last, by their keys: some twenty megabytes. Another process draws its own, to the same bytes. */
const drawn = new LRUCache<string, Promise<Buffer>>({ max: 300 })

/** Longer titles are cut anyway. */
const maxCharacters = 200

type Shown = {
  title?: string | null
  publishedAt?: string | null
  _status?: string | null
  category?: { name?: string | null; color?: string | null } | string | null
}

/**
 * `GET /api/articles/:id/card`: the title card of an article, a PNG of 1200 × 630 with a strong ETag; made the first time it
 * is asked for, and again when what stands on it has changed. Readers get those of published articles.
 */
export const articleCard = ({ masthead }: House): Endpoint => ({
  path: '/:id/card',
  method: 'get',
  handler: async (req) => {
    if (!isId(req, req.routeParams?.id)) throw new NotFound(req.t)
    const { docs } = await req.payload.find({
      collection: slugOf(req, 'articles'),
      where: { id: { equals: String(req.routeParams?.id) } },
      select: { title: true, publishedAt: true, category: true, _status: true } as never,
      depth: 1,
      limit: 1,
      overrideAccess: false,
      req,
    })
    const article = docs[0] as Shown | undefined
    if (!article) throw new NotFound(req.t)
    return answer(req, cardOf(article, masthead), isPublishedNow(article))
  },
})

/**
 * `GET /api/articles/card` with `title`, `category` (an id) and `publishedAt`: the card as it would be, for the preview beside
 * the form. For staff.
 */
export const cardPreview = ({ masthead }: House): Endpoint => ({
  path: '/card',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    const asked = (name: string): string | null => req.searchParams.get(name)
    const id = asked('category')
    const category = id
      ? await req.payload.db.findOne<{ id: string; name?: string; color?: string }>({
          collection: slugOf(req, 'categories'),
          where: { id: { equals: id } },
          req,
        })
      : null
    const article = { title: asked('title'), publishedAt: asked('publishedAt'), category }
    return answer(req, cardOf(article, masthead), false)
  },
})

const cardOf = ({ title, publishedAt, category }: Shown, masthead: string | null): Card => {
  const { name = null, color = null } =
    typeof category === 'object' && category !== null ? category : {}
  const at = publishedAt ? Date.parse(publishedAt) : NaN
  return {
    title: [...(title?.trim() || '（無題）')].slice(0, maxCharacters).join(''),
    category: name,
    date: Number.isNaN(at) ? null : day.format(at),
    masthead,
    theme: color !== null && color in themes ? (color as ThemeName) : 'ink',
  }
}

const day = new Intl.DateTimeFormat('ja-JP-u-ca-gregory', {
  dateStyle: 'long',
  timeZone: 'Asia/Tokyo',
})

const answer = async (req: PayloadRequest, card: Card, isPublic: boolean): Promise<Response> => {
  const sharp = req.payload.config.sharp!
  const key = cardKey(card, sharp)
  const etag = `"${key}"`
  const headers = {
    ETag: etag,
    'Cache-Control': isPublic
      ? 'public, max-age=300, stale-while-revalidate=86400'
      : 'private, no-cache',
  }
  const known = req.headers.get('if-none-match')?.split(',') ?? []
  if (known.some((tag) => tag.trim() === '*' || tag.trim() === etag || tag.trim() === `W/${etag}`))
    return new Response(null, { status: 304, headers })
  // Asked for twice at once, it is drawn once.
  const drawing = drawn.get(key) ?? drawCard(card, sharp)
  drawn.set(key, drawing)
  try {
    const png = await drawing
    return new Response(new Uint8Array(png), {
      headers: { ...headers, 'Content-Type': 'image/png', 'Content-Length': String(png.length) },
    })
  } catch (error) {
    drawn.delete(key)
    throw error
  }
}
