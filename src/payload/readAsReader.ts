import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { previewOf } from '../access/previewing.ts'
import { isStaff } from '../access/roles.ts'
import {
  checkSort,
  checkWhere,
  readerLimits,
  staffLimits,
  tooMuch,
  unaskable,
  type MayAsk,
} from './checkQuery.ts'

/** The most documents a reader gets in one page, and the deepest relations are followed for one. */
export type ReadingLimits = { limit: number; depth: number }

type ReadArgs = {
  currentDepth?: number
  depth?: number
  draft?: boolean
  /** What distinct values are asked for of. */
  field?: string
  joins?: false | Record<string, false | { limit?: number; where?: unknown; sort?: unknown }>
  limit?: number
  page?: number
  pagination?: boolean
  populate?: unknown
  select?: unknown
  sort?: string | string[]
  trash?: boolean
  where?: unknown
}

/**
 * Keeps what somebody who does not work here may ask for within bounds, signed in or not: page size, depth, no drafts, no trash,
 * and questions about what is public only. Payload itself answers `?limit=0` with the whole table, and lets `sort` and nested
 * `contains` ask about documents the reader may not see. Staff may ask everything, but no nonsense.
 */
export const readAsReader =
  (limits: ReadingLimits): CollectionBeforeOperationHook =>
  ({ args, collection, operation, overrideAccess, req }) => {
    const isReading = operation === 'read' || operation === 'readDistinct' || operation === 'count'
    if (!isReading && operation !== 'update' && operation !== 'delete') return
    // The Local API says `true`; REST and GraphQL say nothing at all.
    if (overrideAccess === true) return
    const given = args as ReadArgs
    // Population reads its batches through the same operation; they are as long as the page that asked.
    const isStaffs = isStaff(req, 'admin', 'editor', 'writer')
    // A preview asks for what it was let see, and for nothing else.
    const isPreview = previewOf(req) !== null
    if (given.currentDepth !== undefined)
      return isStaffs ? undefined : { ...args, draft: false, trash: false }
    if (isPreview && isReading) return
    if (isStaffs || !isReading) {
      checkWhere(req, collection, given.where, staffLimits, mayStaffAsk)
      checkSort(req, collection, given.sort, staffLimits, mayStaffAsk)
      return
    }
    checkWhere(req, collection, given.where, readerLimits, mayReaderAsk)
    const sorts = [given.sort ?? [], given.field ?? []].flat()
    checkSort(req, collection, sorts, readerLimits, mayReaderSort)
    checkNamed(given.select, req)
    checkNamed(given.populate, req)
    // `data` would stand for the document itself: an answer of the newsroom that anybody can write.
    return {
      ...args,
      ...clamped(given, limits, req),
      draft: false,
      trash: false,
      data: undefined,
    } as typeof args
  }

const clamped = (
  given: ReadArgs,
  { limit: most, depth: deepest }: ReadingLimits,
  req: PayloadRequest,
): Partial<ReadArgs> => {
  const within = (limit: number | undefined): number =>
    limit === undefined ? 10 : limit > 0 ? Math.min(Math.ceil(limit), most) : most
  return {
    pagination: true,
    limit: within(given.limit),
    page: Math.min(Math.max(Math.floor(given.page ?? 1) || 1, 1), 1_000_000),
    depth: Math.min(given.depth ?? req.payload.config.defaultDepth, deepest),
    ...(given.joins && {
      joins: Object.fromEntries(
        Object.entries(given.joins).map(([field, join]) => {
          if (join && (join.where !== undefined || join.sort !== undefined))
            throw unaskable(`joins.${field}`, req)
          return [field, join && { ...join, limit: within(join.limit) }]
        }),
      ),
    }),
  }
}

/** The relations a reader may ask through: what they lead to is public wherever the article is. */
const openRelations = new Set(['authors', 'category', 'citations.source'])

/** A reader may ask by the fields of a collection, and by one field of what an open relation leads to. */
const mayReaderAsk: MayAsk = (path, through, type) => {
  // Related articles may be private: that one is named would be told by its id.
  if (type === 'join' || path.split('.').includes('citedBy') || path.startsWith('relatedArticles'))
    return false
  if (through.length === 0) return true
  const rest = path.slice(through[0]!.length + 1)
  return through.length === 1 && openRelations.has(through[0]!) && !rest.includes('.')
}

/** A relation is in no order a reader may see: what it leads to may be private. */
const mayReaderSort: MayAsk = (_path, through, type) =>
  through.length === 0 && !/^(join|relationship|upload)$/.test(type ?? '')

const mayStaffAsk: MayAsk = () => true

/** How many fields of a document somebody may name in `select` and `populate`. */
const maxNamed = 200

const checkNamed = (named: unknown, req: PayloadRequest): void => {
  let left = maxNamed
  const count = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null) return
    for (const inner of Object.values(value)) {
      if (--left < 0 || depth > 10) throw tooMuch(req)
      count(inner, depth + 1)
    }
  }
  count(named, 0)
}
