import { beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const raw = `北浜港の定期航路が再開
2026年3月14日 09:30
タグ：港、船
執筆者：山野
Ainovaで作成
【概要】
北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が列を作った。
【詳細】
港湾局は一日二往復の運航を続け、夏から便を増やす方針を示している。
【要点】
・再開は三年ぶり
【引用・参照・底本】
北浜港、三年ぶり再開 北浜日報 2026.03.13
https://kitahama.example/1

いいね！ 3`

const read = (data: unknown, who = newsroom.editor) => who('POST', '/articles/read', data)

describe('reading a raw text over REST', () => {
  it('gives the manuscript with its parts, and where each stands', async () => {
    const { status, body } = await read({ text: raw })
    expect(status).toBe(200)
    const [manuscript] = body.manuscripts
    expect(manuscript).toMatchObject({
      title: '北浜港の定期航路が再開',
      publishedAt: '2026-03-14T09:30:00+09:00',
      tags: ['港', '船'],
      format: 'digest',
      eyecatchCredit: { text: 'Ainovaで作成', kind: 'ai' },
      citations: [
        { title: '北浜港、三年ぶり再開', publisher: '北浜日報', url: 'https://kitahama.example/1' },
      ],
    })
    const said = ([start, end]: [number, number]) => body.text.slice(start, end)
    expect(
      manuscript.sections.map(({ kind, span }: any) => [kind, said(span).split('\n')[0]]),
    ).toEqual([
      ['summary', '【概要】'],
      ['detail', '【詳細】'],
      ['keyPoints', '【要点】'],
      ['citations', '【引用・参照・底本】'],
    ])
    expect(manuscript.unread.map(({ text, span }: any) => [text, said(span)])).toEqual([
      ['執筆者：山野', '執筆者：山野'],
      ['いいね！ 3', 'いいね！ 3'],
    ])
    expect(manuscript.body.root.children[0]).toMatchObject({ type: 'heading', tag: 'h2' })
    expect(manuscript.findings).toEqual([])
  })

  it('names what the rules find, with its place in the text', async () => {
    const { body } = await read({ text: raw.replace('・再開は三年ぶり', '再開は三年ぶりだ。') })
    expect(body.manuscripts[0].findings).toEqual([
      expect.objectContaining({
        rule: 'missingList',
        span: [body.text.indexOf('【要点】'), body.text.indexOf('【要点】') + 4],
      }),
    ])
  })

  it('takes out what was pasted twice, and says where it stood', async () => {
    const [front, rest] = [
      raw.split('【概要】')[0]!,
      `【概要】${raw.split('【概要】')[1]!}`.split('\n\n')[0]!,
    ]
    const { body } = await read({ text: `${front}${rest}\n${rest}` })
    const [manuscript] = body.manuscripts
    expect(manuscript.repairs).toHaveLength(1)
    const [start, end] = manuscript.repairs[0].span
    expect(start).toBeGreaterThan(body.text.indexOf('https://'))
    expect(body.text.slice(start, end)).toContain('港湾局は一日二往復')
  })

  it('reads HTML and Markdown, two articles, and nothing', async () => {
    const html = await read({
      text: '<h1>港が再開</h1><h2>概要</h2><p>港が<b>開いた</b>。</p><h2>要点</h2><ul><li>三月</li></ul>',
    })
    expect(html.body.manuscripts[0]).toMatchObject({ title: '港が再開', format: 'digest' })
    const markdown = await read({
      text: '# 港が再開\n\n## 概要\n\n港が**開いた**。\n\n## 要点\n\n- 三月',
      type: 'markdown',
    })
    expect(markdown.body.manuscripts[0].body).toEqual(html.body.manuscripts[0].body)
    const two = await read({
      text: `${raw}\n\n-----\n\n${raw.replace('北浜港の定期航路が再開', '朝市が月二回に')}`,
    })
    expect(two.body.manuscripts.map(({ title }: any) => title)).toEqual([
      '北浜港の定期航路が再開',
      '朝市が月二回に',
    ])
    const nothing = await read({ text: ' \n ' })
    expect(nothing.body.manuscripts).toEqual([])
  })

  it('learns publishers from the archive', async () => {
    await newsroom.editor('POST', '/sources', {
      title: '朝市の日',
      publisher: 'みなと瓦版',
      url: 'https://minato.example/1',
    })
    const { body } = await read({
      text: `${raw}\n渡し船の冬 みなと瓦版 2026.03.13\nhttps://minato.example/2`.replace(
        '\n\nいいね！ 3',
        '',
      ),
    })
    expect(body.manuscripts[0].citations[1]).toMatchObject({
      title: '渡し船の冬',
      publisher: 'みなと瓦版',
    })
  })

  it('stores nothing, and is for staff', async () => {
    const count = async () => {
      const { payload } = newsroom
      const counts = await Promise.all(
        (['articles', 'sources', 'categories'] as const).map((collection) =>
          payload.count({ collection }),
        ),
      )
      return counts.map(({ totalDocs }) => totalDocs)
    }
    const before = await count()
    expect((await read({ text: raw }, newsroom.writer)).status).toBe(200)
    expect((await read({ text: raw }, newsroom.anonymous)).status).toBe(403)
    expect(await count()).toEqual(before)
  })

  it.each([
    [{}],
    [{ text: 7 }],
    [{ text: '港', type: 'pdf' }],
    [{ text: '港'.repeat(1_000_001) }],
    [null],
  ])('refuses what is no text with a remedy (%#)', async (data) => {
    const { status, body } = await read(data)
    expect(status).toBe(400)
    expect(body.errors[0].message).toContain('text')
  })
})
