import type { PayloadRequest } from 'payload'
import { userName } from './userName.ts'
import { slugOf } from '../slugs.ts'

/** Writes into the log what the editor of a request does, under their name, else the address they sign in with. */
export const noteModeration = async (
  req: PayloadRequest,
  entry: Record<string, unknown>,
): Promise<void> => {
  const by = String(req.user?.id)
  await req.payload.db.create({
    collection: slugOf(req, 'comment-log') as never,
    data: { ...entry, by, byName: userName(req.user) ?? by },
    returning: false,
    req,
  })
}
