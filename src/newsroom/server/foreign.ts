import type { IncomingMessage } from 'node:http'

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** The hosts that count as ours: the one asked for, as the outermost proxy saw it, and those of `SERVER_URL`. */
const ownHosts = ({ headers }: IncomingMessage): (string | undefined)[] => [
  headers.host,
  String(headers['x-forwarded-host'] ?? '')
    .split(',')[0]!
    .trim(),
  URL.parse(process.env.SERVER_URL ?? '')?.host,
]

/**
 * Whether a page of another site sends something to us: a form, or a request with the session of whoever looks at it. Payload
 * takes a session from any origin as long as `csrf` is empty; frontends elsewhere send no session of ours.
 */
export const isForeign = (request: IncomingMessage): boolean => {
  const { method = 'GET', url, headers } = request
  if (!unsafe.has(method)) return false
  const hasSession = /(?:^|;\s*)payload-token=/.test(headers.cookie ?? '')
  // A page of somebody else's could sign an editor in under another name: what they write would go there.
  const opensSession =
    /^\/api\/[\w-]+\/(login|logout|first-register|reset-password|refresh-token)\b/.test(url ?? '')
  if (url?.startsWith('/api/') && !hasSession && !opensSession) return false
  if (headers.origin !== undefined) {
    const from = URL.parse(headers.origin)?.host
    return from === undefined || !ownHosts(request).includes(from)
  }
  return /^(cross-site|same-site)$/.test(String(headers['sec-fetch-site'] ?? ''))
}
