import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createLocalReq } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { commentSettings, type CommentOptions } from '../../src/comments/options.ts'
import { tendComments } from '../../src/comments/tendComments.ts'
import { sql as drizzleSql } from '@payloadcms/db-postgres/drizzle'
import { runSql } from '../../src/database/runSql.ts'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { houseOf, readPage, type Remark } from '../../src/index.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'
import { run } from '../setup/program.ts'

type Letter = { to: string[]; subject: string; text: string }

let newsroom: Newsroom
const letters: Letter[] = []
let isMailDown = false
const comments: CommentOptions = {
  minimumSeconds: 0,
  notify: { to: ['desk@newsroom.test'] },
  limits: { post: { article: { points: 1000, seconds: 60 } } },
}

beforeAll(async () => {
  newsroom = await openNewsroom(
    { comments },
    {
      serverURL: 'https://newsroom.test',
      email: () => ({
        name: 'test',
        defaultFromAddress: 'desk@newsroom.test',
        defaultFromName: '編集部',
        sendEmail: async (letter) => {
          if (isMailDown) throw new Error('the mail server is down')
          letters.push(letter as Letter)
        },
      }),
    },
  )
})

const sql = async (statement: string): Promise<Record<string, unknown>[]> =>
  runSql(await createLocalReq({}, newsroom.payload), drizzleSql.raw(statement))
const article = async (): Promise<string> =>
  (
    await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { commentPolicy: 'open', _status: 'published' })),
    })
  ).body.doc.id
let readers = 0
const post = async (id: string, data: Record<string, unknown> = {}): Promise<any> =>
  (
    await newsroom.anonymous(
      'POST',
      '/comments',
      { article: id, authorName: '便りの人', body: `便り ${randomUUID()}`, ...data },
      { 'X-Forwarded-For': `198.51.100.${++readers}` },
    )
  ).body

describe('tending comments', () => {
  it('mails what waits in one letter, once, and again where the mail was down', async () => {
    const id = await article()
    for (let n = 0; n < 25; n++) await post(id, { body: `お便り${n} ${randomUUID()}` })
    const rules = commentSettings(comments)
    isMailDown = true
    await expect(tendComments(newsroom.payload, rules)).rejects.toThrow('down')
    isMailDown = false
    expect((await tendComments(newsroom.payload, rules)).told).toBe(25)
    expect((await tendComments(newsroom.payload, rules)).told).toBe(0)
    expect(letters).toHaveLength(1)
    const [letter] = letters
    expect(letter).toMatchObject({
      to: ['desk@newsroom.test'],
      subject: '承認待ちのコメントが25件あります',
    })
    expect(letter!.text).toContain('お便り0')
    expect(letter!.text).toContain('ほか5件')
    expect(letter!.text).toContain('https://newsroom.test/admin/collections/comments/queue')
    await Promise.all([post(id), post(id)])
    const [one, other] = await Promise.all([
      tendComments(newsroom.payload, rules),
      tendComments(newsroom.payload, rules),
    ])
    expect(one.told + other.told).toBe(2)
  })

  it('forgets addresses in time; votes stay, and nobody is found by them', async () => {
    const id = await article()
    const { comment } = await post(id)
    await newsroom.editor('POST', '/comments/moderate', { ids: [comment.id], action: 'approve' })
    await newsroom.anonymous(
      'POST',
      `/comments/${comment.id}/votes`,
      { value: 1 },
      { 'X-Forwarded-For': '198.51.100.250' },
    )
    const kept = (): Promise<Record<string, unknown>[]> =>
      sql(
        `select address_hash as hash, (select count(*)::int from comment_votes where voter is not null) as voters from comments where id = '${comment.id}'`,
      )
    const rules = commentSettings(comments)
    await tendComments(newsroom.payload, rules)
    expect(await kept()).toEqual([{ hash: expect.stringMatching(/^[\da-f]{32}$/), voters: 1 }])
    await sql(
      `update comments set created_at = now() - interval '91 days' where id = '${comment.id}'`,
    )
    await sql(`update comment_votes set updated_at = now() - interval '91 days'`)
    expect((await tendComments(newsroom.payload, rules)).forgotten).toBe(1)
    expect(await kept()).toEqual([{ hash: null, voters: 0 }])
    const { body } = await newsroom.anonymous('GET', `/articles/${id}/comments`)
    expect(body.comments[0].votes.up).toBe(1)
  })

  it('keeps no address anywhere', async () => {
    const tables = await sql(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema in ('public', 'midashi') and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables) {
      const rows = await sql(
        `select t::text as row from ${String(name)} t where t::text like '%198.51.100.%'`,
      )
      expect(rows, String(name)).toEqual([])
    }
  })
})

