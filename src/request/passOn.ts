import type { Endpoint, PayloadRequest } from 'payload'
import { collectionOf } from './collectionOf.ts'

/** What Payload itself does for a method and path of a collection; ours stand before it in the list. */
export const passOn = (
  req: PayloadRequest,
  collection: string,
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
): Response | Promise<Response> => {
  const { endpoints } = collectionOf(req, collection)!
  const builtIn = (endpoints || []).findLast((one) => one.method === method && one.path === path)!
  return builtIn.handler(req)
}
