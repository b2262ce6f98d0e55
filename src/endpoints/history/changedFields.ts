import type { FlattenedField, PayloadRequest } from 'payload'
import { canBeId, rawId } from '../../database/ids.ts'
import { collectionOf } from '../../request/collectionOf.ts'
import { slugOf } from '../../slugs.ts'
import { changedPlaces, changedText, wholeLines } from '../../text/article/changedText.ts'
import type { ChangedField } from '../../text/article/changedField.ts'
import { isRecord } from '../../text/isRecord.ts'
import type { House } from '../../text/proof/rule.ts'
import { documentOf, isTold, labelOf, linesOf, saysSame, type Names } from './fieldText.ts'

type Doc = Record<string, unknown>

/** What says where a version stands, and what Payload keeps for itself. */
const apart = new Set(['_status', 'createdAt', 'updatedAt', 'deletedAt', 'origin', 'startedBy'])

const toldFields = (req: PayloadRequest): FlattenedField[] => {
  const { flattenedFields } = req.payload.collections[slugOf(req, 'articles')]!.config
  return flattenedFields.filter((field) => isTold(field) && !apart.has(field.name))
}

/** What is another in each of some states of an article than in the one behind it, the newest first. */
export const changedFields = async (
  req: PayloadRequest,
  states: Doc[],
  house: House,
): Promise<ChangedField[][]> => {
  const fields = toldFields(req)
  const pairs = states.slice(1).map((before, at) => {
    const after = states[at]!
    return fields
      .filter(({ name }) => !saysSame(before[name], after[name]))
      .map((field) => ({ field, before: before[field.name], after: after[field.name] }))
  })
  const leads = pairs
    .flat()
    .flatMap(({ field, before, after }) => [
      ...documentsIn(field, before),
      ...documentsIn(field, after),
    ])
  const names: Names = { house, titles: await titlesOf(req, leads) }
  return pairs.map((changes) =>
    changes.map(({ field, before, after }) => {
      const [was, is] = [linesOf(field, before, names), linesOf(field, after, names)]
      // A day that is told apart figure by figure cannot be read.
      const lines = field.type === 'date' ? wholeLines(was, is) : changedText(was, is)
      const number = changedPlaces(lines)
      const count =
        field.type === 'richText'
          ? ({ number, of: 'places' } as const)
          : field.type === 'array'
            ? ({
                number: lines.filter((line) => line.some((piece) => piece.in !== 'both')).length,
                of: 'items',
              } as const)
            : null
      return { name: field.name, label: labelOf(field), count, lines }
    }),
  )
}

type Lead = { collection: string; id: string }

/** The documents a value leads to, also out of its rows. */
const documentsIn = (field: FlattenedField, value: unknown): Lead[] => {
  if (value === null || value === undefined) return []
  switch (field.type) {
    case 'relationship':
    case 'upload':
      return [value].flat().flatMap((one) => documentOf(field.relationTo, one) ?? [])
    case 'array':
    case 'group':
    case 'tab':
      return [value]
        .flat()
        .filter(isRecord)
        .flatMap((row) =>
          field.flattenedFields.flatMap((inner) => documentsIn(inner, row[inner.name])),
        )
    default:
      return []
  }
}

/** What documents are called, of those whoever asks may read. */
const titlesOf = async (req: PayloadRequest, leads: Lead[]): Promise<Map<string, string>> => {
  const byCollection = Map.groupBy(leads, ({ collection }) => collection)
  const titles = new Map<string, string>()
  for (const [collection, some] of byCollection) {
    const ids = [...new Set(some.map(({ id }) => id))].filter((id) => canBeId(req, collection, id))
    const title = collectionOf(req, collection)?.admin.useAsTitle ?? 'id'
    const { docs } = await req.payload.find({
      collection: collection as 'articles',
      where: { id: { in: ids.map((id) => rawId(req, id, collection)) } },
      select: title === 'id' ? {} : ({ [title]: true } as never),
      depth: 0,
      pagination: false,
      draft: true,
      // What may not be read is called by its id.
      disableErrors: true,
      overrideAccess: false,
      req,
    })
    for (const doc of docs as unknown as Doc[])
      titles.set(`${collection}:${String(doc.id)}`, String(doc[title] ?? doc.id))
  }
  return titles
}
