import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { hasWorked } from '../../../src/comments/formToken.ts'
import { whileDeleting } from '../../setup/deleting.ts'
import { digest } from '../../setup/digest.ts'
import { openNewsroom, type Reply } from '../../setup/newsroom.ts'
import {
  approved,
  article,
  bodies,
  moderate,
  newsroom,
  openDiscussion,
  post,
  somewhere,
  tree,
} from '../../setup/discussion.ts'

beforeAll(openDiscussion)

describe('posting', () => {
  it('takes a comment as it was written, and holds a new name', async () => {
    const id = await article()
    const body = '「顔文字」(^_^) ٩(◕‿◕｡)۶ 👨‍👩‍👧‍👦 鷗𠮷①㈱\n<script>alert(1)</script>\u202eabc'
    const reply = await post({ article: id, authorName: '灯台守さん', body })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({
      held: true,
      comment: { authorName: '灯台守さん', body, parent: null },
    })
    expect((await tree(id)).comments).toEqual([])
    await moderate([reply.body.comment.id], 'approve')
    const { comments, count } = await tree(id)
    expect(count).toBe(1)
    expect(comments[0]).toMatchObject({ authorName: '灯台守さん', body, deleted: false })
  })

  it('lets somebody in at once whom an editor has let in before', async () => {
    const id = await article()
    const home = somewhere()
    await approved({ article: id, authorName: '常連' }, home)
    const form = (await newsroom.anonymous('GET', `/comments/form?article=${id}`)).body.form
    expect((await post({ article: id, authorName: '常連', form }, home)).body.held).toBe(false)
    const other = (await newsroom.anonymous('GET', `/comments/form?article=${id}`)).body.form
    expect((await post({ article: id, authorName: '常連', form: other })).body.held).toBe(true)
    expect((await post({ article: id, authorName: '常連', form }, home)).body.errors[0].code).toBe(
      'formExpired',
    )
  })

  it.each([
    ['no such article', { article: randomUUID() }, 404, 'noArticle'],
    ['no article', { article: undefined }, 404, 'noArticle'],
    ['an article that is no text', { article: { equals: 1 } }, 404, 'noArticle'],
    ['no name', { authorName: ' 　' }, 400, 'badName'],
    ['a name nobody can see', { authorName: '\u200b\u3164' }, 400, 'badName'],
    ['a long name', { authorName: 'あ'.repeat(61) }, 400, 'badName'],
    ['no words', { body: '\n \u2060' }, 400, 'badBody'],
    ['a NUL', { body: 'a\u0000b' }, 400, 'badBody'],
    ['half a character', { body: 'a\ud800' }, 400, 'badBody'],
    ['a list for words', { body: ['a'] }, 400, 'badBody'],
    ['too many words', { body: 'あ'.repeat(5001) }, 400, 'longBody'],
    ['a bad e-mail address', { email: 'a b@c' }, 400, 'badEmail'],
    ['no such parent', { parent: randomUUID() }, 404, 'noParent'],
    ['a parent that is no id', { parent: "' or 1=1 --" }, 404, 'noParent'],
    ['a form of another article', { form: 'x.y.z' }, 400, 'formExpired'],
    ['a parent that is a thing', { parent: { a: 1 } }, 404, 'noParent'],
    ['an e-mail address with two dots', { email: 'a..b@example.com' }, 400, 'badEmail'],
  ])('refuses %s', async (_, data, status, code) => {
    const id = await article()
    const reply = await post({ article: id, ...data })
    expect([reply.status, reply.body.errors[0].code]).toEqual([status, code])
    expect(reply.body.errors[0]).toMatchObject({
      message: reply.body.errors[0].ja,
      ja: expect.stringMatching(/。$/),
      en: expect.stringMatching(/\.$/),
    })
    const { totalDocs } = await newsroom.payload.count({
      collection: 'comments',
      where: { article: { equals: id } },
    })
    expect(totalDocs).toBe(0)
  })

  it.each([
    ['no JSON', '{"article":'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a megabyte', JSON.stringify({ body: 'a'.repeat(1_000_000) })],
  ])('refuses %s as a body', async (_, text) => {
    const reply = await newsroom.anonymous('POST', '/comments', text, somewhere())
    expect(['badRequest', 'tooLarge']).toContain(reply.body.errors[0].code)
  })

  it('takes a form without a line of JavaScript', async () => {
    const id = await article()
    const reply = await newsroom.anonymous(
      'POST',
      '/comments',
      new URLSearchParams({
        article: id,
        authorName: '紙の読者',
        body: '素の投稿です。',
      }).toString(),
      { ...somewhere(), 'Content-Type': 'application/x-www-form-urlencoded' },
    )
    expect(reply.status).toBe(201)
  })

  it('goes by the policy of the article, its days and an editor who has closed it', async () => {
    const codes = async (id: string): Promise<unknown> => {
      const { status, body } = await post({ article: id })
      return status === 201 ? body.held : body.errors[0].code
    }
    expect(await codes(await article({ commentPolicy: 'closed' }))).toBe('closed')
    expect(await codes(await article({ commentPolicy: 'members' }))).toBe('membersOnly')
    expect(await codes(await article({ commentPolicy: 'moderated' }))).toBe(true)
    const old = { publishedAt: '2026-01-01T00:00:00Z' }
    expect(await codes(await article({ ...old, commentDays: 7 }))).toBe('closed')
    expect(await codes(await article(old))).toBe(true)
    const closing = await article()
    expect((await newsroom.writer('POST', `/articles/${closing}/comments/close`, {})).status).toBe(
      403,
    )
    await newsroom.editor('POST', `/articles/${closing}/comments/close`, { closed: true })
    expect(await codes(closing)).toBe('closed')
    expect((await tree(closing)).policy).toBe('closed')
    await newsroom.editor('POST', `/articles/${closing}/comments/close`, { closed: false })
    expect(await codes(closing)).toBe(true)
    const members = await article({ commentPolicy: 'members' })
    const reply = await newsroom.writer(
      'POST',
      '/comments',
      {
        article: members,
        authorName: '会員',
        body: '会員の声です。',
        form: (await newsroom.anonymous('GET', `/comments/form?article=${members}`)).body.form,
      },
      somewhere(),
    )
    expect(reply.body.held).toBe(false)
  })

  it('does not show or take comments of a draft, or of an article in the bin', async () => {
    const id = await article({ _status: 'draft' })
    expect((await post({ article: id })).body.errors[0].code).toBe('noArticle')
    expect((await newsroom.anonymous('GET', `/articles/${id}/comments`)).body.errors[0].code).toBe(
      'noArticle',
    )
    const binned = await article()
    await approved({ article: binned })
    await newsroom.editor('PATCH', `/articles/${binned}`, { deletedAt: new Date().toISOString() })
    expect((await newsroom.anonymous('GET', `/articles/${binned}/comments`)).status).toBe(404)
  })

  it('keeps what was held, why, out of what readers get', async () => {
    const id = await article()
    const { body } = await post({
      article: id,
      email: 'reader@example.jp',
      body: '今だけ ｽ゛ﾊﾟﾑ のお知らせです https://a.example https://b.example https://c.example',
      website: 'filled',
    })
    expect(JSON.stringify(body)).not.toMatch(/spam|honeypot|links|word|example\.jp/)
    const { body: queue } = await newsroom.editor('GET', '/comments/queue?shelf=spam')
    const [own] = queue.comments.filter((one: any) => one.id === body.comment.id)
    expect(own.holds.map(({ reason }: any) => reason).toSorted()).toEqual(
      ['honeypot', 'links', 'newName', 'noForm', 'word'].toSorted(),
    )
    expect(own.email).toBe('reader@example.jp')
    for (const person of [newsroom.anonymous, newsroom.writer])
      for (const place of ['queue', 'counts', 'log'])
        expect((await person('GET', `/comments/${place}`)).status).toBe(403)
  })

  it('asks for the terms and for work where it is told to', async () => {
    const strict = await openNewsroom({
      comments: { terms: { version: '2026-04' }, proofOfWork: 8, minimumSeconds: 0 },
    })
    const { body: made } = await strict.editor('POST', '/articles', {
      ...(await digest(strict, { commentPolicy: 'open', _status: 'published' })),
    })
    const send = async (data: object): Promise<any> =>
      (
        await strict.anonymous(
          'POST',
          '/comments',
          { article: made.doc.id, authorName: '読者', body: `本文 ${randomUUID()}`, ...data },
          somewhere(),
        )
      ).body
    expect((await send({})).errors[0].code).toBe('terms')
    expect((await send({ terms: '2025-01' })).errors[0].code).toBe('terms')
    expect((await send({ terms: '2026-04' })).errors[0].code).toBe('proofOfWork')
    const { form } = (await strict.anonymous('GET', `/comments/form?article=${made.doc.id}`)).body
    let nonce = 0
    while (!hasWorked(form, String(nonce), 8)) nonce++
    const { comment } = await send({ terms: '2026-04', form, nonce: String(nonce) })
    const stored = await strict.payload.findByID({ collection: 'comments', id: comment.id })
    expect((stored as any).termsVersion).toBe('2026-04')
  })

  it('refuses the same twice, and takes three of a kind for a flood', async () => {
    const id = await article()
    const body = '港の復旧工事について、ぜひ続報をお願いします。楽しみにしています。'
    const home = somewhere()
    expect((await post({ article: id, body }, home)).status).toBe(201)
    expect((await post({ article: id, body: `${body}　` }, home)).body.errors[0].code).toBe(
      'repeated',
    )
    for (const shape of [body.replace('港', '港\u200b'), body.replaceAll('、', '､')])
      expect((await post({ article: id, body: shape })).status).toBe(201)
    const { body: last } = await post({ article: id, body })
    const stored = await newsroom.payload.findByID({ collection: 'comments', id: last.comment.id })
    expect((stored as any).status).toBe('spam')
  })
})

describe('its author', () => {
  it('edits a comment with the key, and nobody does without', async () => {
    const id = await article()
    const { comment, key, editUntil } = await approved({ article: id, body: 'はじめの文' })
    expect(Date.parse(editUntil)).toBeGreaterThan(Date.now())
    const change = (data: object, query: string): Promise<Reply> =>
      newsroom.anonymous('PATCH', `/comments/${comment.id}${query}`, data, somewhere())
    expect((await change({ body: '別人' }, '?key=wrong')).body.errors[0].code).toBe('notYours')
    expect((await change({ body: '別人' }, '')).status).toBe(403)
    expect((await change({ body: '直した文' }, `?key=${key}`)).body).toMatchObject({
      comment: { body: '直した文' },
      held: false,
    })
    const [shown] = (await tree(id)).comments
    expect(shown).toMatchObject({ body: '直した文', editedAt: expect.any(String) })
    expect(
      (await change({ body: 'これは ｓ゛ぱむ ではなく すぱむ です' }, `?key=${key}`)).body.held,
    ).toBe(true)
    expect((await tree(id)).comments).toEqual([])
  })

  it('cannot let it in, or change anything but the words', async () => {
    const id = await article()
    const { body } = await post({
      article: id,
      status: 'approved',
      votes: { up: 99 },
      standing: true,
      holds: null,
      score: 1,
      postedAt: '2001-01-01T00:00:00Z',
      editKey: 'mine',
    })
    expect(body.held).toBe(true)
    await newsroom.anonymous(
      'PATCH',
      `/comments/${body.comment.id}?key=${body.key}`,
      { body: '直した文', status: 'approved', votes: { up: 99 }, authorName: '別名' },
      somewhere(),
    )
    const stored: any = await newsroom.payload.findByID({
      collection: 'comments',
      id: body.comment.id,
      depth: 0,
    })
    expect(stored).toMatchObject({
      status: 'pending',
      body: '直した文',
      authorName: '波止場の猫',
      score: 0,
    })
    expect(stored.votes.up).toBe(0)
    expect(new Date(stored.postedAt).getFullYear()).toBe(new Date().getFullYear())
  })

  it('takes it back; replies keep their place', async () => {
    const id = await article()
    const { comment, key } = await approved({ article: id, body: '言い過ぎ' })
    await approved({ article: id, parent: comment.id, body: '返事' })
    const { status } = await newsroom.anonymous(
      'PATCH',
      `/comments/${comment.id}`,
      { withdraw: true },
      { ...somewhere(), 'X-Edit-Key': key },
    )
    expect(status).toBe(200)
    expect(bodies((await tree(id)).comments)).toEqual([[null, ['返事']]])
    const again = await newsroom.anonymous(
      'PATCH',
      `/comments/${comment.id}?key=${key}`,
      { body: 'また' },
      somewhere(),
    )
    expect(again.body.errors[0].code).toBe('noComment')
  })

  it('has so long for it', async () => {
    const id = await article()
    const { comment, key } = await approved({ article: id })
    await newsroom.payload.db.updateOne({
      collection: 'comments',
      id: comment.id,
      data: { postedAt: new Date(Date.now() - 16 * 60_000).toISOString() },
    })
    const { body } = await newsroom.anonymous(
      'PATCH',
      `/comments/${comment.id}?key=${key}`,
      { body: '遅い' },
      somewhere(),
    )
    expect(body.errors[0].code).toBe('tooLate')
  })
})

describe('an article', () => {
  it('that is deleted meanwhile is gone for whoever deletes, saves or comments on it, in both languages', async () => {
    const id = await article()
    const [deleted, saved, posted] = await whileDeleting(newsroom, 'articles', id, () => [
      newsroom.editor('DELETE', `/articles/${id}`),
      newsroom.editor('PATCH', `/articles/${id}`, { kicker: '続報' }),
      post({ article: id }),
    ])
    expect([deleted!.status, saved!.status, posted!.status]).toEqual([404, 404, 404])
    expect(posted!.body.errors[0]).toMatchObject({
      code: 'noArticle',
      ja: '記事が見つかりません。',
      en: 'There is no such article.',
    })
  })
})

describe('a frontend that speaks for readers', () => {
  it('is believed with the key, and nobody without', async () => {
    const frontendKey = 'the key of a frontend'
    const own = await openNewsroom({
      comments: { frontendKey, limits: { post: { address: { points: 1, seconds: 60 } } } },
    })
    const send = async (key: string, address: string): Promise<number> =>
      (
        await own.anonymous(
          'POST',
          '/comments',
          {},
          {
            'X-Forwarded-For': '198.51.100.1',
            'X-Frontend-Key': key,
            'X-Reader-Address': address,
          },
        )
      ).status
    expect([await send(frontendKey, '192.0.2.1'), await send(frontendKey, '192.0.2.2')]).toEqual([
      400, 400,
    ])
    expect(await send(frontendKey, '192.0.2.1')).toBe(429)
    expect([
      await send('the key of a stranger', '192.0.2.3'),
      await send('the key of a stranger', '192.0.2.4'),
    ]).toEqual([400, 429])
  })
})

describe('a reader’s own comment', () => {
  it('is read with its key while it waits, and by nobody else', async () => {
    const id = await article()
    const { body } = await post({ article: id, body: '待っている声' })
    const read = (query: string): Promise<Reply> =>
      newsroom.anonymous('GET', `/comments/${body.comment.id}${query}`)
    expect((await read(`/own?key=${body.key}`)).body).toEqual({
      comment: expect.objectContaining({ body: '待っている声' }),
      held: true,
    })
    expect((await read('/own?key=guess')).body.errors[0].code).toBe('notYours')
    expect((await read('')).status).toBe(404)
  })
})
