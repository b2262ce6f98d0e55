import type { BaseFilter, Where } from 'payload'
import { bookedArticles } from '../../database/articleStates.ts'
import { begun, shelves } from '../../text/house/shelves.ts'

/** What the list of the admin leaves out, and the shelf it is asked for as `?shelf=`. */
export const shelfAsked: BaseFilter = async ({ req }) => {
  const shelf = shelves.find(({ name }) => name === req.query?.shelf)
  const booked = shelf ? await bookedArticles(req) : []
  const asked = req.user ? shelf?.where({ user: req.user.id, now: new Date(), booked }) : undefined
  return { and: [begun, ...(asked ? [asked] : [])] } as Where
}
