import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../setup/digest.ts'
import { openNewsroom, type Reply } from '../../setup/newsroom.ts'
import { privateFields } from '../../setup/privateFields.ts'
import {
  approved,
  article,
  at,
  moderate,
  newsroom,
  openDiscussion,
  post,
  somewhere,
  wrongCounts,
} from '../../setup/discussion.ts'

beforeAll(openDiscussion)

describe('an app of another kind', () => {
  it('with numbers for ids takes comments, replies, votes and decisions', async () => {
    const other = await openNewsroom({ comments: { minimumSeconds: 0 } }, {}, { idType: 'serial' })
    const { body: made } = await other.editor('POST', '/articles', {
      ...(await digest(other, { commentPolicy: 'open', _status: 'published' })),
    })
    const send = async (data: object): Promise<Reply> =>
      other.anonymous(
        'POST',
        '/comments',
        { article: made.doc.id, authorName: '読者', body: `本文 ${randomUUID()}`, ...data },
        somewhere(),
      )
    const first = (await send({})).body.comment.id
    await other.editor('POST', '/comments/moderate', { ids: [first], action: 'approve' })
    const reply = await send({ parent: first })
    expect(reply.status, JSON.stringify(reply.body)).toBe(201)
    const { body: decided } = await other.editor('POST', '/comments/moderate', {
      ids: [Number(reply.body.comment.id)],
      action: 'approve',
    })
    for (const spelling of [first, `0${first}`])
      await other.anonymous(
        'POST',
        `/comments/${spelling}/votes`,
        { value: 1 },
        at('198.51.100.99'),
      )
    const read = (await other.anonymous('GET', `/articles/${made.doc.id}/comments`)).body
    expect(read).toMatchObject({
      count: 2,
      comments: [{ votes: { up: 1 }, replies: 1, comments: [{ parent: first }] }],
    })
    await other.editor('POST', '/comments/moderate/undo', { batch: decided.batch })
    await other.editor('POST', `/comments/${first}/lock`, { locked: true })
    await other.editor('POST', `/articles/${made.doc.id}/comments/close`, { closed: true })
    expect((await other.editor('GET', '/comments/log')).body.entries).toHaveLength(5)
    expect((await send({ parent: randomUUID() })).body.errors[0].code).toBe('closed')
    expect(await wrongCounts(other.payload)).toEqual([])
  }, 60_000)

  it('with three clients of its database answers eight who post at once', async () => {
    const small = await openNewsroom({ comments: { minimumSeconds: 0 } }, {}, { clients: 3 })
    const { body: made } = await small.editor('POST', '/articles', {
      ...(await digest(small, { commentPolicy: 'open', _status: 'published' })),
    })
    const forms = await Promise.all(
      Array.from({ length: 8 }, () =>
        small.anonymous('GET', `/comments/form?article=${made.doc.id}`),
      ),
    )
    const replies = await Promise.all(
      forms.map(({ body }) =>
        small.anonymous(
          'POST',
          '/comments',
          {
            article: made.doc.id,
            authorName: '読者',
            body: `本文 ${randomUUID()}`,
            form: body.form,
          },
          somewhere(),
        ),
      ),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
  })
})

describe('what is private', () => {
  let waiting: any
  let id: string
  beforeAll(async () => {
    id = await article()
    const { comment } = await approved({ article: id, email: 'secret@example.jp' })
    waiting = (await post({ article: id, parent: comment.id, email: 'waiting@example.jp' })).body
  })

  it.each([
    '/comments?depth=2&limit=0',
    '/comments?depth=2&draft=true&trash=true',
    `/comments?select[email]=true&select[status]=true&select[holds]=true`,
  ])('does not leave by %s', async (place) => {
    const { body } = await newsroom.anonymous('GET', place)
    const text = JSON.stringify(body)
    expect(text).not.toContain('example.jp')
    expect(text).not.toContain(waiting.comment.id)
    expect(text).not.toMatch(
      /"(status|email|addressHash|editKey|holds|reports|digest|termsVersion|told)"/,
    )
  })

  it.each(privateFields)('cannot be asked by %s', async (field) => {
    for (const query of [
      `where[${field}][exists]=true`,
      `where[and][0][${field}][like]=a`,
      `sort=${field}`,
      `sort=-${field}`,
    ])
      expect((await newsroom.anonymous('GET', `/comments?${query}`)).status, query).toBe(400)
    expect(
      (await newsroom.anonymous('GET', `/comments/count?where[${field}][exists]=true`)).status,
    ).toBe(400)
  })

  it('has no doors of its own, and readers change no status', async () => {
    for (const slug of ['discussions', 'comment-votes', 'comment-reports', 'comment-log'])
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE'])
        expect([403, 404, 501]).toContain(
          (await newsroom.anonymous(method, `/${slug}`, method === 'GET' ? undefined : {})).status,
        )
    for (const person of [newsroom.anonymous, newsroom.writer])
      expect(
        (await person('PATCH', `/comments/${waiting.comment.id}`, { status: 'approved' })).status,
      ).toBe(403)
  })
})

describe('docs/comments.md', () => {
  it('the example frontend posts and reads', async () => {
    const [, code] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/comments.md', 'utf8'))!
    const folder = mkdtempSync(path.resolve('.newsroom', 'docs-'))
    const file = path.join(folder, 'frontend.mjs')
    writeFileSync(file, code!)
    const { readComments, postComment } = await import(file)
    rmSync(folder, { recursive: true })
    const { fetch } = globalThis
    const home = somewhere()
    globalThis.fetch = (async (place: string, { method = 'GET', body }: RequestInit = {}) => {
      const reply = await newsroom.anonymous(
        method,
        place.replace('api:', ''),
        body as string,
        home,
      )
      return Response.json(reply.body, { status: reply.status })
    }) as typeof fetch
    try {
      const id = await article()
      const form = await postComment('api:', id, { authorName: '読者', body: 'お便りです。' })
      const posted = await form.send()
      expect(posted).toMatchObject({ held: true, comment: { body: 'お便りです。' } })
      expect((await form.send()).errors[0].code).toBe('formExpired')
      await moderate([posted.comment.id], 'approve')
      expect((await readComments('api:', id, { sort: 'newest' })).comments).toHaveLength(1)
    } finally {
      globalThis.fetch = fetch
    }
  })
})
