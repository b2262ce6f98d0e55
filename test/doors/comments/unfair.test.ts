import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../setup/digest.ts'
import { openNewsroom, type Reply } from '../../setup/newsroom.ts'
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

describe('people who do not play fair', () => {
  it('vote and report once, however they write the id', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const home = somewhere()
    for (const spelling of [
      comment.id,
      comment.id.toUpperCase(),
      comment.id.slice(0, 24) + comment.id.slice(24).toUpperCase(),
    ]) {
      await newsroom.anonymous('POST', `/comments/${spelling}/votes`, { value: 1 }, home)
      await newsroom.anonymous('POST', `/comments/${spelling}/reports`, { reason: 'spam' }, home)
    }
    const [shown] = (await tree(id)).comments
    expect(shown.votes.up).toBe(1)
  })

  it('get one comment out of five sent at once', async () => {
    const id = await article()
    const home = somewhere()
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => post({ article: id, body: '二度押しです。' }, home)),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409])
  })

  it('do not learn an e-mail address, nor speak in a known name, by knowing it', async () => {
    const id = await article()
    const form = async (): Promise<string> =>
      (await newsroom.anonymous('GET', `/comments/form?article=${id}`)).body.form
    const known = { article: id, authorName: '常連の人', email: 'regular@secret.example' }
    await approved({ ...known, form: await form() })
    expect((await post({ ...known, form: await form() })).body.held).toBe(true)
  })

  it('cannot have an editor approve words the editor has not read', async () => {
    const id = await article({ commentPolicy: 'moderated' })
    const { body } = await post({ article: id, body: 'とても良い記事でした。' })
    const { at: seen } = (await newsroom.editor('GET', '/comments/queue')).body
    await newsroom.anonymous(
      'PATCH',
      `/comments/${body.comment.id}?key=${body.key}`,
      { body: '買ってください。' },
      somewhere(),
    )
    const decided = await newsroom.editor('POST', '/comments/moderate', {
      ids: [body.comment.id],
      action: 'approve',
      seen,
    })
    expect(decided.body).toMatchObject({ changed: 0, stale: [body.comment.id] })
    const again = (await newsroom.editor('GET', '/comments/queue')).body.at
    await newsroom.editor('POST', '/comments/moderate', {
      ids: [body.comment.id],
      action: 'approve',
      seen: again,
    })
    expect((await tree(id)).count).toBe(1)
    const rejected = await moderate([body.comment.id], 'reject')
    await newsroom.anonymous(
      'PATCH',
      `/comments/${body.comment.id}?key=${body.key}`,
      { body: '別の話です。' },
      somewhere(),
    )
    await newsroom.editor('POST', '/comments/moderate/undo', { batch: rejected.body.batch })
    expect((await tree(id)).count).toBe(0)
  })

  it('withdraw for good, whatever editors do at the same moment', async () => {
    const id = await article()
    for (let round = 0; round < 8; round++) {
      const { comment, key } = await approved({ article: id })
      const [withdrawn] = await Promise.all([
        newsroom.anonymous(
          'PATCH',
          `/comments/${comment.id}?key=${key}`,
          { withdraw: true },
          somewhere(),
        ),
        newsroom.editor('PATCH', `/comments/${comment.id}`, { authorName: '直した名' }),
      ])
      expect(withdrawn.status).toBe(200)
      expect((await moderate([comment.id], 'approve')).body.gone).toEqual([comment.id])
      await newsroom.editor('PATCH', `/comments/${comment.id}`, { status: 'approved' })
    }
    expect((await tree(id)).comments).toEqual([])
    expect(await wrongCounts(newsroom.payload)).toEqual([])
  })

  it('do not get past the checks by editing', async () => {
    const id = await article()
    const advert = '週末に港の倉庫で開く市の詳しい案内はこちらにあります https://a.example/ichi'
    const held: boolean[] = []
    for (let n = 0; n < 2; n++) {
      const { comment, key } = await approved({ article: id })
      const { body } = await newsroom.anonymous(
        'PATCH',
        `/comments/${comment.id}?key=${key}`,
        { body: advert },
        somewhere(),
      )
      held.push(body.held)
    }
    expect(held).toEqual([true, true])
    const home = somewhere()
    const { comment, key } = await approved({ article: id }, home)
    const blocked = (await post({ article: id }, home)).body.comment.id
    await moderate([blocked], 'block')
    const { body } = await newsroom.anonymous(
      'PATCH',
      `/comments/${comment.id}?key=${key}`,
      { body: '別の文です。' },
      home,
    )
    expect(body.held).toBe(true)
  })

  it('do not learn whether there is a comment they have no key of', async () => {
    const id = await article()
    const { body } = await post({ article: id })
    for (const own of [body.comment.id, randomUUID(), '5', 'x'])
      expect(
        (
          await newsroom.anonymous(
            'PATCH',
            `/comments/${own}?key=guess`,
            { body: 'x' },
            somewhere(),
          )
        ).body.errors[0].code,
      ).toBe('notYours')
    await moderate([body.comment.id], 'reject')
    const edited = await newsroom.anonymous(
      'PATCH',
      `/comments/${body.comment.id}?key=${body.key}`,
      { body: '直しました。' },
      somewhere(),
    )
    expect(edited.body.held).toBe(true)
  })

  it.each([
    ['text/plain', { 'Content-Type': 'text/plain' }],
    ['no type', { 'Content-Type': '' }],
    [
      'a form of another site',
      {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: 'https://evil.example',
        Host: 'newsroom.test',
      },
    ],
    [
      'a form of a hidden site',
      { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'cross-site' },
    ],
  ])('cannot vote for visitors of another page by %s', async (_, headers) => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const sent = headers['Content-Type'].includes('form') ? 'value=1' : '{"value":1}'
    const reply = await newsroom.anonymous('POST', `/comments/${comment.id}/votes`, sent, {
      ...somewhere(),
      ...headers,
    } as Record<string, string>)
    expect(reply.body.errors[0].code).toBe('badRequest')
  })

  it('cannot undo what was decided anew', async () => {
    const id = await article()
    const { body } = await post({ article: id })
    const first = (await moderate([body.comment.id], 'approve')).body.batch
    await moderate([body.comment.id], 'reject')
    await newsroom.admin('POST', '/comments/moderate', {
      ids: [body.comment.id],
      action: 'approve',
    })
    expect(
      (await newsroom.editor('POST', '/comments/moderate/undo', { batch: first })).body.changed,
    ).toBe(0)
    expect((await newsroom.editor('POST', `/articles/${id}/comments/close`, {})).status).toBe(400)
  })
})

