import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { provePages, type Wrong } from '../../../src/published/provePages.ts'
import { digest } from '../../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../../setup/newsroom.ts'
import { run } from '../../setup/program.ts'

let newsroom: Newsroom
const ids: string[] = []
const slugs: string[] = []
const prove = async (check: boolean): Promise<Wrong[]> =>
  (await provePages(newsroom.payload, check, () => {})).wrong
const sql = (text: string, values: unknown[] = []): Promise<unknown> =>
  (newsroom.payload.db as unknown as { pool: pg.Pool }).pool.query(text, values)
const title = async (n: number): Promise<string | undefined> =>
  (await newsroom.anonymous('GET', `/site/articles/${encodeURIComponent(slugs[n]!)}`)).body.article
    ?.title

/** `midashi pages`, as a person runs it. */
const pages = async (...args: string[]): Promise<{ code: number | null; said: string }> => {
  const program = run('src/cli/midashi.ts', newsroom.env, 'pages', ...args)
  return { code: await program.ended, said: program.said() }
}

beforeAll(async () => {
  newsroom = await openNewsroom()
  for (let n = 0; n < 4; n++) {
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { title: `北浜港の記録 ${n}`, tags: ['港'] })),
      _status: 'published',
    })
    ids.push(body.doc.id)
    slugs.push(body.doc.slug)
  }
  for (let n = 0; n < 4; n++) await title(n)
})

it('what hooks have kept is right', async () => {
  expect(await prove(true)).toEqual([])
})

it(
  'what was changed behind Payload’s back is named, left with --check, and put right without',
  { timeout: 120_000 },
  async () => {
    await sql('update articles set title = $1 where id = $2', ['裏で改題', ids[0]])
    await sql("update articles set _status = 'draft' where id = $1", [ids[1]])
    await sql('delete from midashi_published where article = $1', [ids[2]])
    await sql("update midashi_published_counts set articles = 9 where kind = 'tag'")
    const wrong = await prove(true)
    expect(wrong).toEqual(
      expect.arrayContaining([
        { what: 'differs', about: ids[0] },
        { what: 'private', about: ids[1] },
        { what: 'missing', about: ids[2] },
        { what: 'counts', about: 'tag:港' },
      ]),
    )
    expect(await title(0)).toBe('北浜港の記録 0')
    const checked = await pages('--check')
    expect(checked.code).toBe(1)
    expect(checked.said).toContain(`${ids[0]}  ページが記事と違います`)
    expect(checked.said).toContain('直すには --check を外して')
    const mended = await pages()
    expect([mended.code, mended.said]).toEqual([0, expect.stringContaining('作り直しました')])
    const again = await pages('--check')
    expect([again.code, again.said]).toEqual([0, expect.stringContaining('すべて合っています')])
    expect([await title(0), await title(1), await title(2)]).toEqual([
      '裏で改題',
      undefined,
      '北浜港の記録 2',
    ])
    const { docs } = (await newsroom.anonymous('GET', '/site/tags')).body
    expect(docs).toEqual([{ tag: '港', articles: 3 }])
  },
)
