import type { Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { deskCounts } from '../../database/deskCounts.ts'

/** `GET /api/articles/desk`: what waits at the desk, in numbers (`DeskCounts`). For staff. */
export const desk = (hasReview: boolean): Endpoint => ({
  path: '/desk',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    return Response.json(await deskCounts(req, req.user!.id, hasReview))
  },
})
