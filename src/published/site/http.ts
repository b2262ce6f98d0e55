import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { callAt } from './calls.ts'
import { compressed, encodingFor } from './compressed.ts'
import { freshnessOf } from './freshness.ts'
import { sizeOf, type Kept } from './kept.ts'
import { openApi } from './openApi.ts'
import {
  notFound,
  SiteRefused,
  stillMaking,
  unknownParameter,
  wrongMethod,
  type SiteRefusal,
} from './refusals.ts'
import type { Answered, Reading } from './reading.ts'

/** A question over HTTP, from whatever server: `path` is what stands behind `/api/site`, as it was sent. */
export type SiteRequest = {
  method: string
  path: string
  query: URLSearchParams
  header: (name: string) => string | null | undefined
}

export type SiteResponse = {
  status: number
  headers: Record<string, string>
  body: string | Buffer | null
}

export type SiteDoor = {
  reading: Reading
  cacheControl: string
  /** The address of the API, for the answers that lead elsewhere: `/api/site`. */
  api: string
  /** The pages of other sites whose scripts may read it. */
  cors?: '*' | string[] | undefined
  /** The state readers see now. */
  state: () => Promise<string>
  /** Answers that were given last, by their address. */
  kept: LRUCache<string, Kept>
}

/** @param keeps how many bytes of answers are kept at most */
export const siteDoor = (
  {
    cacheControl = 'public, max-age=0, must-revalidate',
    ...given
  }: Pick<SiteDoor, 'reading' | 'api' | 'cors'> & { cacheControl?: string | undefined },
  keeps = 64 * 1024 * 1024,
): SiteDoor => ({
  ...given,
  cacheControl,
  state: freshnessOf(given.reading),
  // One byte holds no answer: nothing is kept.
  kept: new LRUCache({ maxSize: Math.max(keeps, 1), sizeCalculation: sizeOf }),
})

/**
 * Answers a question from rows that are ready. What was answered before is answered again as long as the database says that readers
 * see what they saw then; it is asked each time.
 * @throws {Due} where some are not: whoever can makes them and asks again
 */
export const answerSite = async (door: SiteDoor, request: SiteRequest): Promise<SiteResponse> => {
  try {
    return withOrigin(door, request, await answer(door, request))
  } catch (error) {
    if (error instanceof SiteRefused)
      return withOrigin(door, request, refused(error.refusal, request))
    throw error
  }
}

/** Lets scripts of other sites read an answer, where they may. https://fetch.spec.whatwg.org/#http-cors-protocol */
const withOrigin = (
  { cors }: SiteDoor,
  { header }: SiteRequest,
  response: SiteResponse,
): SiteResponse => {
  if (!cors) return response
  const { headers } = response
  const origin = header('origin')
  const allowed = cors === '*' ? '*' : cors.find((one) => one === origin)
  return {
    ...response,
    headers: {
      ...headers,
      ...(cors !== '*' && { Vary: `${headers.Vary}, Origin` }),
      ...(allowed && {
        'Access-Control-Allow-Origin': allowed,
        'Access-Control-Expose-Headers': 'ETag',
      }),
    },
  }
}

const answer = async (door: SiteDoor, request: SiteRequest): Promise<SiteResponse> => {
  const { method, path, query, header } = request
  if (method !== 'GET' && method !== 'HEAD') return refused(wrongMethod, request)
  const address = `${path}?${query.toString()}`
  const state = await door.state()
  const known = door.kept.get(address)
  const isFresh = known?.state === state && Date.now() < known.until
  const kept = isFresh ? known : keep(door, address, state, await read(door, request))
  const encoding = encodingFor(header('accept-encoding'))
  const headers = {
    ...kept.headers,
    ETag: `"${kept.tag}${encoding === 'identity' ? '' : `-${encoding}`}"`,
  }
  const has = header('if-none-match')
  if (has && isKnown(has, kept.tag)) return { status: 304, headers, body: null }
  const body = kept.bodies[encoding] ?? (await compressed(kept.bodies.identity, encoding))
  if (!kept.bodies[encoding]) {
    kept.bodies[encoding] = body
    // Set again, so that what it takes now is counted.
    if (door.kept.peek(address) === kept) door.kept.set(address, kept)
  }
  return {
    status: 200,
    headers: {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(body.length),
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    },
    body: method === 'HEAD' ? null : body,
  }
}

const read = (door: SiteDoor, { path, query }: SiteRequest): Promise<Answered> | Answered => {
  if (path === '/openapi.json') return described(query, door.api)
  const found = callAt(path)
  if (!found)
    throw notFound({
      ja: `${path} という呼び出しはありません。一覧は ${door.api}/openapi.json にあります。`,
      en: `There is no call ${path}. ${door.api}/openapi.json lists them.`,
    })
  const params = Object.fromEntries(
    Object.entries(found.params).map(([name, part]) => [name, decoded(part)]),
  )
  return found.call.answer(door.reading, { params, query, api: door.api })
}

const keep = (
  door: SiteDoor,
  address: string,
  state: string,
  { json, changed, shows, until }: Answered,
): Kept => {
  const kept: Kept = {
    state,
    until: until ?? Infinity,
    tag: hash('sha256', json, 'base64url').slice(0, 24),
    headers: {
      'Cache-Control': door.cacheControl,
      Vary: 'Accept-Encoding',
      ...(changed && { 'Last-Modified': changed.toUTCString() }),
      ...(shows.length > 0 && { 'Cache-Tag': [...new Set(shows)].slice(0, maxTags).join(',') }),
    },
    bodies: { identity: Buffer.from(json) },
  }
  door.kept.set(address, kept)
  return kept
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const described = (query: URLSearchParams, api: string): Answered => {
  const [unknown] = query.keys()
  if (unknown !== undefined) throw unknownParameter(unknown, [])
  return { json: JSON.stringify(openApi(api)), changed: null, shows: [] }
}

/** How many things an answer names that it was made from; a page of a hundred cards has more, and is one of `articles`. */
const maxTags = 60

/** Whether one of the tags a browser has is this one, in whatever encoding it got it. */
const isKnown = (known: string, tag: string): boolean =>
  known.split(',').some((one) => {
    const own = one.trim().replace(/^W\//, '')
    return own === '*' || own.replace(/^"|(?:-(?:br|gzip))?"$/g, '') === tag
  })

/** What is answered instead, in the language that is asked for. */
export const refused = (
  { status, code, message, path, location }: SiteRefusal,
  { header, method }: Pick<SiteRequest, 'header' | 'method'>,
): SiteResponse => {
  const words = /^en\b/i.test(header('accept-language') ?? '') ? message.en : message.ja
  const body = JSON.stringify({ errors: [{ code, message: words, ...(path && { path }) }] })
  return {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...(location && { Location: location }),
      ...(status === 405 && { Allow: 'GET, HEAD' }),
      ...(status === 503 && { 'Retry-After': '1' }),
    },
    body: method === 'HEAD' ? null : body,
  }
}

/** What is answered where rows stay unready. */
export const notReady = (request: SiteRequest): SiteResponse => refused(stillMaking, request)
