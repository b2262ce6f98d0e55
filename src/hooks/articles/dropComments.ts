import type { CollectionBeforeDeleteHook } from 'payload'
import { dropDiscussion } from '../../database/dropDiscussion.ts'

/** Takes an article's comments away with it. */
export const dropComments: CollectionBeforeDeleteHook = ({ id, req }) =>
  dropDiscussion(req, String(id))
