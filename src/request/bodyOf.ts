import type { PayloadRequest } from 'payload'
import { readBody, type ReadBody } from '../text/article/readBody.ts'
import type { KnowsSections } from '../text/manuscript/sections.ts'
import { contextOf } from './context.ts'

/** A body of a document of this request, read once, however many hooks look into it. */
export const bodyOf = (req: PayloadRequest, body: unknown, house: KnowsSections): ReadBody => {
  if (typeof body !== 'object' || body === null) return readBody(null, house)
  const { bodies } = contextOf(req)
  const known = bodies.get(body) ?? readBody(body, house)
  bodies.set(body, known)
  return known
}
