import { askAddress } from './askAddress.ts'

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

const ask = async (method: 'HEAD' | 'GET', url: string, policy: LinkPolicy): Promise<Answer> => {
  try {
    return await askAddress(
      method,
      url,
      { ...policy, accept: 'text/html,*/*;q=0.5' },
      ({ statusCode = null, headers }) => ({
        code: statusCode,
        location: headers.location ?? null,
        gone: false,
      }),
    )
  } catch (error) {
    // A name nobody has any more is a page that is gone; any other failure may pass.
    const gone = (error as NodeJS.ErrnoException).code === 'ENOTFOUND'
    return { code: null, location: null, gone }
  }
}
