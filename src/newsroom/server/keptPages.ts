import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip, type ZlibOptions } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { encodingFor } from '../../published/site/compressed.ts'
import type { Sent } from './freshForm.ts'
import { whole } from './whole.ts'
import { withoutScripts } from './withoutScripts.ts'

/** A page as it was made once. */
type Kept = {
  state: string
  until: number
  headers: OutgoingHttpHeaders
  size: number
  plain: Sent
  /** Null for what is another one for each reader. */
  zipped: Buffer | null
}

/**
 * How many bytes of pages are kept, and how long one is sent again, in milliseconds; while one of its readers has
 * it made anew, the others get it as it was.
 */
const most = 32 * 1024 * 1024
const life = 10_000
const making = 2000

/** Pages that are the same for every reader: the front page and all lists. */
const shared =
  /^\/(?:$|(?:categories|tags|authors|sources|archive)(?:\/|$)|search$|feeds$|missing$)/

/** An article as it is first opened: the same but for its form. Whoever has commented or voted is told so on it. */
const article = /^\/articles\/[^/?]+$/
const ownCookie = /(?:^|;\s*)(?:votes|comment-[^=]*)=/

/** The admin, calls and files: what is no page of the paper. Feeds and sitemaps go on their way as they come. */
const elsewhere = /^\/(?:(?:admin|api|_next|sitemaps|partners)(?:[/?]|$)|[^/?]*\.[a-z]+(?:\?|$))/

/** Whether a reader asks for a page, and not for what a browser asks of Next between two pages. */
const isPage = ({ method, url = '/', headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  !elsewhere.test(url) &&
  headers.rsc === undefined &&
  !Object.keys(headers).some((one) => one.startsWith('next-'))

/** What a page is known by; null for what is not kept. */
const nameOf = ({ url = '/', headers }: IncomingMessage): string | null => {
  const isShared =
    shared.test(url.split('?', 1)[0]!) ||
    (article.test(url) && !ownCookie.test(headers.cookie ?? ''))
  if (!isShared || url.length > 500) return null
  // Addresses in a page are whole, by what the reader has asked for.
  const { host, 'x-forwarded-host': given, 'x-forwarded-proto': protocol } = headers
  return [host, given, protocol, url].join(' ')
}

/**
 * Sends pages again that were just made, as long as the database says that readers see what they saw then: a page costs Next some
 * milliseconds, and a reader comes more often than an article. What is sent has the policy of its own scripts with it.
 * @param state what readers see now
 * @param forOthers an article's page as others get it
 * @param missing what is sent where there is no such page
 */
export const keptPages = (
  state: () => Promise<string>,
  forOthers: (page: Buffer) => Sent,
  missing: () => Promise<Buffer>,
) => {
  const kept = new LRUCache<string, Kept>({
    maxSize: most,
    sizeCalculation: ({ size, zipped }) => size + (zipped?.length ?? 0) + 1000,
  })
  const keep = async (
    name: string,
    state: string,
    { url = '' }: IncomingMessage,
    { connection: _own, ...headers }: OutgoingHttpHeaders,
    page: Buffer,
  ): Promise<void> => {
    const sent = article.test(url)
      ? { plain: forOthers(page), zipped: null }
      : { plain: () => page, zipped: await gzipped(page, {}) }
    kept.set(name, { state, until: Date.now() + life, headers, size: page.length, ...sent })
  }
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    make: () => unknown,
  ): Promise<void> => {
    if (!isPage(request)) return void (await make())
    const name = nameOf(request)
    const now = name === null ? null : await state().catch(() => null)
    const known = now === null ? undefined : kept.get(name!)
    if (known?.state === now && Date.now() < known!.until) return send(request, response, known!)
    if (known?.state === now) known!.until = Date.now() + making
    const accepted = request.headers['accept-encoding']
    // As it is, so that it can be looked at.
    delete request.headers['accept-encoding']
    whole(response, async (made) => {
      const type = String(response.getHeader('content-type') ?? '')
      if (!type.startsWith('text/html')) return made
      const page = await pageOf(request, response, name, made)
      const isWhole = response.statusCode === 200 && !page.includes('role="alert"')
      if (name !== null && now !== null && isWhole && !response.hasHeader('set-cookie'))
        void keep(name, now, request, response.getHeaders(), page)
      return packed(accepted, response, page)
    })
    await make()
  }
  /** A page as it is sent instead of what Next has made. */
  async function pageOf(
    { url = '' }: IncomingMessage,
    response: ServerResponse,
    name: string | null,
    made: Buffer,
  ): Promise<Buffer> {
    if (made.includes(failed)) fail(response)
    // Next shows by script that there is no such page.
    if (response.statusCode === 404 && url !== missingPage) return missing().catch(() => made)
    return name === null ? made : Buffer.from(withoutScripts(made.toString()))
  }
}

/** Compresses a page for whoever takes that. */
const packed = async (
  accepted: string | string[] | undefined,
  response: ServerResponse,
  page: Buffer,
): Promise<Buffer> => {
  response.appendHeader('Vary', 'Accept-Encoding')
  if (!takesGzip(accepted)) return page
  response.setHeader('Content-Encoding', 'gzip')
  return gzipped(page, quickly)
}

const takesGzip = (accepted: string | string[] | undefined): boolean =>
  encodingFor(String(accepted ?? '').replace(/\bbr\b/g, '')) === 'gzip'

/** Where the page is that says there is none. */
export const missingPage = '/missing'

/** What a page says that could not read what it is to show (`Unreachable.tsx`). */
const failed = 'data-failed="true"'

/** Whoever reads pages by program is told that this is none. */
const fail = (response: ServerResponse): void => {
  response.statusCode = 503
  response.setHeader('Retry-After', '5')
  response.setHeader('Cache-Control', 'no-store')
}

const gzipped = promisify<Buffer, ZlibOptions, Buffer>(gzip)

/** For one reader alone: most of what there is to gain, in a third of the time. */
const quickly: ZlibOptions = { level: 1 }

const send = async (
  { headers: asked }: IncomingMessage,
  response: ServerResponse,
  { headers, plain, zipped }: Kept,
): Promise<void> => {
  const isZipped = takesGzip(asked['accept-encoding'])
  const body = isZipped ? (zipped ?? (await gzipped(plain(), quickly))) : plain()
  response.writeHead(200, {
    ...headers,
    'content-length': body.length,
    vary: [headers.vary ?? [], 'Accept-Encoding'].flat().join(', '),
    ...(isZipped && { 'content-encoding': 'gzip' }),
  })
  response.end(body)
}