describe('midashi recount', () => {
  const recount = async (...args: string[]): Promise<{ code: number | null; said: string }> => {
    const program = run('src/cli/midashi.ts', newsroom.env, 'recount', ...args)
    const code = await program.ended
    return { code, said: program.said() }
  }

  it('proves the counts, finds every wrong one and puts it right', async () => {
    const id = await article()
    const { comment } = await post(id)
    await newsroom.editor('POST', '/comments/moderate', { ids: [comment.id], action: 'approve' })
    const reply = (await post(id, { parent: comment.id })).comment.id
    await newsroom.editor('POST', '/comments/moderate', { ids: [reply], action: 'approve' })
    expect(await recount('--check')).toMatchObject({
      code: 0,
      said: expect.stringContaining('すべて合っています'),
    })
    await sql(
      `update comments set replies = 7, below = 0, votes_up = 3, score = .5 where id = '${comment.id}'`,
    )
    await sql(`update comments set standing = false where id = '${reply}'`)
    await sql(`update discussions set comments = 99 where article_id = '${id}'`)
    const checked = await recount('--check')
    expect(checked.code).toBe(1)
    for (const wrong of [
      'replies  7 → 1',
      'below  0 → 1',
      'votes_up  3 → 0',
      'score  0.5 → 0',
      'standing  0 → 1',
      'comments  99 → 2',
    ])
      expect(checked.said).toContain(wrong)
    expect((await recount()).code).toBe(0)
    expect((await recount('--check')).code).toBe(0)
    const { body } = await newsroom.anonymous('GET', `/articles/${id}/comments`)
    expect(body).toMatchObject({ count: 2, comments: [{ replies: 1, comments: [{ id: reply }] }] })
  }, 120_000)
})

describe('old comments', () => {
  const house = houseOf()
  const [manuscript] = readPage(
    readFileSync('src/newsroom/samples/news-column.txt', 'utf8'),
    house,
    'news-column.txt',
  )
  const options = { publishedAt: '2026-06-07T18:00:00+09:00' }
  const flat = (remarks: Remark[]): Remark[] =>
    remarks.flatMap((one) => [one, ...flat(one.replies)])

  it('come in with names, times, threads and votes, twice without doubling, and new ones by themselves', async () => {
    const first = await importManuscript(newsroom.payload, house, manuscript!, options)
    if (first.outcome !== 'written') throw new Error(first.outcome)
    const read = async (): Promise<any> =>
      (await newsroom.anonymous('GET', `/articles/${first.id}/comments?sort=oldest&depth=10`)).body
    const seen = await read()
    expect(seen.count).toBe(flat(manuscript!.comments).length)
    const compare = (shown: any[], remarks: Remark[]): void => {
      for (const remark of remarks) {
        const own = shown.find(
          ({ authorName, body }) => authorName === remark.author && body === remark.text,
        )
        expect(own.votes.imported).toBe(remark.votes)
        expect(own.postedAt.slice(0, 10)).toBe(
          new Date(remark.postedAt!).toISOString().slice(0, 10),
        )
        compare(own.comments, remark.replies)
      }
    }
    compare(seen.comments, manuscript!.comments)
    const best = (await newsroom.anonymous('GET', `/articles/${first.id}/comments`)).body.comments
    expect(best[0].votes.imported).toBe(
      Math.max(...manuscript!.comments.map(({ votes }) => votes ?? 0)),
    )

    const again = await importManuscript(newsroom.payload, house, manuscript!, options)
    expect(again).toMatchObject({ outcome: 'unchanged', comments: 0 })
    const late: Remark = {
      author: '遅れて来た人',
      postedAt: '2026-06-11',
      text: '今読みました。',
      votes: null,
      replies: [],
    }
    const grown = { ...manuscript!, comments: [late, ...manuscript!.comments] }
    expect(await importManuscript(newsroom.payload, house, grown, options)).toMatchObject({
      outcome: 'unchanged',
      comments: 1,
    })
    expect((await read()).count).toBe(seen.count + 1)
  })
})
