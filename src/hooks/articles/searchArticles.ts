import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { rawId } from '../../database/ids.ts'
import { articlesSaying } from '../../database/published/drafts.ts'
import { readDrafts } from '../../published/draftTexts.ts'
import { isRecord } from '../../text/isRecord.ts'
import { readQuery } from '../../text/search/readQuery.ts'

/** The field staff search articles by: `where[searchText][like]=港 -値上げ`. */
export const searchTextField = 'searchText'

/** How many articles one search of the desk finds at most, those saved last: their ids are handed to the database one by one. */
const most = 5000

/**
 * The search of the admin's list looks where readers' search looks, and into drafts: what was typed is looked up before the question is
 * asked, whatever is done with what it finds.
 */
export const searchArticles: CollectionBeforeOperationHook = async ({
  args,
  overrideAccess,
  req,
}) => {
  const { where } = args as { where?: Where }
  if (!where || !typedIn(where)) return args
  // Whoever else asks by this field is refused by the field.
  if (overrideAccess !== true && !isStaff(req, 'admin', 'editor', 'writer')) return args
  await readDrafts(req)
  return { ...args, where: await answered(req, where) } as typeof args
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

const answered = async (req: PayloadRequest, where: Where): Promise<Where> => {
  const conditions: Where[] = []
  for (const [name, value] of Object.entries(where)) {
    const typed = name === searchTextField ? typedOf(value) : null
    if (isJunction(name))
      conditions.push({
        [name]: await Promise.all((value as Where[]).map((inner) => answered(req, inner))),
      })
    else conditions.push(typed === null ? { [name]: value } : await found(req, typed))
  }
  return conditions.length === 1 ? conditions[0]! : { and: conditions }
}

/** The articles that were found, as a condition; nothing typed finds all of them. */
const found = async (req: PayloadRequest, typed: string): Promise<Where> => {
  const query = readQuery(typed)
  if (query.words.length === 0 && query.without.length === 0) return { id: { exists: true } }
  const ids = await articlesSaying(req, query, most)
  return { id: { in: ids.map((id) => rawId(req, id)) } }
}
