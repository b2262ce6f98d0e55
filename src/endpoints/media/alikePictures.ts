import { NotFound, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { picturesAlike } from '../../database/picturesAlike.ts'
import { slugOf } from '../../slugs.ts'

/** `GET /api/media/:id/alike`: the other stored pictures that are the same file or look like this one. For staff. */
export const alikePictures: Endpoint = {
  path: '/:id/alike',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    const id = String(req.routeParams?.id)
    const picture = await req.payload.db.findOne<{
      id: string
      digest?: string | null
      likeness?: string | null
    }>({
      collection: slugOf(req, 'media'),
      where: { id: { equals: id } },
      select: { digest: true, likeness: true },
      req,
    })
    if (!picture) throw new NotFound(req.t)
    const { digest = null, likeness = null } = picture
    return Response.json({
      alike: await picturesAlike(req, { digest, likeness, not: String(picture.id) }),
    })
  },
}
