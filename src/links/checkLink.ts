import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** What a link answered: `dead` where the page is gone, `unknown` where nothing certain can be said. */
export type LinkState = {
  status: 'alive' | 'dead' | 'unknown'
  code: number | null
  /** Nobody has the name of its host: the page is gone, unless it is the resolver that is. */
  isNameless?: true
}

export type LinkPolicy = {
  /** Addresses of the own network that may be asked; none but public ones otherwise. @default [] */
  allow?: string[]
  /** How long one answer may take, in milliseconds. @default 10_000 */
  patience?: number
}

const maxRedirects = 5

/** Who asks: a site can look us up, and refuse us. */
const userAgent = 'Midashi-link-check/1.0 (+https://github.com/midashi)'

/**
 * Asks whether a page is still there: HEAD, or GET without its body where a site answers no HEAD. Only public addresses are
 * asked, whatever a name or a redirect leads to; a refusal (403, 429, a time-out) says nothing about the page.
 */
export const checkLink = async (url: string, policy: LinkPolicy = {}): Promise<LinkState> => {
  if (!URL.canParse(url)) return { status: 'unknown', code: null }
  let at = url
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const answer = await ask('HEAD', at, policy)
    const { code, location } = refusesHead.has(answer.code ?? 0)
      ? await ask('GET', at, policy)
      : answer
    if (code === null)
      return { status: 'unknown', code: null, ...(answer.gone && { isNameless: true }) }
    if (code >= 300 && code < 400 && location) {
      if (!URL.canParse(location, at)) return { status: 'unknown', code }
      at = new URL(location, at).href
      continue
    }
    return { status: statusOf(code), code }
  }
  return { status: 'unknown', code: null }
}

const refusesHead = new Set([400, 403, 404, 405, 501])

const statusOf = (code: number): LinkState['status'] =>
  code < 400 ? 'alive' : code === 404 || code === 410 ? 'dead' : 'unknown'

type Answer = { code: number | null; location: string | null; gone: boolean }

const nothing: Answer = { code: null, location: null, gone: false }

const ask = (
  method: 'HEAD' | 'GET',
  url: string,
  { allow = [], patience = 10_000 }: LinkPolicy,
): Promise<Answer> =>
  new Promise((resolve) => {
    const { protocol } = new URL(url)
    if (protocol !== 'http:' && protocol !== 'https:') return resolve(nothing)
    const filter = { allowIPAddressList: allow, stopPortScanningByUrlRedirection: true }
    const [client, agent] =
      protocol === 'http:'
        ? [http, new RequestFilteringHttpAgent(filter)]
        : [https, new RequestFilteringHttpsAgent(filter)]
    const done = (answer: Answer): void => {
      clearTimeout(timer)
      request.destroy()
      agent.destroy()
      resolve(answer)
    }
    const request = client.request(url, {
      method,
      agent,
      headers: { 'User-Agent': userAgent, Accept: 'text/html,*/*;q=0.5' },
    })
    const timer = setTimeout(() => done(nothing), patience)
    request.on('response', ({ statusCode = null, headers }) =>
      done({ code: statusCode, location: headers.location ?? null, gone: false }),
    )
    // A name nobody has any more is a page that is gone; any other failure may pass.
    request.on('error', (error: NodeJS.ErrnoException) =>
      done({ ...nothing, gone: error.code === 'ENOTFOUND' }),
    )
    request.end()
  })
