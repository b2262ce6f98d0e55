import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** Who asks: a site can look us up, and refuse us. */
const userAgent = 'Midashi/1.0 (+https://github.com/midashi)'

export type AskOptions = {
  /** Addresses of the own network that may be asked; none but public ones otherwise. @default [] */
  allow?: string[]
  /** How long the whole answer may take, in milliseconds. @default 10_000 */
  patience?: number
  /** What is asked for, as `Accept`. */
  accept: string
}

/**
 * Asks a public address of the web; a private one, whatever a name leads to, is not asked. `read` is given the answer, and what it
 * leaves of it is not fetched.
 * @throws where nothing answers, or not in time
 */
export const askAddress = <T>(
  method: 'HEAD' | 'GET',
  url: string,
  { allow = [], patience = 10_000, accept }: AskOptions,
  read: (response: IncomingMessage) => T | Promise<T>,
): Promise<T> => {
  const { protocol } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:')
    return Promise.reject(new Error('No address of the web.'))
  const filter = { allowIPAddressList: allow, stopPortScanningByUrlRedirection: true }
  const [client, agent] =
    protocol === 'http:'
      ? [http, new RequestFilteringHttpAgent(filter)]
      : [https, new RequestFilteringHttpsAgent(filter)]
  const request = client.request(url, {
    method,
    agent,
    headers: { 'User-Agent': userAgent, Accept: accept },
  })
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It did not answer in time.')), patience)
    request.on('error', reject)
    request.on('response', (response) => {
      response.on('error', reject)
      Promise.resolve(read(response)).then(resolve, reject)
    })
    request.on('close', () => clearTimeout(timer))
    request.end()
  }).finally(() => {
    request.destroy()
    agent.destroy()
  })
}
