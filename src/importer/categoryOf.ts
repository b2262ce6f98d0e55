import type { Collection, Payload, PayloadRequest, Where } from 'payload'
import { advisoryLock } from '../database/advisoryLock.ts'
import { isCategoryName } from '../text/parsers/categoryName.ts'
import { slugOf } from '../slugs.ts'
import { create, findOne, type Found, type Id } from './records.ts'

/**
 * The category of a manuscript: the one it names, where the archive has it or where it has the form of a name and is made; else the
 * one the import gives all.
 */
export const categoryOf = async (
  payload: Payload,
  req: PayloadRequest,
  given: string | null,
  read: string | null,
): Promise<{ id: Id | null; made: string | null }> => {
  // An app's own categories may call their name otherwise, and be older than ours.
  const title = titleFieldOf(payload)
  for (const name of [read, given]) {
    if (name === null) continue
    const known = await findOne(
      payload,
      'categories',
      { or: [...new Set(['name', title])].map((field) => ({ [field]: { equals: name } })) },
      req,
    )
    if (known) return { id: known.id, made: null }
    if (name === given || isCategoryName(name))
      return { id: await create(payload, req, 'categories', { name, [title]: name }), made: name }
  }
  return { id: null, made: null }
}

const titleFieldOf = (payload: Payload): string => {
  const { config } = payload.collections[slugOf({ payload }, 'categories')] as Collection
  return config.admin.useAsTitle ?? 'name'
}

/**
 * The category at the end of a path from the root, with those above it; what is not there is made. Names are unique here: one
 * that stands under another parent already is made with its parent's name behind it. `keep` notes it in `seen`.
 */
export const categoryAt = async (
  payload: Payload,
  req: PayloadRequest,
  path: string[],
  seen = new Map<string, Id>(),
): Promise<{ id: Id | null; made: string[]; keep: () => void }> => {
  const name = JSON.stringify(path)
  const known = seen.get(name)
  const found =
    known === undefined ? await findPath(payload, req, path) : { id: known, made: [] as string[] }
  const keep = (): void => {
    if (found.id !== null) seen.set(name, found.id)
  }
  return { ...found, keep }
}

const findPath = async (
  payload: Payload,
  req: PayloadRequest,
  path: string[],
): Promise<{ id: Id | null; made: string[] }> => {
  const title = titleFieldOf(payload)
  const made: string[] = []
  let parent: Id | null = null
  let above = ''
  for (const given of path) {
    const name = given.slice(0, maxName)
    const under: Where =
      parent === null ? { parent: { exists: false } } : { parent: { equals: parent } }
    const there = (wanted: string): Promise<Found | null> =>
      findOne(payload, 'categories', { and: [{ [title]: { equals: wanted } }, under] }, req)
    const elsewhere = `${name}（${above || '最上位'}）`.slice(0, maxName)
    const find = async (): Promise<Found | null> => (await there(name)) ?? (await there(elsewhere))
    let known: Found | null = await find()
    if (!known) {
      // Several posts come in at once: whoever makes a category is waited for by those who would make it too.
      await advisoryLock('categories', req)
      known = await find()
    }
    if (known) parent = known.id
    else {
      const isTaken = await findOne(payload, 'categories', { [title]: { equals: name } }, req)
      // A tree says more than a name alone: what stands at the top by itself may be what is meant.
      if (isTaken && path.length === 1) parent = isTaken.id
      else {
        const own = isTaken ? elsewhere : name
        parent = await create(payload, req, 'categories', { name: own, [title]: own, parent })
        made.push(own)
      }
    }
    above = name
  }
  return { id: parent, made }
}

/** The longest name of a category, in UTF-16 units. */
const maxName = 100
