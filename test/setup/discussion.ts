import { randomUUID } from 'node:crypto'
import { createLocalReq, type Payload } from 'payload'
import { expect } from 'vitest'
import { inTransaction } from '../../src/database/inTransaction.ts'
import { recount, type Miscount } from '../../src/database/recount.ts'
import { digest } from './digest.ts'
import { openNewsroom, type Newsroom, type Reply } from './newsroom.ts'

/** The newsroom whose readers talk; opened by `openDiscussion`. */
export let newsroom: Newsroom
/** A reader at an address of their own. */
export const at = (address: string): Record<string, string> => ({ 'X-Forwarded-For': address })
let addresses = 0
export const somewhere = (): Record<string, string> =>
  at(
    `203.${Math.floor(++addresses / 65025)}.${Math.floor(addresses / 255) % 255}.${addresses % 255}`,
  )
export const article = async (data: Record<string, unknown> = {}): Promise<string> => {
  const { status, body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, { commentPolicy: 'open', _status: 'published' })),
    ...data,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc.id
}
export const post = (data: Record<string, unknown>, headers = somewhere()): Promise<Reply> =>
  newsroom.anonymous(
    'POST',
    '/comments',
    { authorName: '波止場の猫', body: `本文 ${randomUUID()}`, ...data },
    headers,
  )
export const moderate = (ids: string[], action: string): Promise<Reply> =>
  newsroom.editor('POST', '/comments/moderate', { ids, action })
/** An approved comment, as an editor has let it in. */
export const approved = async (
  data: Record<string, unknown>,
  headers = somewhere(),
): Promise<any> => {
  const { status, body } = await post(data, headers)
  expect(status, JSON.stringify(body)).toBe(201)
  if (body.held) await moderate([body.comment.id], 'approve')
  return body
}
export const tree = async (id: string, query = ''): Promise<any> => {
  const { status, body } = await newsroom.anonymous('GET', `/articles/${id}/comments${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
export const wrongCounts = async (payload: Payload): Promise<Miscount[]> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, () => recount(req, false))
}
export const bodies = (comments: any[]): any[] =>
  comments.map(({ body, comments: below }) => (below.length ? [body, bodies(below)] : body))
/** Opens a newsroom in which a test may post as often as it wants. */
export const openDiscussion = async (): Promise<void> => {
  newsroom = await openNewsroom({
    comments: {
      minimumSeconds: 0,
      limits: {
        post: {
          article: { points: 100_000, seconds: 60 },
          overall: { points: 100_000, seconds: 60 },
        },
        vote: {
          article: { points: 100_000, seconds: 60 },
          overall: { points: 100_000, seconds: 60 },
        },
      },
      blocks: [{ kind: 'word', value: 'すぱむ', action: 'spam', examples: ['す゛ぱむ', 'ｽﾊﾟﾑ'] }],
    },
  })
}

/** How many versions an article has. */
export const versionsOf = async (id: string): Promise<number> =>
  (
    await newsroom.payload.countVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
    })
  ).totalDocs
