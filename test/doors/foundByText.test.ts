import { sql } from '@payloadcms/db-postgres/drizzle'
import fc from 'fast-check'
import { createLocalReq, type PayloadRequest } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { runSql } from '../../src/database/runSql.ts'
import { searchFold } from '../../src/text/search/searchFold.ts'
import { searchPattern } from '../../src/text/search/searchPattern.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'
import { landscape } from '../setup/pictures.ts'

let newsroom: Newsroom
let req: PayloadRequest
let [pier, harbour]: string[] = []
let [daily, bureau]: string[] = []

const picture = async (filename: string, alt: string, credit: string): Promise<string> => {
  const form = new FormData()
  const bytes = await landscape(7, 60, 40).jpeg().toBuffer()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), filename)
  form.append('_payload', JSON.stringify({ alt, credit: { text: credit } }))
  return (await newsroom.editor('POST', '/media', form)).body.doc.id
}
const source = async (data: Record<string, string>): Promise<string> =>
  (await newsroom.editor('POST', '/sources', data)).body.doc.id

beforeAll(async () => {
  newsroom = await openNewsroom()
  req = await createLocalReq({}, newsroom.payload)
  pier = await picture('桟橋.jpg', 'ミサキ港のフェリー', '北浜通信社')
  harbour = await picture('港.jpg', '髙橋船長', '南浜通信社')
  daily = await source({ title: '連絡船ﾌｪﾘｰの運航', publisher: '北浜日報' })
  bureau = await source({ title: '運航の記録', url: 'https://kitahama.example/kiroku' })
})

const found = async (collection: string, typed: string): Promise<string[]> => {
  const { body, status } = await newsroom.writer(
    'GET',
    `/${collection}?depth=0&where[and][0][or][0][searchText][like]=${encodeURIComponent(typed)}`,
  )
  expect(status, JSON.stringify(body)).toBe(200)
  return body.docs.map(({ id }: { id: string }) => id).sort()
}

describe('the lists of pictures and of sources', () => {
  it.each([
    ['ﾌｪﾘｰ', () => [pier]],
    ['ふぇりー みさき', () => [pier]],
    ['高橋', () => [harbour]],
    ['浜通信社', () => [pier, harbour]],
    ['浜通信社 -桟橋', () => [harbour]],
    ['潜水艦', () => []],
    ['100%', () => []],
  ])('find a picture by %s', async (typed, ids) => {
    expect(await found('media', typed)).toEqual(ids().sort())
  })

  it.each([
    ['フェリー', () => [daily]],
    ['運航', () => [daily, bureau]],
    ['kitahama.example', () => [bureau]],
    ['北浜日報', () => [daily]],
  ])('find a source by %s', async (typed, ids) => {
    expect(await found('sources', typed)).toEqual(ids().sort())
  })

  it.each(['media', 'sources'])('are searched by staff alone: %s', async (collection) => {
    const { status } = await newsroom.anonymous(
      'GET',
      `/${collection}?where[searchText][like]=${encodeURIComponent('北浜')}`,
    )
    expect([400, 403]).toContain(status)
  })
})

describe('a pattern of a word', () => {
  const signs = fc.constantFrom(
    ...'港ﾐナなガｶﾞーｰ-‐―〜~ 　,，、．。’“Ａa１1髙高﨑ヴヶㇰ\u200bｦ㌔①ﬁéÉ[]^$*.\\'.normalize('NFC'),
  )
  const texts = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''))

  it('is there where the folded word is in the folded text', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(), texts, async (text, from, length, other) => {
        const folded = [...searchFold(text)]
        const start = from % (folded.length + 1)
        const word = folded.slice(start, start + 1 + (length % 4)).join('')
        // What begins with a long mark may have been a dash behind kana.
        fc.pre(word !== '' && !/^[ー~-]/.test(word))
        for (const [where, isThere] of [
          [text, true],
          [other, searchFold(other).includes(word)],
        ] as const) {
          const [row] = await runSql(
            req,
            sql`select lower(normalize(${where}::text, NFKC)) ~ ${searchPattern(word)} as found`,
          )
          expect(row!.found, `${word} in ${where}`).toBe(isThere)
        }
      }),
      { numRuns: 400 },
    )
  })
})
