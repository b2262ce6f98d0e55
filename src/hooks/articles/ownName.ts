import type { DefaultValue } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { slugOf } from '../../slugs.ts'

/** The by-line of whoever begins an article: the author their account belongs to, if any. */
export const ownName: DefaultValue = async ({ req, user }) => {
  if (!req?.payload || !user || !isStaff(req, 'admin', 'editor', 'writer')) return []
  const own = await req.payload.db.findOne<{ id: string | number }>({
    collection: slugOf(req, 'authors'),
    where: { user: { equals: user.id } },
    req,
  })
  return own ? [own.id] : []
}
