import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { invalid } from '../request/invalid.ts'
import { isRecord } from '../text/isRecord.ts'
import { isWebAddress } from '../text/sources/webAddress.ts'

/**
 * Refuses values of the wrong type, in drafts too, where Payload validates nothing and the database answers with a server
 * error.
 * @throws {ValidationError} with the path of every wrong value
 */
export const checkTypes: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return
  const { data, duplicateFromID } = args as { data?: unknown; duplicateFromID?: unknown }
  const mayBeEmpty = duplicateFromID !== undefined || Boolean(req.file)
  const wrong: Wrong[] =
    data === undefined && mayBeEmpty
      ? []
      : isRecord(data)
        ? [
            ...wrongPaths(data, collection.flattenedFields, ''),
            ...wrongStatus(data),
            ...wrongPassword(data),
          ]
        : [{ path: 'data' }]
  if (wrong.length === 0) {
    // When something was made is nobody's to write; a program beside the newsroom may bring it along.
    if (overrideAccess === true || !isRecord(data) || !('createdAt' in data)) return
    const { createdAt: _, ...rest } = data
    return { ...args, data: rest } as typeof args
  }
  throw invalid(
    req,
    collection.slug,
    ...wrong.map(({ path, message = wrongType }) => ({ path, message })),
  )
}

type Wrong = { path: string; message?: LocalizedText }

const wrongType = { ja: '値の形が正しくありません。', en: 'The value is of the wrong type.' }

const noAddress = {
  ja: 'http:// または https:// で始まるURLを入力してください。',
  en: 'Give an address that begins with http:// or https://.',
}

// Payload takes any value for a decision, and stores what no list knows.
const wrongStatus = (data: Record<string, unknown>): Wrong[] =>
  data._status === undefined || data._status === 'draft' || data._status === 'published'
    ? []
    : [{ path: '_status' }]

// Payload asks the length of whatever comes for a password.
const wrongPassword = ({ password }: Record<string, unknown>): Wrong[] =>
  password === undefined || password === null || typeof password === 'string'
    ? []
    : [{ path: 'password' }]

/** Text as Postgres stores it: any character but NUL. The longest text field takes five thousand. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' && !value.includes('\u0000') && value.length <= 100_000

const isDate = (value: unknown): boolean =>
  value instanceof Date
    ? !Number.isNaN(value.getTime())
    : typeof value === 'string' && value.length <= 40 && !Number.isNaN(Date.parse(value))

// An id, or the document a form was filled with.
const isRelation = (value: unknown): boolean =>
  isText(value) ||
  typeof value === 'number' ||
  (isRecord(value) && (isText(value.id) || typeof value.id === 'number'))

const several =
  (field: FlattenedField, holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    'hasMany' in field && field.hasMany
      ? Array.isArray(value) && value.length <= 1000 && value.every(holds)
      : holds(value)

/** What a field of each type may hold; a type that is not named here is left to Payload. */
const holds = (field: FlattenedField, value: unknown): boolean => {
  switch (field.type) {
    case 'text':
    case 'select':
      return several(field, isText)(value)
    case 'textarea':
    case 'email':
      return isText(value)
    case 'number':
      return several(field, (one) => typeof one === 'number' && Number.isFinite(one))(value)
    case 'checkbox':
      return typeof value === 'boolean'
    case 'date':
      return isDate(value)
    case 'relationship':
    case 'upload':
      return several(field, isRelation)(value)
    default:
      return true
  }
}

const wrongPaths = (
  data: Record<string, unknown>,
  fields: FlattenedField[],
  above: string,
): Wrong[] =>
  fields.flatMap((field): Wrong[] => {
    const value = data[field.name]
    const path = `${above}${field.name}`
    // Empty forms send '' for what was cleared.
    if (value === undefined || value === null || value === '' || field.name === 'id') return []
    if (field.type === 'group')
      return isRecord(value) ? wrongPaths(value, field.flattenedFields, `${path}.`) : [{ path }]
    if (field.type === 'array')
      return Array.isArray(value) && value.length <= 1000
        ? value.flatMap((row, at) =>
            isRecord(row)
              ? wrongPaths(row, field.flattenedFields, `${path}.${at}.`)
              : [{ path: `${path}.${at}` }],
          )
        : // A form without rows sends their number.
          value === 0
          ? []
          : [{ path }]
    if (!holds(field, value)) return [{ path }]
    // Drafts too: a link is clicked before anybody publishes it.
    return field.custom?.isWebAddress && !isWebAddress(String(value))
      ? [{ path, message: noAddress }]
      : []
  })
