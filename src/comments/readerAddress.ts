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
export const calledFrom = (headers: Pick<Headers, 'get'>, proxies: number): string => {
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
    .toLowerCase()
  const dotted = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/.exec(bare)?.[1]
  if (dotted && isIP(dotted) === 4) return dotted
  if (isIP(bare) !== 6) return 'unknown'
  const mapped = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/.exec(
    new URL(`http://[${bare}]`).hostname,
  )
  if (mapped) {
    const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)]
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  const [head = '', tail] = bare.split('::')
  const groups = head ? head.split(':') : []
  const rest = tail ? tail.split(':') : []
  const whole =
    tail === undefined
      ? groups
      : [...groups, ...Array(Math.max(8 - groups.length - rest.length, 0)).fill('0'), ...rest]
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
