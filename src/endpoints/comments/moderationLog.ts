import { type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { latestModerations } from '../../database/latestModerations.ts'

/** `GET /api/comments/log`: who did what, the latest hundred. For editors. */
export const moderationLog: Endpoint = {
  path: '/log',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    return Response.json({ entries: await latestModerations(req) })
  },
}
