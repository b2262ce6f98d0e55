import type { Endpoint } from 'payload'
import { passOn } from '../../request/passOn.ts'
import { wouldUnpublish } from '../../payload/guardRestore.ts'
import { slugOf } from '../../slugs.ts'

const route = { path: '/versions/:id', method: 'post' } as const

/**
 * `POST /api/articles/versions/:id`: restores a version, as Payload does. The version of a draft is restored as one where the
 * article is live: readers keep what is published.
 */
export const restoreVersion: Endpoint = {
  ...route,
  handler: async (req) => {
    if (req.query.draft !== 'true' && (await wouldUnpublish(req, String(req.routeParams?.id))))
      req.query = { ...req.query, draft: 'true' }
    return passOn(req, slugOf(req, 'articles'), route)
  },
}
