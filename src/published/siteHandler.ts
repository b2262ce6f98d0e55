import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pool } from '../database/published/prepared.ts'
import { answerSite, siteDoor } from './site/http.ts'
import { readingFrom } from './site/reading.ts'
import { Due } from './site/refusals.ts'

/** Where the rows are, and how they are sent. */
export type SiteHandlerOptions = {
  /** A pool of node-postgres to the app's database. */
  pool: Pool
  /** Where the API is. @default /api */
  api?: string
  /** The schema the app keeps its tables in. @default the one that is searched */
  schema?: string
  /** The table that counts comments; null where readers do not comment. @default discussions */
  discussions?: string | null
  /** The table of comments; null where readers do not comment. @default comments */
  comments?: string | null
  /** @default public, max-age=0, must-revalidate */
  cacheControl?: string
  /** The pages of other sites whose scripts may read it: their origins, or '*'. @default none */
  cors?: '*' | string[]
  /** How many bytes of answers are kept in this process at most. @default 64 MB */
  keeps?: number
}

/**
 * Answers `/api/site/…` from rows that are ready, without Payload: one statement a page. What is none of its own, or not ready, it
 * leaves to `next`: the app, which makes it.
 * @example
 * const site = siteHandler({ pool: new pg.Pool({ connectionString }) })
 * createServer((request, response) => site(request, response, () => app(request, response)))
 */
export const siteHandler = ({
  pool,
  api = '/api',
  schema,
  discussions = 'discussions',
  comments = discussions === null ? null : 'comments',
  cacheControl,
  cors,
  keeps,
}: SiteHandlerOptions) => {
  const door = siteDoor(
    {
      reading: readingFrom(pool, { schema: schema ?? null, discussions, comments }),
      cacheControl,
      api: `${api}/site`,
      cors,
    },
    keeps,
  )
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => unknown,
  ): Promise<void> => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || !path.startsWith(`${door.api}/`)) return void (await next())
    try {
      const { status, headers, body } = await answerSite(door, {
        method: request.method!,
        path: path.slice(door.api.length),
        query: new URLSearchParams(query),
        header: (name) => request.headers[name] as string | undefined,
      })
      response.writeHead(status, headers)
      response.end(body)
    } catch (error) {
      await next(error instanceof Due ? undefined : error)
    }
  }
}
