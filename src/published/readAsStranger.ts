import {
  createLocalReq,
  type CollectionBeforeOperationHook,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { keyOf } from './keyOf.ts'

/** A document as an anonymous reader gets it, and everything that was looked up for it: `sources:ID`. */
export type Seen<Doc> = { doc: Doc | null; depends: string[] }

/** Requests that pages are made by. */
const pageReads = new WeakSet<object>()

/** Says of a request that a page is made by it. */
export const asPageRead = (req: PayloadRequest): PayloadRequest => {
  pageReads.add(req)
  return req
}

/**
 * Leaves joins out of what pages are made from: what cites a source is another thing with each article that is published, and nobody
 * could tell which pages that changes. The calls of the site answer what joins would.
 */
export const withoutJoins: CollectionBeforeOperationHook = ({ args, operation, req }) =>
  operation === 'read' && pageReads.has(req) ? { ...args, joins: false } : undefined

/**
 * A request of nobody, in the transaction of another. What is populated is written down, also where it is not shown: it may be
 * another time.
 */
const strangerIn = async (
  payload: Payload,
  transactionID: PayloadRequest['transactionID'],
): Promise<{ req: PayloadRequest; depends: Set<string> }> => {
  const depends = new Set<string>()
  const req = asPageRead(await createLocalReq({ req: { transactionID, user: null } }, payload))
  const { payloadDataLoader } = req
  const load = payloadDataLoader.load.bind(payloadDataLoader)
  payloadDataLoader.load = (key) => {
    // The key is a list: transaction, collection, id … (`payload/dist/collections/dataloader.js`).
    const [, collection, id] = JSON.parse(String(key)) as unknown[]
    depends.add(keyOf({ payload }, String(collection), id))
    return load(key)
  }
  return { req, depends }
}

/** Reads a document as a stranger would, by all of the app's own rules. */
export const readAsStranger = async <Doc>(
  { payload, transactionID }: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  collection: string,
  id: string,
  depth: number,
): Promise<Seen<Doc>> => {
  const { req, depends } = await strangerIn(payload, transactionID)
  const doc = await payload.findByID({
    collection: collection as 'articles',
    id,
    depth,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  depends.add(keyOf({ payload }, collection, id))
  return { doc: doc as Doc | null, depends: [...depends] }
}

/** All documents of a collection a stranger gets, in its order. */
export const readAllAsStranger = <Doc>(
  { payload, transactionID }: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  collection: string,
): Promise<Doc[]> => readAll(collection, async () => (await strangerIn(payload, transactionID)).req)

/** All documents of a collection in its order, of those whoever a request is by may read; each page is asked for by a request of `by`. */
export const readAll = async <Doc>(
  collection: string,
  by: () => Promise<PayloadRequest> | PayloadRequest,
): Promise<Doc[]> => {
  const docs: Doc[] = []
  for (let page = 1; ; page++) {
    const req = await by()
    const found = await req.payload.find({
      collection: collection as 'categories',
      depth: 0,
      limit: 100,
      page,
      overrideAccess: false,
      req,
    })
    docs.push(...(found.docs as Doc[]))
    if (!found.hasNextPage) return docs
  }
}
