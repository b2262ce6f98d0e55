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
export const answerSite = async (door: SiteDoor, request: SiteRequest): Promise<SiteResponse> =>
  withOrigin(door, request, await orRefused(request, () => answer(door, request)))

/** What is answered, or why it is not. */
export const orRefused = async (
  request: SiteRequest,
  answer: () => Promise<SiteResponse>,
): Promise<SiteResponse> => {
  try {
    const { method } = request
    return method === 'GET' || method === 'HEAD' ? await answer() : refused(wrongMethod, request)
  } catch (error) {
    if (error instanceof SiteRefused) return refused(error.refusal, request)
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
  if (path === description) return { json: described(query, door.api), changed: null, shows: [] }
  const { call, params } = callOf(path, door.api)
  return call.answer(door.reading, { params, query, api: door.api })
}

/** Where the API is described. */
export const description = '/openapi.json'

/** The call of a path, with what stands in the path. @throws {SiteRefused} where there is none */
export const callOf = (path: string, api: string) => {
  const found = callAt(path)
  if (!found)
    throw notFound({
      ja: `${path} という呼び出しはありません。一覧は ${api}${description} にあります。`,
      en: `There is no call ${path}. ${api}${description} lists them.`,
    })
  const params = Object.fromEntries(
    Object.entries(found.params).map(([name, part]) => [name, decoded(part)]),
  ) as Record<string, string>
  return { ...found, params }
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
    tag: tagOf(json),
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

export const tagOf = (json: string): string => hash('sha256', json, 'base64url').slice(0, 24)

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The API as openapi.json has it. @throws {SiteRefused} where something is asked of it */
export const described = (query: URLSearchParams, api: string, hasViews = true): string => {
  const [unknown] = query.keys()
  if (unknown !== undefined) throw unknownParameter(unknown, [])
  return JSON.stringify(openApi(api, hasViews))
}

/** How many things an answer names that it was made from; a page of a hundred cards has more, and is one of `articles`. */
const maxTags = 60

/** Whether one of the tags a browser has is this one, in whatever encoding it got it. */
export const isKnown = (known: string, tag: string): boolean =>
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
