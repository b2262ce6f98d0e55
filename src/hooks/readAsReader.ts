import {
  APIError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type PayloadRequest,
} from 'payload'
import { refusal } from './refusal.ts'

/** The most documents a reader gets in one page, and the deepest relations are followed for one. */
export type ReadingLimits = { limit: number; depth: number }

type ReadArgs = {
  currentDepth?: number
  depth?: number
  draft?: boolean
  joins?: false | Record<string, false | { limit?: number; where?: unknown; sort?: unknown }>
  limit?: number
  page?: number
  pagination?: boolean
  sort?: string | string[]
  trash?: boolean
  where?: unknown
}

/**
 * Keeps what a reader who is not signed in may ask for within bounds: page size, depth, no drafts, no trash, and questions
 * about what is public only. Payload itself answers `?limit=0` with the whole table, and lets `sort` and nested `contains`
 * ask about documents the reader may not see.
 */
export const readAsReader =
  (limits: ReadingLimits): CollectionBeforeOperationHook =>
  ({ args, collection, operation, overrideAccess, req }) => {
    if (operation !== 'read' && operation !== 'readDistinct' && operation !== 'count') return
    // The Local API says `true`; REST and GraphQL say nothing at all.
    if (overrideAccess === true || req.user) return
    const given = args as ReadArgs
    // Population reads its batches through the same operation; they are as long as the page that asked.
    if (given.currentDepth !== undefined) return { ...args, draft: false, trash: false }
    const fields = collection.flattenedFields
    checkWhere(given.where, fields, req)
    checkSort(given.sort, fields, req)
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
const openRelations = new Set(['category', 'citations.source'])

const operators = new Set(
  'equals not_equals in not_in exists greater_than greater_than_equal less_than less_than_equal like not_like contains'.split(
    ' ',
  ),
)

const checkWhere = (where: unknown, fields: FlattenedField[], req: PayloadRequest): void => {
  if (where === undefined || where === null) return
  if (typeof where !== 'object' || Array.isArray(where)) throw unaskable('where', req)
  for (const [path, value] of Object.entries(where)) {
    if (path.toLowerCase() === 'and' || path.toLowerCase() === 'or') {
      if (!Array.isArray(value)) throw unaskable(path, req)
      for (const part of value) checkWhere(part, fields, req)
    } else {
      checkPath(path, fields, req)
      if (typeof value !== 'object' || value === null) throw unaskable(path, req)
      for (const [operator, wanted] of Object.entries(value)) {
        const parts = Array.isArray(wanted) ? wanted : [wanted]
        if (
          !operators.has(operator) ||
          parts.some((part) => typeof part === 'object' && part !== null)
        )
          throw unaskable(path, req)
      }
    }
  }
}

const checkSort = (
  sort: string | string[] | undefined,
  fields: FlattenedField[],
  req: PayloadRequest,
): void => {
  for (const path of [sort ?? []].flat().flatMap((one) => String(one).split(',')))
    if (relationIn(path.trim().replace(/^-/, ''), fields) !== null) throw unaskable(path, req)
}

/** A path may name a field, or one field of what an open relation leads to. */
const checkPath = (path: string, fields: FlattenedField[], req: PayloadRequest): void => {
  const relation = relationIn(path, fields)
  if (relation === null || relation === path) return
  const rest = path.slice(relation.length + 1)
  if (!openRelations.has(relation) || rest.includes('.') || rest === 'citedBy')
    throw unaskable(path, req)
}

/** The beginning of a path that is a relation or a join; a join is refused by being no open relation. */
const relationIn = (path: string, fields: FlattenedField[]): string | null => {
  const [name = '', ...rest] = path.split('.')
  const field = fields.find((own) => own.name === name)
  if (!field) return null
  if (field.type === 'join') return `${name}!`
  if (field.type === 'relationship' || field.type === 'upload') return name
  if (rest.length === 0 || !('flattenedFields' in field)) return null
  const inner = relationIn(rest.join('.'), field.flattenedFields)
  return inner === null ? null : `${name}.${inner}`
}

const unaskable = (path: string, req: PayloadRequest): APIError =>
  refusal(req, 400, {
    ja: `「${path}」では絞り込みや並べ替えができません。`,
    en: `This cannot be filtered or sorted by “${path}”.`,
  })
