import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip, type ZlibOptions } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { encodingFor } from '../../published/site/compressed.ts'
import type { Sent } from './freshForm.ts'

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
 * How many bytes of pages are kept, how large one may be, and how long it is sent again, in milliseconds; while one of its readers has
 * it made anew, the others get it as it was.
 */
const most = 32 * 1024 * 1024
const largest = 512 * 1024
const life = 10_000
const making = 2000

/** Pages that are the same for every reader: the front page and all lists. */
const shared = /^\/(?:$|(?:categories|tags|authors|sources|archive)(?:\/|$)|search$|feeds$)/

/** An article as it is first opened: the same but for its form. Whoever has commented or voted is told so on it. */
const article = /^\/articles\/[^/?]+$/
const ownCookie = /(?:^|;\s*)(?:votes|comment-[^=]*)=/

/** What a page is known by; null for what is not kept: other pages, and what a browser asks of Next between two pages. */
const nameOf = ({ method, url = '/', headers }: IncomingMessage): string | null => {
  const isShared =
    shared.test(url.split('?', 1)[0]!) ||
    (article.test(url) && !ownCookie.test(headers.cookie ?? ''))
  if (method !== 'GET' || !isShared || url.length > 500) return null
  if (headers.rsc !== undefined || Object.keys(headers).some((one) => one.startsWith('next-')))
    return null
  // Addresses in a page are whole, by what the reader has asked for.
  const { host, 'x-forwarded-host': given, 'x-forwarded-proto': protocol } = headers
  return [host, given, protocol, url].join(' ')
}

/**
 * Sends pages again that were just made, as long as the database says that readers see what they saw then: a page costs Next some
 * milliseconds, and a reader comes more often than an article. What is sent has the policy of its own scripts with it.
 * @param state what readers see now
 * @param forOthers an article's page as others get it
 */
export const keptPages = (state: () => Promise<string>, forOthers: (page: Buffer) => Sent) => {
  const kept = new LRUCache<string, Kept>({
    maxSize: most,
    sizeCalculation: ({ size, zipped }) => size + (zipped?.length ?? 0) + 1000,
  })
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    make: () => unknown,
  ): Promise<void> => {
    const name = nameOf(request)
    const now = name === null ? null : await state().catch(() => null)
    if (name === null || now === null) return void (await make())
    const known = kept.get(name)
    if (known?.state === now && Date.now() < known.until) return send(request, response, known)
    if (known?.state === now) known.until = Date.now() + making
    // As it is, so that it can be looked at; it is compressed for those who come later.
    delete request.headers['accept-encoding']
    record(response, async (headers, plain) => {
      // What could not be read of the API is no page.
      if (plain.includes('role="alert"')) return
      const page = article.test(request.url ?? '')
        ? { plain: forOthers(plain), zipped: null }
        : { plain: () => plain, zipped: await gzipped(plain, {}) }
      kept.set(name, { state: now, until: Date.now() + life, headers, size: plain.length, ...page })
    })
    await make()
  }
}

const gzipped = promisify<Buffer, ZlibOptions, Buffer>(gzip)

/** For one reader alone: most of what there is to gain, in a third of the time. */
const quickly: ZlibOptions = { level: 1 }

const send = async (
  { headers: asked }: IncomingMessage,
  response: ServerResponse,
  { headers, plain, zipped }: Kept,
): Promise<void> => {
  const accepted = String(asked['accept-encoding'] ?? '').replace(/\bbr\b/g, '')
  const isZipped = encodingFor(accepted) === 'gzip'
  const body = isZipped ? (zipped ?? (await gzipped(plain(), quickly))) : plain()
  response.writeHead(200, {
    ...headers,
    'content-length': body.length,
    vary: [headers.vary ?? [], 'Accept-Encoding'].flat().join(', '),
    ...(isZipped && { 'content-encoding': 'gzip' }),
  })
  response.end(body)
}

/** Tells what was sent, once all of it was, where it was a whole page and not too large. */
const record = (
  response: ServerResponse,
  done: (headers: OutgoingHttpHeaders, body: Buffer) => Promise<void>,
): void => {
  const pieces: Buffer[] = []
  let length = 0
  const add = (piece: unknown, encoding: unknown): void => {
    if (typeof piece !== 'string' && !(piece instanceof Uint8Array)) return
    const bytes =
      typeof piece === 'string'
        ? Buffer.from(piece, (typeof encoding === 'string' ? encoding : 'utf8') as 'utf8')
        : Buffer.from(piece)
    length += bytes.length
    if (length <= largest) pieces.push(bytes)
  }
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  response.write = ((piece: unknown, encoding: unknown, ...rest: unknown[]) => {
    add(piece, encoding)
    return write(piece as Buffer, encoding as 'utf8', ...(rest as []))
  }) as typeof response.write
  response.end = ((piece: unknown, encoding: unknown, ...rest: unknown[]) => {
    add(piece, encoding)
    return end(piece as Buffer, encoding as 'utf8', ...(rest as []))
  }) as typeof response.end
  response.once('finish', () => {
    const {
      'transfer-encoding': _pieces,
      connection: _own,
      date: _then,
      ...headers
    } = response.getHeaders()
    if (response.statusCode !== 200 || headers['set-cookie'] || length > largest) return
    void done(headers, Buffer.concat(pieces))
  })
}
