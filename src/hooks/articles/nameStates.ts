import type { CollectionAfterOperationHook } from 'payload'
import { articleStates } from '../../database/articleStates.ts'
import { isStaff } from '../../access/roles.ts'

type Found = { docs?: { id?: string | number; state?: unknown }[] }

/** Says of the articles staff look at in a list what readers see of each, in one question for all of them. */
export const nameStates =
  (hasReview: boolean): CollectionAfterOperationHook =>
  async ({ args, operation, req, result }) => {
    const { select, currentDepth } = args as {
      select?: Record<string, unknown>
      currentDepth?: number
    }
    const isAsked =
      operation === 'find' && currentDepth === undefined && (!select || 'state' in select)
    if (!isAsked || !isStaff(req, 'admin', 'editor', 'writer')) return result
    const { docs = [] } = result as Found
    const ids = docs.flatMap(({ id }) => (id === undefined ? [] : [String(id)]))
    const states = await articleStates(req, ids, hasReview)
    return {
      ...result,
      docs: docs.map((doc) => ({ ...doc, state: states.get(String(doc.id)) ?? null })),
    }
  }
