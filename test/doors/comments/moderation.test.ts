import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Reply } from '../../setup/newsroom.ts'
import {
  approved,
  article,
  moderate,
  newsroom,
  openDiscussion,
  post,
  somewhere,
  tree,
  wrongCounts,
} from '../../setup/discussion.ts'

beforeAll(openDiscussion)

describe('reports', () => {
  it('of three readers hold a comment until an editor has read it', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const report = (headers = somewhere()): Promise<Reply> =>
      newsroom.anonymous(
        'POST',
        `/comments/${comment.id}/reports`,
        { reason: 'abuse', note: '中傷です' },
        headers,
      )
    const home = somewhere()
    for (let n = 0; n < 5; n++) expect((await report(home)).status).toBe(201)
    expect((await tree(id)).comments).toHaveLength(1)
    await report()
    await report()
    expect((await tree(id)).comments).toEqual([])
    const { body } = await newsroom.editor('GET', '/comments/queue?shelf=reported')
    const own = body.comments.find((one: any) => one.id === comment.id)
    expect(own.reports).toHaveLength(3)
    expect(own.holds).toContainEqual({ reason: 'reported', detail: '3' })
    await moderate([comment.id], 'approve')
    await report()
    expect((await tree(id)).comments).toHaveLength(1)
    const bad = await newsroom.anonymous(
      'POST',
      `/comments/${comment.id}/reports`,
      { reason: 'ugly' },
      somewhere(),
    )
    expect(bad.body.errors[0].code).toBe('badReport')
  })
})

describe('editors', () => {
  it('decide about many, are logged, and take it back', async () => {
    const id = await article()
    const ids: string[] = []
    for (let n = 0; n < 3; n++) ids.push((await post({ article: id })).body.comment.id)
    const { body } = await moderate([...ids, randomUUID()], 'approve')
    expect(body).toMatchObject({ changed: 3, gone: [expect.any(String)] })
    expect((await tree(id)).count).toBe(3)
    const { body: log } = await newsroom.editor('GET', '/comments/log')
    expect(log.entries[0]).toMatchObject({
      action: 'approve',
      from: 'pending',
      to: 'approved',
      by: 'editor',
    })
    await moderate([ids[0]!], 'spam')
    const undone = await newsroom.editor('POST', '/comments/moderate/undo', { batch: body.batch })
    expect(undone.body.changed).toBe(2)
    expect((await tree(id)).count).toBe(0)
    for (const person of [newsroom.anonymous, newsroom.writer]) {
      expect((await person('POST', '/comments/moderate', { ids, action: 'approve' })).status).toBe(
        403,
      )
      expect((await person('POST', '/comments/moderate/undo', { batch: body.batch })).status).toBe(
        403,
      )
      expect((await person('POST', `/comments/${ids[0]}/lock`, {})).status).toBe(403)
    }
    for (const data of [
      {},
      { ids: [] },
      { ids, action: 'approve', seen: 'x' },
      { ids, action: 'burn' },
    ])
      expect((await newsroom.editor('POST', '/comments/moderate', data)).status).toBe(400)
  })

  it('block a sender; what comes from there is spam until it is taken back', async () => {
    const id = await article()
    const home = somewhere()
    const { body } = await post({ article: id }, home)
    const blocked = await moderate([body.comment.id], 'block')
    const statusOf = async (reply: Reply): Promise<string> =>
      (
        (await newsroom.payload.findByID({
          collection: 'comments',
          id: reply.body.comment.id,
        })) as any
      ).status
    expect(await statusOf(await post({ article: id }, home))).toBe('spam')
    expect(await statusOf(await post({ article: id }))).toBe('pending')
    await newsroom.editor('POST', '/comments/moderate/undo', { batch: blocked.body.batch })
    expect(await statusOf(await post({ article: id }, home))).toBe('pending')
  })

  it('write a block list whose entries prove themselves', async () => {
    const add = (data: object): Promise<Reply> => newsroom.editor('POST', '/comment-blocks', data)
    const bad = await add({ kind: 'word', value: '副業', examples: ['複業のすすめ'] })
    expect(bad.status).toBe(400)
    expect(bad.body.errors[0].data.errors[0]).toMatchObject({
      path: 'value',
      message: '例文「複業のすすめ」では見つかりません。',
    })
    const caught = await add({ kind: 'word', value: 'バカ', innocent: ['バカとは言わない'] })
    expect(caught.body.errors[0].data.errors[0].message).toContain('「バカとは言わない」')
    expect((await add({ kind: 'link', value: 'リンク' })).body.errors[0].data.errors[0].path).toBe(
      'value',
    )
    expect(
      (
        await add({
          kind: 'word',
          value: '裏金投資',
          action: 'refuse',
          examples: ['裏 金 投 資'],
          innocent: ['金投資の話'],
        })
      ).status,
    ).toBe(201)
    const id = await article()
    const { body } = await post({ article: id, body: '裏・金・投・資をはじめませんか' })
    expect(body.errors[0].code).toBe('blocked')
    for (const person of [newsroom.anonymous, newsroom.writer])
      expect((await person('GET', '/comment-blocks')).status).toBe(403)
  })

  it('change a status on Payload’s own doors, counted and logged alike', async () => {
    const id = await article()
    const { comment } = (await post({ article: id })).body
    const patched = await newsroom.editor('PATCH', `/comments/${comment.id}`, {
      status: 'approved',
    })
    expect(patched.status).toBe(200)
    expect((await tree(id)).count).toBe(1)
    const made = await newsroom.editor('POST', '/comments', {
      article: id,
      parent: comment.id,
      authorName: '編集部',
      body: 'ご意見ありがとうございます。',
      status: 'approved',
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await tree(id)).count).toBe(2)
    await newsroom.editor('PATCH', `/comments?where[article][equals]=${id}`, { status: 'rejected' })
    expect((await tree(id)).count).toBe(0)
    expect(await wrongCounts(newsroom.payload)).toEqual([])
    const moved = await newsroom.editor('PATCH', `/comments/${comment.id}`, {
      parent: made.body.doc.id,
    })
    expect(moved.body.doc.parent).toBe(null)
  })

  it('delete an article with all that was said about it', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    await approved({ article: id, parent: comment.id })
    await newsroom.anonymous('POST', `/comments/${comment.id}/votes`, { value: 1 }, somewhere())
    expect((await newsroom.editor('DELETE', `/articles/${id}`)).status).toBe(200)
    const { totalDocs } = await newsroom.payload.count({
      collection: 'comments',
      where: { article: { equals: id } },
    })
    expect(totalDocs).toBe(0)
    const { totalDocs: orphans } = await newsroom.payload.count({
      collection: 'comments',
      where: { article: { exists: false } },
    })
    expect(orphans).toBe(0)
  })
})
