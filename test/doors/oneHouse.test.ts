import { beforeAll, describe, expect, it } from 'vitest'
import { proofreadStored } from '../../src/cli/mendArchive.ts'
import { readArticle } from '../../src/database/articleRecords.ts'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { fromArticle, type SourceRecord } from '../../src/text/article/fromArticle.ts'
import { houseData, houseFrom } from '../../src/text/house/houseData.ts'
import { shownFindings } from '../../src/text/house/shownFindings.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { house } from '../setup/house.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

// One article with something to find at each kind of place, in an archive that knows who publishes on the host it cites. What
// the archive knows teaches whoever reads a text; all doors proofread by the house alone.
const text = (n: number): string => `渡し船の便りその${n}
2026年3月14日 09:30
【概要】
北浜の渡し船が三年ぶりに再開し、初日は朝から多くの人が船着き場に列を作った。
【詳細】
船会社は一日二往復の運航を続け、使う人が増えれば夏から便を増やす方針を示している。
【引用・参照・底本】
渡し船、三年ぶり再開 南嶺タイムズ 2026.03.0${n}
https://kitahama.example/news/${n}
Harbour ferry service resumes after three years Kitahama Daily 2026.03.01
https://kitahama.example/news/mayor-announces-new-library-hours-${n}`

type Found = { rule: string; place: string; severity: string }

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
  for (let n = 0; n < 5; n++)
    await newsroom.editor('POST', '/sources', {
      title: `北浜の話題その${n}`,
      publisher: '北浜日報',
      url: `https://kitahama.example/old/${n}`,
    })
})

const placed = (findings: Found[]): string[] =>
  findings.map(({ rule, place, severity }) => `${rule} ${place} ${severity}`).toSorted()

const stored = async (id: string): Promise<string[]> => {
  const { proof } = (await readArticle(newsroom.payload, { id, draft: true })) as unknown as {
    proof: { findings: Found[] }
  }
  return placed(proof.findings)
}

describe('one article, one house', () => {
  it('every door finds the same in it, whatever the archive knows', async () => {
    const { editor, payload } = newsroom
    const read = (await editor('POST', '/articles/read', { text: text(1) })).body.manuscripts[0]
    const expected = placed(read.findings)
    expect(expected).toEqual(['missingSection body error', 'wrongCitation citations.1 warning'])

    const { citations } = (await editor('POST', '/sources/cite', { citations: read.citations }))
      .body
    const data = { title: read.title, format: read.format, body: read.body, citations }
    const { id } = (await editor('POST', '/articles?draft=true', data)).body.doc
    expect(await stored(id), 'a save over REST').toEqual(expected)
    await editor('PATCH', `/articles/${id}?draft=true&autosave=true`, { kicker: '港' })
    expect(await stored(id), 'an autosave').toEqual(expected)
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { kicker: '海' } as never,
    })
    expect(await stored(id), 'a save over the Local API').toEqual(expected)
    const refused = await editor('PATCH', `/articles/${id}`, { _status: 'published' })
    expect(refused.status, 'publishing').toBe(400)

    const audited = await proofreadStored(payload, id, { slug: 'articles', house, fields: null })
    expect(placed(audited.findings), 'the audit').toEqual(expected)

    const article = await readArticle(payload, { id, draft: true, depth: 0 })
    const { docs } = await payload.find({ collection: 'sources', limit: 100, depth: 0 })
    const there = houseFrom(JSON.parse(JSON.stringify(houseData(house))))
    const relations = {
      sources: new Map(docs.map((doc) => [String(doc.id), doc as unknown as SourceRecord])),
    }
    const shown = shownFindings(fromArticle(article, there, relations), there, {
      findings: audited.findings,
    })
    expect(placed(shown), 'the panel').toEqual(expected)

    const [manuscript] = readPage(text(2), house)
    const imported = await importManuscript(payload, house, manuscript!)
    expect(imported.outcome === 'written' && (await stored(imported.id)), 'the import').toEqual(
      expected,
    )
  })
})
