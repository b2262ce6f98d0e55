import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

const textAbout = (detail: string): string =>
  `【概要】\n北浜市の市場で、朝の競りが三年ぶりに一般へ公開された。\n【詳細】\n${detail}\n【要点】\n・公開は三年ぶり\n・入場は無料`

let newsroom: Newsroom
let editor: Person
let writer: Person
let anonymous: Person

const create = async (title: string, detail: string, isPublished: boolean): Promise<string> => {
  const data = await digest(newsroom, { title, body: bodyOf(textAbout(detail)) })
  const { body, status } = isPublished
    ? await editor('POST', '/articles', { ...data, _status: 'published' })
    : await writer('POST', '/articles?draft=true', data)
  expect(status).toBe(201)
  return body.doc.id
}

let live: string
let draft: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  ;({ editor, writer, anonymous } = newsroom)
  live = await create(
    '市場の競りを公開',
    '仲卸の店が並ぶ通路から、ミサキ港のサバの競りを見た。',
    true,
  )
  draft = await create(
    '渡し船の朝',
    '対岸へ向かうフェリーは、髙橋船長が一人で動かしている。',
    false,
  )
})

/** What was typed into the list's field, as Payload puts it: one condition beside those of the list. */
const asked = (typed: string): string =>
  `where[and][0][or][0][searchText][like]=${encodeURIComponent(typed)}`
const found = async (typed: string, who: Person = writer): Promise<string[]> => {
  const { body, status } = await who('GET', `/articles?draft=true&depth=0&${asked(typed)}`)
  expect(status).toBe(200)
  expect(body.totalDocs).toBe(body.docs.length)
  return body.docs.map(({ id }: { id: string }) => id)
}

describe('the search of the list of articles', () => {
  it.each([
    ['a word of the body', '仲卸'],
    ['katakana typed as hiragana', 'みさき'],
    ['half-width letters', 'ﾐｻｷ'],
    ['two words, in any order', 'サバ 競り'],
    ['a word that another lacks', '三年ぶり -渡し船'],
    ['the title of what is cited', '三年ぶり再開 仲卸'],
  ])('finds what is published by %s', async (_, typed) => {
    expect(await found(typed)).toEqual([live])
  })

  it.each([
    ['a word of the body', '船長'],
    ['half-width letters', 'ﾌｪﾘｰ'],
    ['another form of a character', '高橋'],
    ['a phrase', '「渡し船の朝」'],
  ])('finds a draft nobody has published by %s', async (_, typed) => {
    expect(await found(typed)).toEqual([draft])
  })

  it('is found wherever Payload takes a condition, and refused where it is none', async () => {
    const inside = `where[OR][0][AND][0][searchText][contains]=${encodeURIComponent('仲卸')}`
    const { body } = await writer('GET', `/articles?draft=true&depth=0&${inside}`)
    expect(body.docs.map(({ id }: { id: string }) => id)).toEqual([live])
    for (const question of ['where[searchText][equals]=仲卸', 'sort=searchText'])
      for (const who of [writer, anonymous]) {
        const { status } = await who('GET', `/articles?${question}`)
        expect(status, question).toBeLessThan(500)
      }
  })

  it('finds nothing where nobody says it, and everything where nothing was typed', async () => {
    expect(await found('潜水艦')).toEqual([])
    expect((await found(' ')).sort()).toEqual([live, draft].sort())
  })

  it('finds a draft as it was saved last', async () => {
    const id = await create('灯台の夜', '灯台守が最後の当直を終えた。', false)
    expect(await found('当直')).toEqual([id])
    const body = bodyOf(textAbout('灯台守が記念館の館長になった。'))
    await writer('PATCH', `/articles/${id}?draft=true&autosave=true`, { body })
    expect(await found('館長')).toEqual([id])
    expect(await found('当直')).toEqual([])
  })

  it('finds what is published by what is drafted over it, too', async () => {
    const id = await create('防波堤の工事', '防波堤の先端で石を積む工事が始まった。', true)
    expect(await found('石を積む')).toEqual([id])
    const body = bodyOf(textAbout('防波堤の先端で測量が始まった。'))
    await writer('PATCH', `/articles/${id}?draft=true`, { body })
    expect(await found('測量')).toEqual([id])
  })

  it('finds what waits for its time, and no reader does', async () => {
    const data = await digest(newsroom, {
      title: '朝市の予告',
      body: bodyOf(textAbout('来年の朝市では帆立を並べる。')),
      publishedAt: '2050-01-01T00:00:00.000Z',
      _status: 'published',
    })
    const { body } = await editor('POST', '/articles', data)
    expect(await found('帆立')).toEqual([body.doc.id])
    const read = await anonymous('GET', `/site/search?q=${encodeURIComponent('帆立')}`)
    expect(read.body.docs).toEqual([])
  })

  it('is what a change of all that was found goes by', async () => {
    const id = await create('製氷所の朝', '製氷所が稼働を始めた。', false)
    const { body, status } = await editor('PATCH', `/articles?draft=true&${asked('製氷所')}`, {
      kicker: '漁港',
    })
    expect(status).toBe(200)
    expect(body.docs.map((doc: { id: string }) => doc.id)).toEqual([id])
    const other = await editor('GET', `/articles/${draft}?draft=true&depth=0`)
    expect(other.body.kicker ?? null).toBeNull()
  })

  it('is nobody else’s: a reader is refused, and learns of no draft', async () => {
    for (const typed of ['仲卸', '船長']) {
      const { body, status } = await anonymous('GET', `/articles?${asked(typed)}`)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toContain(draft)
    }
  })
})
