import type { CollectionBeforeOperationHook } from 'payload'
import { openingBody } from '../../text/proof/insertLexical.ts'
import type { House } from '../../text/proof/rule.ts'

/** Opens a new draft without a body with the headings its format asks for. A copy has its body, though not yet in `data`. */
export const openDigest =
  (house: House): CollectionBeforeOperationHook =>
  ({ args, operation }) => {
    if (operation !== 'create') return
    const { data, draft, duplicateFromID } = args as {
      data?: Record<string, unknown>
      draft?: boolean
      duplicateFromID?: unknown
    }
    if (duplicateFromID !== undefined && duplicateFromID !== null) return
    if (!draft || data?.body !== undefined || data?._status === 'published') return
    const kinds = house.formats[String(data?.format ?? 'digest')]?.sections ?? []
    if (kinds.length === 0) return
    const headings = kinds.map((kind) => house.sections[kind]!.label.ja)
    return { ...args, data: { ...data, body: openingBody(headings) } } as typeof args
  }
