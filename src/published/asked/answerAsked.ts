import type { PayloadRequest } from 'payload'
import { asPageRead } from '../readAsStranger.ts'
import {
  callOf,
  described,
  description,
  isKnown,
  orRefused,
  tagOf,
  type SiteRequest,
  type SiteResponse,
} from '../site/http.ts'
import { answersFor } from './answersFor.ts'

/**
 * Answers a question of the site's API by Payload's own reading, as whoever asks: what one may read another may not, so that nothing
 * is kept, here or on the way.
 */
export const answerAsked = (req: PayloadRequest, request: SiteRequest): Promise<SiteResponse> =>
  orRefused(request, async () => {
    const { method, path, query, header } = request
    const api = `${req.payload.config.routes.api}/site`
    const json =
      path === description
        ? described(query, api, false)
        : JSON.stringify(await answered(asPageRead(req), path, query, api))
    const tag = tagOf(json)
    const headers = {
      'Cache-Control': 'private, no-cache',
      Vary: 'Authorization, Cookie',
      ETag: `"${tag}"`,
    }
    const has = header('if-none-match')
    if (has && isKnown(has, tag)) return { status: 304, headers, body: null }
    return {
      status: 200,
      headers: {
        ...headers,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': String(Buffer.byteLength(json)),
      },
      body: method === 'HEAD' ? null : json,
    }
  })

const answered = (
  req: PayloadRequest,
  path: string,
  query: URLSearchParams,
  api: string,
): Promise<unknown> => {
  const { name, params } = callOf(path, api)
  return answersFor[name](req, { params, query, api })
}
