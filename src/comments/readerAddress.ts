import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'
import type { PayloadRequest } from 'payload'
import { isSameKey, keyedHash } from './keyedHash.ts'
import type { CommentSettings } from './options.ts'

/**
 * Where a reader calls from: what the outermost of our own proxies was called from, or what a frontend that holds the key
 * says. All that could be written by the reader himself stands further left in `X-Forwarded-For` and is not looked at.
 */
export const readerAddress = (
  { headers }: Pick<PayloadRequest, 'headers'>,
  { proxies, frontendKey }: Pick<CommentSettings, 'proxies' | 'frontendKey'>,
): string => {
  const key = headers.get('x-frontend-key')
  const stated = headers.get('x-reader-address')
  if (frontendKey !== null && key !== null && stated !== null && isSameKey(key, frontendKey))
    return network(stated)
  return network(calledFrom(headers, proxies))
}

/** What the outermost of so many proxies was called from; empty where none of them says. */
const calledFrom = (headers: Pick<Headers, 'get'>, proxies: number): string => {
  const chain = (headers.get('x-forwarded-for') ?? '').split(',')
  return proxies === 0 ? '' : (chain.at(-Math.min(proxies, chain.length)) ?? '').trim()
}

/** The hash an address is known by; the address itself is kept nowhere. */
export const addressHash = (req: PayloadRequest, settings: CommentSettings): string =>
  keyedHash(req.payload, 'address', readerAddress(req, settings))

/**
 * The part of an address that is one household's: an IPv4 address, the first 64 bits of an IPv6 one (RFC 6177). What is no
 * address is one reader, all together.
 */
const network = (address: string): string => {
  const bare = address
    .replace(/^\[|\](:\d+)?$/g, '')
    .replace(/%.*$/, '')
    .replace(/(\.\d+):\d+$/, '$1')
  if (isIP(bare) === 0) return 'unknown'
  // An IPv4 address in an IPv6 one is itself.
  const ip = ipaddr.process(bare)
  if (ip instanceof ipaddr.IPv4) return ip.toString()
  const household = ip.parts.slice(0, 4).map((group) => group.toString(16))
  return `${household.join(':')}::/64`
}
