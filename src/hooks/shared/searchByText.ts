import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { rawId } from '../../database/ids.ts'
import { isRecord } from '../../text/isRecord.ts'
import { readQuery, type SearchQuery } from '../../text/search/readQuery.ts'

/** The field staff search a list by: `where[searchText][like]=港 -値上げ`. */
export const searchTextField = 'searchText'

/** How many documents one search of a list finds at most, those saved last: their ids are handed to the database one by one. */
const most = 5000

/** Looks up what was typed: the ids of the documents that say it, those saved last first. */
export type Find = (req: PayloadRequest, query: SearchQuery, limit: number) => Promise<string[]>

/** Answers a search of a list before the question is asked: what was typed becomes the documents that were found, whatever is done with them. */
export const searchByText =
  (find: Find): CollectionBeforeOperationHook =>
  async ({ args, overrideAccess, req }) => {
    const { where } = args as { where?: Where }
    if (!where || !typedIn(where)) return args
    // Whoever else asks by this field is refused by the field.
    if (overrideAccess !== true && !isStaff(req, 'admin', 'editor', 'writer')) return args
    return {
      ...args,
      where: await answered(where, (typed) => found(req, find, typed)),
    } as typeof args
  }

/** What was typed, where a condition is a search. */
const typedOf = (condition: unknown): string | null => {
  if (!isRecord(condition)) return null
  const typed = condition.like ?? condition.contains
  return typeof typed === 'string' ? typed : null
}

/** Payload takes them in any case; GraphQL writes `AND` and `OR`. */
const isJunction = (name: string): boolean => /^(?:and|or)$/i.test(name)

const typedIn = (where: unknown): boolean =>
  Array.isArray(where)
    ? where.some(typedIn)
    : isRecord(where) &&
      Object.entries(where).some(([name, value]) =>
        isJunction(name) ? typedIn(value) : name === searchTextField && typedOf(value) !== null,
      )

const answered = async (where: Where, look: (typed: string) => Promise<Where>): Promise<Where> => {
  const conditions: Where[] = []
  for (const [name, value] of Object.entries(where)) {
    const typed = name === searchTextField ? typedOf(value) : null
    if (isJunction(name))
      conditions.push({
        [name]: await Promise.all((value as Where[]).map((inner) => answered(inner, look))),
      })
    else conditions.push(typed === null ? { [name]: value } : await look(typed))
  }
  return conditions.length === 1 ? conditions[0]! : { and: conditions }
}

/** The documents that were found, as a condition; nothing typed finds all of them. */
const found = async (req: PayloadRequest, find: Find, typed: string): Promise<Where> => {
  const query = readQuery(typed)
  if (query.words.length === 0 && query.without.length === 0) return { id: { exists: true } }
  const ids = await find(req, query, most)
  return { id: { in: ids.map((id) => rawId(req, id)) } }
}
