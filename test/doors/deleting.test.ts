import { beforeAll, describe, expect, it } from 'vitest'
import { whileDeleting } from '../setup/deleting.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

describe('what is deleted while it is deleted or saved elsewhere', () => {
  const made: Record<string, () => Promise<Record<string, unknown>>> = {
    articles: async () => digest(newsroom),
    sources: async () => ({ title: '港の統計', url: 'https://port.example/statistics' }),
    categories: async () => ({ name: '港と経済' }),
  }
  it.each(Object.keys(made))('is gone for the other: %s', async (collection) => {
    const { body } = await newsroom.editor('POST', `/${collection}`, await made[collection]!())
    const { id } = body.doc
    const replies = await whileDeleting(newsroom, collection, id, () => [
      newsroom.editor('DELETE', `/${collection}/${id}`),
      newsroom.editor('PATCH', `/${collection}/${id}`, { kicker: '続報', order: 3, date: null }),
    ])
    expect(replies.map(({ status }) => status)).toEqual([404, 404])
  })
})
