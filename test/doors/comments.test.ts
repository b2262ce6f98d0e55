import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLocalReq, type Payload } from 'payload'
import { hasWorked } from '../../src/comments/formToken.ts'
import { inTransaction } from '../../src/database/inTransaction.ts'
import { recount, type Miscount } from '../../src/database/recount.ts'
import { whileDeleting } from '../setup/deleting.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Reply } from '../setup/newsroom.ts'

let newsroom: Newsroom

/** A reader at an address of their own. */
const at = (address: string): Record<string, string> => ({ 'X-Forwarded-For': address })
let addresses = 0
const somewhere = (): Record<string, string> =>
  at(
    `203.${Math.floor(++addresses / 65025)}.${Math.floor(addresses / 255) % 255}.${addresses % 255}`,
  )

const article = async (data: Record<string, unknown> = {}): Promise<string> => {
  const { status, body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, { commentPolicy: 'open', _status: 'published' })),
    ...data,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc.id
}

const post = (data: Record<string, unknown>, headers = somewhere()): Promise<Reply> =>
  newsroom.anonymous(
    'POST',
    '/comments',
    { authorName: '波止場の猫', body: `本文 ${randomUUID()}`, ...data },
    headers,
  )
const moderate = (ids: string[], action: string): Promise<Reply> =>
  newsroom.editor('POST', '/comments/moderate', { ids, action })