describe('limits', () => {
  it('hold for an article, from however many addresses', async () => {
    const tight = await openNewsroom({
      comments: { limits: { post: { article: { points: 2, seconds: 30 } } } },
    })
    const { body: made } = await tight.editor('POST', '/articles', {
      ...(await digest(tight, { commentPolicy: 'open', _status: 'published' })),
    })
    const statuses = []
    for (let n = 0; n < 4; n++)
      statuses.push(
        (
          await tight.anonymous(
            'POST',
            '/comments',
            { article: made.doc.id, authorName: '読者', body: `声${n}` },
            somewhere(),
          )
        ).status,
      )
    expect(statuses).toEqual([201, 201, 429, 429])
  })

  it('refuse with 429 and say how long to wait', async () => {
    const tight = await openNewsroom({
      comments: {
        limits: {
          post: { address: { points: 2, seconds: 30 } },
          vote: { overall: { points: 3, seconds: 30 } },
        },
      },
    })
    const send = (headers: Record<string, string>): Promise<Reply> =>
      tight.anonymous('POST', '/comments', { article: randomUUID() }, headers)
    const home = somewhere()
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push((await send(home)).status)
    expect(statuses).toEqual([400, 400, 429, 429])
    const refused = await send(home)
    expect(refused.body.errors[0].code).toBe('tooMany')
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(30)
    expect((await send(somewhere())).status).toBe(400)
    const votes = []
    for (let n = 0; n < 4; n++)
      votes.push(
        (
          await tight.anonymous(
            'POST',
            `/comments/${randomUUID()}/votes`,
            { value: 1 },
            somewhere(),
          )
        ).status,
      )
    expect(votes).toEqual([404, 404, 404, 429])
  })
})
