import { setTimeout as wait } from 'node:timers/promises'
import type { Endpoint, Payload, PayloadRequest } from 'payload'
import type { Pool } from '../database/published/prepared.ts'
import { tableName } from '../database/runSql.ts'
import { answerAsked } from './asked/answerAsked.ts'
import { makeArticle } from './makeArticle.ts'
import { makePart } from './makeParts.ts'
import {
  answerSite,
  notReady,
  siteDoor,
  type SiteDoor,
  type SiteRequest,
  type SiteResponse,
} from './site/http.ts'
import { readingFrom } from './site/reading.ts'
import { Due } from './site/refusals.ts'
import { hasComments, siteOf } from './siteOf.ts'

const doors = new WeakMap<Payload, SiteDoor>()

/** What answers are read from in an app that runs. */
const doorOf = (req: Pick<PayloadRequest, 'payload'>): SiteDoor => {
  const { payload } = req
  const { pool, schemaName } = payload.db as unknown as { pool: Pool; schemaName?: string }
  const { cacheControl, cors } = siteOf(req)!
  const door =
    doors.get(payload) ??
    siteDoor({
      reading: readingFrom(pool, {
        schema: schemaName ?? null,
        discussions: hasComments(req) ? tableName(req as PayloadRequest, 'discussions') : null,
        comments: hasComments(req) ? tableName(req as PayloadRequest, 'comments') : null,
      }),
      cacheControl,
      cors,
      api: `${payload.config.routes.api}/site`,
    })
  doors.set(payload, door)
  return door
}

/** How often what is due is made for one question: each turn may find that something else is shown now. */
const turns = 20

/** Answers a question, having made what was not ready. */
export const answerWithPayload = async (
  payload: Payload,
  request: SiteRequest,
): Promise<SiteResponse> => {
  for (let turn = 0; turn < turns; turn++)
    try {
      return await answerSite(doorOf({ payload }), request)
    } catch (error) {
      if (!(error instanceof Due)) throw error
      for (const id of error.articles) await makeArticle(payload, id)
      for (const key of error.parts) await makePart(payload, key)
      // What cannot be made yet waits for the clock of this process to come up to the database's.
      if (turn > 2) await wait(25)
    }
  return notReady(request)
}

const below = '/site'

const handler: Endpoint['handler'] = async (req) => {
  const { api } = req.payload.config.routes
  const { pathname, searchParams } = new URL(req.url!)
  const request: SiteRequest = {
    method: req.method ?? 'GET',
    path: pathname.slice(pathname.indexOf(`${api}${below}`) + api.length + below.length),
    query: searchParams,
    // Next takes `Content-Encoding` off what a route answers; it compresses by itself.
    header: (name) => (name === 'accept-encoding' ? null : req.headers.get(name)),
  }
  const { status, headers, body } = siteOf(req)
    ? await answerWithPayload(req.payload, request)
    : await answerAsked(req, request)
  return new Response(body as BodyInit | null, { status, headers })
}

/** `GET /api/site/…`: the calls a site is made of, in whatever app. */
export const siteEndpoints: Endpoint[] = ['', '/:one', '/:one/:two'].flatMap((path) =>
  (['get', 'head'] as const).map((method) => ({ path: `${below}${path}`, method, handler })),
)
