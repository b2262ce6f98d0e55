import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const places = ['北浜', '南町', '東山', '西川', '中央', '新田', '大橋', '小島', '白石', '黒岩']
const things = [
  '港の堤防',
  '駅前の広場',
  '古い市場',
  '子ども図書館',
  '小学校の体育館',
  '吊り橋',
  '海浜公園',
]

/** A body of some 600 characters that is like no other of another number. */
const story = (n: number): string =>
  `【概要】\n${[0, 1, 2].map((i) => sentence(n, i)).join('')}\n【詳細】\n${[3, 4, 5, 6, 7].map((i) => sentence(n, i)).join('\n')}\n【要点】\n・${places[n % 10]}の${things[n % 7]}`
const sentence = (n: number, i: number): string =>
  `${places[(n + i) % 10]}の${things[(n * 3 + i) % 7]}では${n * 17 + i * 3}人が集まり、${1900 + n * 7 + i}年から続く行事を${n + i + 2}日かけて見守ったと${places[(n + 2 * i + 1) % 10]}新聞の${n}号が伝えている。`

const post = async (text: string, title: string, status = 'draft') => {
  const { body } = await newsroom.editor('POST', `/articles?draft=${status === 'draft'}`, {
    ...(await digest(newsroom, { body: bodyOf(text), title })),
    _status: status,
  })
  return body.doc
}
const about = (doc: any): unknown[] =>
  doc.proof.findings.filter(({ rule }: { rule: string }) => rule === 'sameArticle')

describe('the same piece posted twice', () => {
  it('is a warning with a score and the other article, and stops nothing', async () => {
    const first = await post(story(1), '最初の記事', 'published')
    expect(about(first)).toEqual([])
    const again = await post(
      story(1).replaceAll('見守った', '静かに見守った'),
      '二度目',
      'published',
    )
    expect(again._status).toBe('published')
    const [found] = about(again) as [{ article: string; severity: string; message: { ja: string } }]
    expect(found).toMatchObject({ severity: 'warning', article: first.id })
    expect(found.message.ja).toMatch(/記事「最初の記事」の本文の9\d％がこの記事にもあります/)
  })

  it('is found where it was cut, and where its letters have another width', async () => {
    const whole = await post(story(2), '全文')
    const half = story(2).slice(0, story(2).length / 2)
    expect(about(await post(half, '前半'))).toMatchObject([{ article: whole.id }])
    const wide = story(2).replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    expect(about(await post(wide, '全角'))).toEqual(
      expect.arrayContaining([expect.objectContaining({ article: whole.id })]),
    )
  })

  it('is not found in another article, in the bin, or once one of them is rewritten', async () => {
    expect(about(await post(story(3), '別の記事'))).toEqual([])
    const first = await post(story(4), '元の記事')
    await newsroom.editor('PATCH', `/articles/${first.id}?draft=true`, { body: bodyOf(story(5)) })
    expect(about(await post(story(4), '元と同じだった記事'))).toEqual([])
    const binned = await post(story(6), '捨てる記事')
    await newsroom.editor('PATCH', `/articles/${binned.id}`, {
      deletedAt: new Date().toISOString(),
    })
    expect(about(await post(story(6), '捨てた記事と同じ'))).toEqual([])
    const deleted = await post(story(7), '消す記事')
    const gone = await newsroom.editor('DELETE', `/articles/${deleted.id}`)
    expect(gone.status).toBe(200)
    expect(about(await post(story(7), '消した記事と同じ'))).toEqual([])
  })

  it('is found though a save answers with a title alone, or saves go on side by side', async () => {
    const first = await post(story(8), '題名だけの返事', 'published')
    const path = `/articles/${first.id}?select[title]=true`
    const saves = await Promise.all(
      [1, 2, 3].map((n) => newsroom.editor('PATCH', path, { kicker: `${n}` })),
    )
    expect(saves.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(about(await post(story(8), '同じ記事'))).toMatchObject([{ article: first.id }])
    await newsroom.editor('PATCH', path, { body: bodyOf(story(9)) })
    expect(about(await post(story(9), '書き直した先と同じ'))).toMatchObject([{ article: first.id }])
  })

  it('keeps its index to itself', async () => {
    for (const person of [newsroom.anonymous, newsroom.editor, newsroom.admin])
      expect([403, 404, 501]).toContain((await person('GET', '/fingerprints')).status)
  })

  it('compares with no more articles where a phrase is in all of them', async () => {
    const shared = sentence(80, 1) + sentence(80, 2) + sentence(80, 3)
    for (let n = 0; n < 25; n++) await post(`${story(100 + n)}\n${shared}`, `連載 ${n}`)
    const { db } = newsroom.payload
    const { docs } = await db.find<any>({
      collection: 'fingerprints',
      limit: 500,
      pagination: false,
    })
    const counts = new Map<number, number>()
    for (const { hashes } of docs)
      for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    expect(counts.size).toBeGreaterThan(100)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(8)
  })
})
