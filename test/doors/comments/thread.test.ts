import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { whileDeleting } from '../../setup/deleting.ts'
import { type Reply } from '../../setup/newsroom.ts'
import {
  approved,
  article,
  at,
  bodies,
  moderate,
  newsroom,
  openDiscussion,
  post,
  somewhere,
  tree,
  versionsOf,
  wrongCounts,
} from '../../setup/discussion.ts'

beforeAll(openDiscussion)

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