/** An approved comment, as an editor has let it in. */
const approved = async (data: Record<string, unknown>, headers = somewhere()): Promise<any> => {
  const { status, body } = await post(data, headers)
  expect(status, JSON.stringify(body)).toBe(201)
  if (body.held) await moderate([body.comment.id], 'approve')
  return body
}
const tree = async (id: string, query = ''): Promise<any> => {
  const { status, body } = await newsroom.anonymous('GET', `/articles/${id}/comments${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const wrongCounts = async (payload: Payload): Promise<Miscount[]> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, () => recount(req, false))
}
const bodies = (comments: any[]): any[] =>
  comments.map(({ body, comments: below }) => (below.length ? [body, bodies(below)] : body))

beforeAll(async () => {
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
})

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

describe('the thread', () => {
  it('goes to any depth, and answers go on where they were cut', async () => {
    const id = await article()
    let parent: string | undefined
    for (let depth = 0; depth < 90; depth++)
      parent = (await approved({ article: id, parent, body: `深さ${depth}` })).comment.id
    let { comments, next } = await tree(id, '?depth=10')
    expect(next).toBe(null)
    let seen = 0
    for (let level = comments; level.length > 0; seen++) {
      expect(level[0].body).toBe(`深さ${seen}`)
      if (level[0].comments.length === 0 && level[0].next)
        level = (await tree(id, `?depth=10&cursor=${level[0].next}`)).comments
      else level = level[0].comments
    }
    expect(seen).toBe(90)
    expect(await wrongCounts(newsroom.payload)).toEqual([])
  })

  it.each(['best', 'newest', 'oldest', 'discussed'])(
    'sorted by %s gives each comment once, page by page',
    async (sort) => {
      const id = await article()
      const made: string[] = []
      for (let n = 0; n < 7; n++)
        made.push((await approved({ article: id, body: `${n}番` })).comment.id)
      for (const [n, ups] of [3, 0, 5, 1, 0, 2, 0].entries())
        for (let up = 0; up < ups; up++)
          await newsroom.anonymous('POST', `/comments/${made[n]}/votes`, { value: 1 }, somewhere())
      for (const [n, replies] of [0, 2, 0, 0, 3, 0, 1].entries())
        for (let reply = 0; reply < replies; reply++)
          await approved({ article: id, parent: made[n], body: `返信${reply}` })
      const orders: Record<string, string[]> = {
        best: [2, 0, 5, 3, 6, 4, 1].map((n) => `${n}番`),
        newest: [6, 5, 4, 3, 2, 1, 0].map((n) => `${n}番`),
        oldest: [0, 1, 2, 3, 4, 5, 6].map((n) => `${n}番`),
        discussed: [4, 1, 6, 5, 3, 2, 0].map((n) => `${n}番`),
      }
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: any = await tree(
          id,
          `?sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        )
        expect(page.sort).toBe(sort)
        seen.push(...page.comments.map(({ body }: any) => body))
        cursor = page.next
      } while (cursor)
      expect(seen).toEqual(orders[sort])
      const replies: string[] = []
      const [most] = (await tree(id, '?sort=discussed&replies=2')).comments
      expect(most.replies).toBe(3)
      replies.push(...most.comments.map(({ body }: any) => body))
      const rest = await tree(id, `?cursor=${most.next}`)
      replies.push(...rest.comments.map(({ body }: any) => body))
      expect(rest.next).toBe(null)
      expect(replies.toSorted()).toEqual(['返信0', '返信1', '返信2'])
    },
  )

  it('keeps the place of what was taken down as long as replies stand there', async () => {
    const id = await article()
    const first = (await approved({ article: id, body: '一' })).comment.id
    const second = (await approved({ article: id, parent: first, body: '二' })).comment.id
    const third = (await approved({ article: id, parent: second, body: '三' })).comment.id
    await moderate([first, second], 'spam')
    const { comments, count } = await tree(id)
    expect(count).toBe(1)
    expect(comments[0]).toMatchObject({ deleted: true, body: null, authorName: null, replies: 1 })
    expect(bodies(comments)).toEqual([[null, [[null, ['三']]]]])
    expect((await newsroom.editor('DELETE', `/comments/${first}`)).status).toBe(409)
    await moderate([third], 'reject')
    expect((await tree(id)).comments).toEqual([])
    await moderate([second], 'approve')
    expect(bodies((await tree(id)).comments)).toEqual([[null, ['二']]])
    expect((await newsroom.editor('DELETE', `/comments/${third}`)).status).toBe(200)
    expect(await wrongCounts(newsroom.payload)).toEqual([])
  })

  it('is counted for lists, and nothing is told of what readers do not see', async () => {
    const [open, empty, draft] = [await article(), await article(), await article()]
    const { comment } = await approved({ article: open })
    await approved({ article: open, parent: comment.id })
    await post({ article: open, parent: comment.id })
    await approved({ article: draft })
    await newsroom.editor('PATCH', `/articles/${draft}`, { _status: 'draft' })
    const totals = (asked: string) =>
      newsroom.anonymous('GET', `/comments/totals?articles=${encodeURIComponent(asked)}`)
    expect((await totals(`${open},${empty},${draft},nonsense'`)).body.totals).toEqual({
      [open]: 2,
      [empty]: 0,
      [draft]: 0,
      "nonsense'": 0,
    })
    expect((await totals('')).body.errors[0].code).toBe('badTotals')
    expect((await totals(Array(101).fill(open).join())).status).toBe(400)
  })

  it('is read in three queries at most', async () => {
    const id = await article()
    for (let n = 0; n < 5; n++) {
      const { comment } = await approved({ article: id })
      await approved({ article: id, parent: comment.id })
    }
    const { pool } = newsroom.payload.db as unknown as { pool: pg.Pool }
    const statements: string[] = []
    const query = pg.Client.prototype.query
    pg.Client.prototype.query = function (this: pg.Client, ...given: any[]) {
      statements.push(given[0]?.text ?? String(given[0]))
      return (query as any).apply(this, given)
    } as typeof query
    try {
      expect((await tree(id, '?limit=5')).comments).toHaveLength(5)
    } finally {
      pg.Client.prototype.query = query
    }
    expect(pool).toBeDefined()
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(3)
    expect(statements.length).toBeGreaterThan(0)
  })

  it.each([
    ['sort=worst', 'badSort'],
    ['cursor=abc', 'badCursor'],
    [`cursor=${btoa(JSON.stringify(['best', "' or 1=1", 1]))}`, 'badCursor'],
    [
      `cursor=${btoa(JSON.stringify(['best', null, '1); drop table comments', 'x', 'y']))}`,
      'badCursor',
    ],
  ])('refuses ?%s', async (query, code) => {
    const id = await article()
    const reply = await newsroom.anonymous('GET', `/articles/${id}/comments?${query}`)
    expect(reply.body.errors[0].code).toBe(code)
  })

  it('of another article cannot be read by its cursor', async () => {
    const hidden = await article()
    const { comment } = await approved({ article: hidden, body: '隠れた記事の声' })
    await approved({ article: hidden, parent: comment.id, body: '隠れた記事の返事' })
    await newsroom.editor('PATCH', `/articles/${hidden}`, { _status: 'draft' })
    const id = await article()
    const cursor = btoa(JSON.stringify(['newest', comment.id]))
    expect((await tree(id, `?cursor=${cursor}`)).comments).toEqual([])
  })

  it('takes no reply in a locked thread, nor to what readers cannot see', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const reply = (await approved({ article: id, parent: comment.id })).comment.id
    await newsroom.editor('POST', `/comments/${reply}/lock`, { locked: true })
    expect((await post({ article: id, parent: reply })).body.errors[0].code).toBe('locked')
    expect((await post({ article: id })).status).toBe(201)
    await newsroom.editor('POST', `/comments/${comment.id}/lock`, { locked: false })
    const waiting = (await post({ article: id, parent: reply })).body.comment.id
    expect((await post({ article: id, parent: waiting })).body.errors[0].code).toBe('noParent')
    const elsewhere = await article()
    expect((await post({ article: elsewhere, parent: reply })).body.errors[0].code).toBe('noParent')
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

describe('votes', () => {
  it('count once for each voter, and may be changed and taken back', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const home = somewhere()
    const vote = async (value: unknown, headers = home): Promise<any> =>
      (await newsroom.anonymous('POST', `/comments/${comment.id}/votes`, { value }, headers)).body
    expect((await vote(1)).votes).toEqual({ up: 1, down: 0 })
    expect((await vote(1)).votes).toEqual({ up: 1, down: 0 })
    expect((await vote(-1)).votes).toEqual({ up: 0, down: 1 })
    expect((await vote(1, somewhere())).votes).toEqual({ up: 1, down: 1 })
    expect((await vote(0)).votes).toEqual({ up: 1, down: 0 })
    expect((await vote(2)).errors[0].code).toBe('badVote')
    expect((await vote([1])).errors[0].code).toBe('badVote')
    const { comment: waiting } = (await post({ article: id })).body
    const reply = await newsroom.anonymous(
      'POST',
      `/comments/${waiting.id}/votes`,
      { value: 1 },
      home,
    )
    expect(reply.body.errors[0].code).toBe('noComment')
    expect(await wrongCounts(newsroom.payload)).toEqual([])
  })

  it('of one household, in IPv6, are one', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    let last: any
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:0db8:0001:0002::a'])
      last = (
        await newsroom.anonymous('POST', `/comments/${comment.id}/votes`, { value: 1 }, at(address))
      ).body
    expect(last.votes.up).toBe(1)
  })

  it('cannot be multiplied by writing addresses into a header', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    let last: any
    for (const forged of ['1.1.1.1', '2.2.2.2', '3.3.3.3'])
      last = (
        await newsroom.anonymous(
          'POST',
          `/comments/${comment.id}/votes`,
          { value: 1 },
          {
            'X-Forwarded-For': `${forged}, 198.51.100.7`,
            'X-Reader-Address': forged,
            'X-Frontend-Key': 'guessed',
          },
        )
      ).body
    expect(last.votes.up).toBe(1)
  })

  it('are exact where 200 voters cast 1,000 at once, and an editor decides meanwhile', async () => {
    const id = await article()
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push((await approved({ article: id })).comment.id)
    const asked: Promise<Reply>[] = []
    for (let voter = 0; voter < 200; voter++)
      for (const [n, comment] of made.entries())
        asked.push(
          newsroom.anonymous(
            'POST',
            `/comments/${comment}/votes`,
            { value: (voter + n) % 3 === 0 ? -1 : 1 },
            at(`10.9.${Math.floor(voter / 100)}.${voter % 100}`),
          ),
        )
    // Saves that have read a comment before votes came in, and write it after.
    const decided = (async () => {
      const statuses: number[] = []
      for (let round = 0; round < 6; round++)
        for (const comment of made)
          statuses.push(
            (await newsroom.editor('PATCH', `/comments/${comment}`, { termsVersion: `${round}` }))
              .status,
          )
      return statuses
    })()
    const replies = await Promise.all(asked)
    expect(new Set(await decided)).toEqual(new Set([200]))
    expect(replies.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
    const { comments } = await tree(id, '?sort=oldest')
    for (const [n, { votes }] of comments.entries()) {
      const down = Array.from({ length: 200 }, (_, voter) => voter).filter(
        (voter) => (voter + n) % 3 === 0,
      ).length
      expect(votes).toEqual({ up: 200 - down, down, imported: null })
    }
    expect(await wrongCounts(newsroom.payload)).toEqual([])
  }, 120_000)
})

