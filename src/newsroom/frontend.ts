import { createHmac } from 'node:crypto'

/** What the newsroom's own site says it speaks for readers with: `MIDASHI_FRONTEND_KEY`, else one made of the secret. */
export const frontendKey = (): string =>
  process.env.MIDASHI_FRONTEND_KEY ??
  createHmac('sha256', process.env.PAYLOAD_SECRET ?? '')
    .update('midashi frontend')
    .digest('hex')

/** How many proxies stand before the newsroom; its own server counts as one, because it adds the address it was called from. */
export const proxies = (): number => 1 + Math.max(Number(process.env.MIDASHI_PROXIES) || 0, 0)
