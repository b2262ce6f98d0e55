import type { BaseFilter, Where } from 'payload'
import { articlesByTime } from '../../database/articleStates.ts'
import { begun, shelves } from '../../text/house/shelves.ts'

/** What the list of the admin leaves out, and the shelf it is asked for as `?shelf=`. */
export const shelfAsked: BaseFilter = async ({ req }) => {
  const shelf = shelves.find(({ name }) => name === req.query?.shelf)
  const asked =
    shelf && req.user
      ? shelf.where({ user: req.user.id, byTime: await articlesByTime(req) })
      : undefined
  return { and: [begun, ...(asked ? [asked] : [])] } as Where
}
