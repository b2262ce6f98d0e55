import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { canBeId } from '../database/ids.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { refusal } from '../request/refusal.ts'
import { isRecord } from '../text/isRecord.ts'
import { fieldAt, normalPath, type FieldAt } from './fieldAt.ts'

// Payload hands a question to the database as it came: nonsense in it is a server error, and a large one takes the server.

/** How much one question may ask. */
export type QueryLimits = {
  /** Conditions in all, at any depth of `and` and `or`. */
  conditions: number
  /** Conditions that go through a relation: each is a join. */
  relations: number
  /** Fields to sort by. */
  sorts: number
  /** Values of one `in` or `not_in`. */
  values: number
  /** Words of one `like`: each is a scan of its own. */
  words: number
  /** UTF-16 units of one value. */
  valueLength: number
  /** Levels of `and` and `or` in each other. */
  depth: number
}

/** What a reader may ask, and what staff may: the admin's lists ask for some hundred ids at once. */
export const readerLimits: QueryLimits = {
  conditions: 20,
  relations: 6,
  sorts: 3,
  values: 100,
  words: 6,
  valueLength: 500,
  depth: 6,
}
export const staffLimits: QueryLimits = {
  conditions: 200,
  relations: 40,
  sorts: 10,
  values: 1000,
  words: 20,
  valueLength: 5000,
  depth: 12,
}

/** Nonsense alone is refused. */
export const noLimits = Object.fromEntries(
  Object.keys(staffLimits).map((name) => [name, Infinity]),
) as QueryLimits

/** The operators of each type of field that Postgres can answer; a type that is not named takes any of Payload's. */
const comparing = ['equals', 'not_equals', 'in', 'not_in', 'exists']
const ordering = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const searching = ['like', 'not_like', 'contains']
const operatorsOf: Record<string, string[]> = {
  checkbox: comparing,
  date: [...comparing, ...ordering],
  email: [...comparing, ...searching],
  id: comparing,
  number: [...comparing, ...ordering],
  radio: [...comparing, ...searching],
  relationship: [...comparing, 'contains'],
  // Postgres has no `like` for JSON; what is searched for is in columns of its own.
  richText: ['exists'],
  select: [...comparing, ...searching],
  text: [...comparing, ...ordering, ...searching],
  textarea: [...comparing, ...searching],
  upload: [...comparing, 'contains'],
}
const anyOperator = new Set([
  ...comparing,
  ...ordering,
  ...searching,
  // Not `all`: Payload answers it with 500 on Postgres.
  ...['within', 'intersects', 'near'],
])

/**
 * Whether whoever asks may go a path at all: readers may not go through every relation. What only Payload knows counts as a way
 * through itself.
 */
export type MayAsk = (path: string, through: string[], type: string | null) => boolean

/** What a path leads to and its type; null where only Payload can tell. @throws {APIError} 400 where there is nothing to ask by */
const asked = (
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  path: string,
  mayAsk: MayAsk,
): { found: FieldAt | null; type: string | null } => {
  const leads = fieldAt(req, collection, path)
  const found = leads === 'unknown' ? null : leads
  const type = found && (found.field === 'id' ? 'id' : found.field.type)
  if (leads === null || !mayAsk(path, found?.through ?? [path], type)) throw unaskable(path, req)
  return { found, type }
}

/**
 * A question about a collection, looked at before Payload does: an unknown field, an operator its type does not have and a value
 * that is none of it are the caller's mistake (Payload answers some with 500, and reads a wrong id as `null`), and nobody asks
 * more at once than the limits allow.
 * @throws {APIError} 400, with the path
 */
