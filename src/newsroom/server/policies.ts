import { randomBytes } from 'node:crypto'
import { embeds } from '../../text/sources/embeds.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Tells browsers what our pages may do. Scripts run by a nonce: Next reads it from the policy of the request and puts it on its
 * own (https://nextjs.org/docs/app/guides/content-security-policy). Styles may stand in the page: the admin's editor writes them.
 */
export const setPolicies = (request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
  const path = (request.url ?? '').split('?')[0]!
  const policy = path.startsWith('/api/')
    ? `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox`
    : policyOfPages(randomBytes(16).toString('base64'))
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Frame-Options', path.startsWith('/api/') ? 'DENY' : 'SAMEORIGIN')
  request.headers['content-security-policy'] = policy
}

const embedOrigins = embeds.map(({ frame }) => new URL(frame).origin)

const policyOfPages = (nonce: string): string =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: https:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    // What readers open in an article, when they open it.
    `frame-src 'self' ${embedOrigins.join(' ')}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
  ].join('; ')
