import { hash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { addressesOf } from './articleAddress.ts'

/** Another one with each release that makes pages or cards another way. */
const version = '3'

/**
 * The shape of pages and cards: with another one, all of them are made anew. Whole addresses stand in them: those of another server,
 * or of another place of articles, are another shape.
 */
export const shapeOf = (req: Pick<PayloadRequest, 'payload'>): string => {
  const place = addressesOf(req).articleUrl?.({ id: 0, slug: 'a' }) ?? ''
  return `${version} ${hash('sha256', `${req.payload.config.serverURL} ${place}`).slice(0, 12)}`
}