export const checkWhere = (
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  where: unknown,
  limits: QueryLimits,
  mayAsk: MayAsk,
): void => {
  let [conditions, relations] = [0, 0]
  const check = (part: unknown, depth: number): void => {
    if (part === undefined || part === null) return
    if (typeof part !== 'object' || Array.isArray(part) || depth > limits.depth)
      throw unaskable('where', req)
    for (const [given, value] of Object.entries(part)) {
      if (/^(and|or)$/i.test(given)) {
        if (!Array.isArray(value)) throw unaskable(given, req)
        for (const inner of value) check(inner, depth + 1)
      } else condition(normalPath(given), value)
    }
  }
  const condition = (path: string, value: unknown): void => {
    const { found, type } = asked(req, collection, path, mayAsk)
    if (!isRecord(value)) throw unaskable(path, req)
    relations += found?.through.length ?? 0
    // The document a relation to several collections leads to: any of their ids.
    const isAnyId =
      /(^|\.)value$/.test(path) &&
      isPolymorphic(fieldAt(req, collection, path.replace(/\.?value$/, '')))
    for (const [operator, wanted] of Object.entries(value)) {
      if (++conditions > limits.conditions || relations > limits.relations) throw tooMuch(req)
      if (!anyOperator.has(operator) || !(operatorsOf[type ?? ''] ?? [operator]).includes(operator))
        throw noOperator(path, operator, req)
      const isAbsence = operator === 'exists' || wanted === null || wanted === 'null'
      // A relation to several collections is asked by `relationTo` and `value`.
      if (isPolymorphic(found) && !isAbsence && typeof wanted !== 'object')
        throw noValue(path, String(wanted), req)
      const values = isAbsence ? [] : listOf(operator, wanted)
      if (values.length > limits.values) throw tooMuch(req)
      for (const one of values) {
        if (typeof one === 'object' && one !== null) {
          // Nested questions of Payload (`contains` a document), dates, points: staff alone, and Payload checks them.
          if (limits === readerLimits) throw unaskable(path, req)
          continue
        }
        const text = String(one)
        if (text.length > limits.valueLength || text.includes('\u0000')) throw tooMuch(req)
        if (/like$/.test(operator) && text.split(/\s+/).length > limits.words) throw tooMuch(req)
        if (isAnyId && !canBeId(req, '', one)) throw noValue(path, text, req)
        if (!isValueOf(req, type, found?.idOf ?? null, one)) throw noValue(path, text, req)
      }
    }
  }
  check(where, 0)
}

const isPolymorphic = (found: FieldAt | 'unknown' | null): boolean =>
  found !== null &&
  found !== 'unknown' &&
  found.field !== 'id' &&
  'relationTo' in found.field &&
  Array.isArray(found.field.relationTo)

const listOf = (operator: string, wanted: unknown): unknown[] =>
  Array.isArray(wanted)
    ? wanted
    : /^(in|not_in)$/.test(operator) && typeof wanted === 'string'
      ? wanted.split(',')
      : [wanted]

/** Whether a value can be one of a field's type, as Postgres would have it. */
const isValueOf = (
  req: PayloadRequest,
  type: string | null,
  idOf: string | null,
  value: unknown,
): boolean => {
  switch (type) {
    case 'number':
      return (
        typeof value !== 'boolean' && String(value).trim() !== '' && Number.isFinite(Number(value))
      )
    case 'date':
      return !Number.isNaN(Date.parse(String(value)))
    case 'checkbox':
      return typeof value === 'boolean' || /^(true|false)$/i.test(String(value))
    case 'id':
    case 'relationship':
    case 'upload':
      return idOf === null || value === '' || canBeId(req, idOf, value)
    default:
      return true
  }
}

/**
 * The fields a list is sorted by, looked at like `checkWhere` does.
 * @throws {APIError} 400
 */
export const checkSort = (
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  sort: unknown,
  limits: QueryLimits,
  mayAsk: MayAsk,
): void => {
  const parts = [sort ?? []].flat().flatMap((one) => String(one).split(','))
  if (parts.length > limits.sorts) throw tooMuch(req)
  for (const given of parts) {
    asked(req, collection, normalPath(given.trim().replace(/^-/, '')), mayAsk)
  }
}

const bad = (req: PayloadRequest, message: LocalizedText) => refusal(req, 400, message)

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** What is answered to a question by a path that is not there, or not theirs to ask by. */
export const unaskable = (path: string, req: PayloadRequest) =>
  bad(req, {
    ja: `「${shown(path)}」では絞り込みや並べ替えができません。`,
    en: `This cannot be filtered or sorted by “${shown(path)}”.`,
  })

const noOperator = (path: string, operator: string, req: PayloadRequest) =>
  bad(req, {
    ja: `「${shown(path)}」に演算子「${shown(operator)}」は使えません。`,
    en: `“${shown(path)}” has no operator “${shown(operator)}”.`,
  })

const noValue = (path: string, value: string, req: PayloadRequest) =>
  bad(req, {
    ja: `「${shown(path)}」の値「${shown(value)}」の形が正しくありません。`,
    en: `“${shown(value)}” is no value of “${shown(path)}”.`,
  })

/** What is answered to a question that asks too much at once. */
export const tooMuch = (req: PayloadRequest) =>
  bad(req, {
    ja: '一度に指定できる条件・並べ替え・値の数または長さを超えています。減らしてください。',
    en: 'The request has more conditions, sorts or values than one may have, or longer ones. Ask for less.',
  })
