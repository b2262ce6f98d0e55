import { Forbidden, type CollectionBeforeChangeHook } from 'payload'
import { isStaff } from '../../access/roles.ts'

/** Lets editors alone put an article into the trash or take it out. */
export const guardTrash: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const moved = (data.deletedAt ?? null) !== (originalDoc?.deletedAt ?? null)
  if (moved && req.user && !isStaff(req, 'admin', 'editor')) throw new Forbidden(req.t)
  return data
}