const versionsOf = async (id: string): Promise<number> =>
  (
    await newsroom.payload.countVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
    })
  ).totalDocs

describe('replies', () => {
  it('are counted exactly where 200 come at once, and the article stays as it was', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const [row] = (await newsroom.editor('GET', `/articles?where[id][equals]=${id}`)).body.docs
    const versions = await versionsOf(id)
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        post({ article: id, parent: comment.id, body: `同時${n}` }),
      ),
    )
    expect(replies.map(({ status }) => status).filter((status) => status !== 201)).toEqual([])
    const ids = replies.map(({ body }) => body.comment.id)
    await moderate(ids, 'approve')
    const { comments, count } = await tree(id)
    expect(count).toBe(201)
    expect(comments[0].replies).toBe(200)
    expect(await wrongCounts(newsroom.payload)).toEqual([])
    expect(await versionsOf(id)).toBe(versions)
    const [after] = (await newsroom.editor('GET', `/articles?where[id][equals]=${id}`)).body.docs
    expect(after.updatedAt).toBe(row.updatedAt)
  }, 120_000)
})

describe('counts', () => {
  it('are exact where one voter votes many times at once, and many replies are let in at once', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    const home = somewhere()
    const votes = await Promise.all(
      Array.from({ length: 30 }, () =>
        newsroom.anonymous('POST', `/comments/${comment.id}/votes`, { value: 1 }, home),
      ),
    )
    expect(votes.map(({ body }) => body.votes.up)).toEqual(Array(30).fill(1))
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => post({ article: id, parent: comment.id })),
    )
    await Promise.all(replies.map(({ body }) => moderate([body.comment.id], 'approve')))
    const page = await tree(id)
    expect(page.count).toBe(31)
    expect(page.comments[0]).toMatchObject({ replies: 30, votes: { up: 1 } })
    expect(await wrongCounts(newsroom.payload)).toEqual([])
  }, 60_000)

  it('and a lock outlast an editor who saves the comment', async () => {
    const id = await article()
    const { comment } = await approved({ article: id })
    await newsroom.editor('POST', `/comments/${comment.id}/lock`, { locked: true })
    await newsroom.editor('PATCH', `/comments/${comment.id}`, { authorName: '改めた名' })
    expect((await post({ article: id, parent: comment.id })).body.errors[0].code).toBe('locked')
    expect((await tree(id)).comments[0].locked).toBe(true)
  })
})

describe('a comment', () => {
  it('that is deleted while it is changed, or deleted twice at once, is answered as one that is gone', async () => {
    // One that waits counts for nothing: the row is taken away behind the product's back.
    const { comment } = (await post({ article: await article() })).body
    const [patched, deleted, moderated] = await whileDeleting(
      newsroom,
      'comments',
      comment.id,
      () => [
        newsroom.editor('PATCH', `/comments/${comment.id}`, { authorName: '改めた名' }),
        newsroom.editor('DELETE', `/comments/${comment.id}`),
        newsroom.editor('POST', '/comments/moderate', { ids: [comment.id], action: 'reject' }),
      ],
    )
    expect([patched!.status, deleted!.status]).toEqual([404, 404])
    expect(moderated!.body.gone).toEqual([comment.id])
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

  const secrets = [
    'email',
    'status',
    'addressHash',
    'editKey',
    'holds',
    'reports',
    'digest',
    'termsVersion',
    'told',
  ]

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

  it.each(secrets)('cannot be asked by %s', async (field) => {
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
