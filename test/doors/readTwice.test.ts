import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { parseFile } from '../../src/text/parsers/parsers.ts'
import { house } from '../setup/house.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

let newsroom: Newsroom
let editor: Person
let writer: Person
beforeAll(async () => {
  newsroom = await openNewsroom()
  ;({ editor, writer } = newsroom)
})

let number = 0
const article = (minutes = '十分', more = ''): string => `霧の朝の渡し船、春に再開 ${number}
2026年3月14日 9時30分
【概要】
北浜港の渡し船が三年ぶりに再開する見通しになった。片道は${minutes}で、料金は八百円である。
【詳細】
港湾局は試験運航の結果を公表した。岸壁の修理は三月に終わり、待合室も新しく建て直す。${more}
市の担当者は、利用者が増えれば夏から便を増やす方針を示した。
【要点】
・来春に再開する
・修理は三月に終わる
【引用】
渡し船が再開へ 北浜日報 2026年3月13日 https://kitahama.example/ferry/${number}
`
const words = (doc: unknown): string => JSON.stringify((doc as { body: unknown }).body)
const read = async (text: string, who = editor) =>
  (await who('POST', '/articles/read', { text })).body.manuscripts[0]

describe('a text that was pasted twice', () => {
  it('is halved, and what was taken out stands in the log of the article it becomes', async () => {
    number++
    const { repairs, title, format, body, citations } = await read(`${article()}\n${article()}`)
    expect(citations).toHaveLength(1)
    expect(repairs).toHaveLength(1)
    expect(repairs[0].text).toContain('2026年3月14日')
    const cited = await writer('POST', '/sources/cite', { citations })
    const { body: made, status } = await writer('POST', '/articles?draft=true', {
      title,
      format,
      body,
      citations: cited.body.citations,
      repairs,
      _status: 'draft',
    })
    expect(status).toBe(201)
    expect(made.doc.proof.repairs).toMatchObject([{ rule: 'repeatedText', text: repairs[0].text }])
    expect(made.doc.repairs ?? null).toBeNull()
    // A form may send them again with its next save.
    const { body: again } = await writer('PATCH', `/articles/${made.doc.id}?draft=true`, {
      repairs,
    })
    expect(again.doc.proof.repairs).toHaveLength(1)
    const { status: undone, body: whole } = await editor(
      'POST',
      `/articles/${made.doc.id}/repairs/${repairs[0].id}/undo?draft=true`,
    )
    expect(undone).toBe(200)
    expect(words(whole.doc ?? whole).match(/片道は十分/g)).toHaveLength(2)
  })

  it('is halved on import too, with the same log, and the report says so', async () => {
    number++
    const [manuscript] = parseFile(`${article()}\n${article()}`, house, 'a.txt')
    const outcome = await importManuscript(newsroom.payload, house, manuscript!)
    expect(outcome).toMatchObject({ outcome: 'written', published: true })
    expect(outcome.outcome === 'written' && outcome.repeated[0]).toBeGreaterThan(150)
    const { body } = await editor('GET', `/articles/${(outcome as { id: string }).id}`)
    expect(body.proof.repairs).toHaveLength(1)
  })

  it('keeps both copies where they differ: no sentence is lost, and none becomes a source', async () => {
    number++
    const { citations, body, findings } = await read(
      `${article()}\n${article('十五分', '新しい船も一隻入る。')}`,
    )
    expect(citations).toMatchObject([{ title: '渡し船が再開へ' }])
    for (const said of ['片道は十分で', '片道は十五分で', '新しい船も一隻入る。'])
      expect(JSON.stringify(body)).toContain(said)
    expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('repeatedText')
  })

  it('names what only the copy says, which stays', async () => {
    number++
    const { added, body } = await read(`${article()}\n${article('十分', '新しい船も一隻入る。')}`)
    expect(added).toEqual(['新しい船も一隻入る。'])
    expect(JSON.stringify(body)).toContain('新しい船も一隻入る。')
  })

  it('takes no log in another form, and none of a stranger', async () => {
    number++
    const { repairs, title, body } = await read(`${article()}\n${article()}`)
    for (const wrong of [
      'repairs',
      [{}],
      [{ ...repairs[0], nodes: [{ at: 0 }] }],
      [{ ...repairs[0], id: '../x' }],
      Array.from({ length: 201 }, () => repairs[0]),
    ]) {
      const answer = await writer('POST', '/articles?draft=true', { title, body, repairs: wrong })
      expect(answer.status).toBe(400)
      expect(JSON.stringify(answer.body)).toContain('repairs')
    }
    expect((await newsroom.anonymous('POST', '/articles', { title, body, repairs })).status).toBe(
      403,
    )
  })
})

describe('sources of a reading that is undone', () => {
  const cite = async (url: string, who = writer) =>
    (
      await who('POST', '/sources/cite', {
        citations: [{ title: '霧の朝', publisher: '北浜日報', url }],
      })
    ).body
  const address = (): string => `https://kitahama.example/${crypto.randomUUID()}`

  it('go again where nothing cites them', async () => {
    const { made, citations } = await cite(address())
    const { body } = await writer('POST', '/sources/forget', { made })
    expect(body).toEqual({ gone: [citations[0].source], kept: [] })
    expect((await editor('GET', `/sources/${citations[0].source}`)).status).toBe(404)
  })

  it('stay where they were there before, are cited in a draft, or were changed', async () => {
    const url = address()
    const first = await cite(url)
    expect((await cite(url)).made).toEqual([])
    await writer('POST', '/articles?draft=true', {
      title: '霧の朝',
      citations: first.citations,
      _status: 'draft',
    })
    const second = await cite(address())
    await wait(1100)
    await editor('PATCH', `/sources/${second.citations[0].source}`, { author: '佐藤' })
    const { body } = await writer('POST', '/sources/forget', {
      made: [...first.made, ...second.made],
    })
    expect(body.gone).toEqual([])
    expect(body.kept).toHaveLength(2)
  })

  it('are nobody else’s to take back', async () => {
    const { made, citations } = await cite(address())
    for (const receipts of [
      [`${citations[0].source}.${'x'.repeat(43)}`],
      ['x'],
      'x',
      undefined,
      [null],
    ])
      expect((await writer('POST', '/sources/forget', { made: receipts })).status).toBe(400)
    expect((await editor('POST', '/sources/forget', { made })).status).toBe(400)
    expect((await newsroom.anonymous('POST', '/sources/forget', { made })).status).toBe(403)
    expect((await editor('GET', `/sources/${citations[0].source}`)).status).toBe(200)
  })
})

describe('categories of an import', () => {
  const withCategory = (category: string): string =>
    article().replace('【概要】', `カテゴリー：${category}\n【概要】`)
  const imported = async (category: string, options = {}) => {
    number++
    const [manuscript] = parseFile(withCategory(category), house, 'a.txt')
    return importManuscript(newsroom.payload, house, manuscript!, options)
  }

  it('are made where they have the form of a name, and a dry run names them', async () => {
    const name = `海と空${number}`
    expect(await imported(name, { dryRun: true })).toMatchObject({ newCategory: name })
    expect(await imported(name)).toMatchObject({ newCategory: name })
    expect(await imported(name)).toMatchObject({ newCategory: null })
  })

  it('are not made of anything else', async () => {
    for (const text of ['午前9時の便', '2026年春の便', '港が開いた。', '→続き'])
      expect(await imported(text)).toMatchObject({ newCategory: null })
  })
})
