import { sql } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { runSql, type Statement } from '../../src/database/runSql.ts'
import { upgradeAtStart } from '../../src/database/upgrades/upgradeData.ts'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { parseFile } from '../../src/text/parsers/parsers.ts'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { house } from '../setup/house.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'
import { run } from '../setup/program.ts'

let newsroom: Newsroom
let editor: Person
beforeAll(async () => {
  newsroom = await openNewsroom()
  editor = newsroom.editor
})

const apart = (text: string): string => text.normalize('NFD')
const query = async (statement: Statement): Promise<Record<string, unknown>[]> =>
  runSql(await createLocalReq({}, newsroom.payload), statement)

describe('text is kept in one form, however it was typed', () => {
  it.each([
    ['sources', { title: apart('ガラスの桟橋'), publisher: apart('北浜ガゼット') }],
    ['categories', { name: apart('ガラス工芸'), description: apart('窓ガラスの話') }],
    [
      'articles',
      { title: apart('ガラスの桟橋、公開'), kicker: apart('ガラスの街'), _status: 'draft' },
    ],
    [
      'users',
      { name: apart('ガブリエル'), email: 'gab@kitahama.example', password: 'Minato-2026' },
    ],
  ])('%s', async (collection, data) => {
    const { body, status } = await newsroom.admin('POST', `/${collection}`, data)
    expect(status).toBe(201)
    expect(JSON.stringify(body.doc)).toContain('ガ')
    expect(JSON.stringify(body.doc)).not.toMatch(/\u3099/)
    const { doc } = body
    const patch = { [collection === 'users' ? 'name' : 'description']: apart('ギター') }
    if (collection !== 'categories' && collection !== 'users') return
    const { body: changed } = await newsroom.admin('PATCH', `/${collection}/${doc.id}`, patch)
    expect(JSON.stringify(changed.doc)).toContain('ギター')
  })

  it('in the body and in comments of readers', async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom, {
        title: 'ガラスの橋',
        body: bodyOf(apart(wholeText.replace('一日二往復の運航', '港のガラス戸の修理'))),
      })),
      commentPolicy: 'open',
      _status: 'published',
    })
    expect(JSON.stringify(body.doc.body)).toContain('港のガラス戸の修理')
    const { body: comment } = await newsroom.payload
      .create({
        collection: 'comments',
        data: {
          article: body.doc.id,
          authorName: apart('ガク'),
          body: apart('ガラス'),
          status: 'approved',
        },
      } as never)
      .then((doc) => ({ body: doc as unknown as { authorName: string; body: string } }))
    expect(comment).toMatchObject({ authorName: 'ガク', body: 'ガラス' })
  })

  it('and found by what is typed in either form', async () => {
    await editor('POST', '/sources', { title: 'ビードロの灯台' })
    for (const asked of ['ビードロ', apart('ビードロ')]) {
      const { body } = await editor(
        'GET',
        `/sources?where[title][like]=${encodeURIComponent(asked)}`,
      )
      expect(body.totalDocs).toBe(1)
    }
  })

  it('but the form of a family’s name stays', async () => {
    const name = '\u{fa19}谷\u{fa1b}子と葛\u{e0100}城'
    const { body } = await editor('POST', '/sources', { title: name })
    expect(body.doc.title).toBe(name)
  })

  it('the same manuscript in both is imported once', async () => {
    const text = [
      'ガラスの桟橋、十年ぶりに開く',
      '2026年3月14日 9時30分',
      '【概要】',
      '北浜港の桟橋が開く。',
      '【詳細】',
      'ガラスを張った床を港湾局が直した。',
      '【要点】',
      '・春に開く',
      '【引用】',
      'ガラスの桟橋 北浜日報 2026年3月13日 https://kitahama.example/glass/8',
    ].join('\n')
    const outcomes = []
    for (const form of ['NFD', 'NFC'])
      for (const manuscript of parseFile(text.normalize(form), house, 'a.txt'))
        outcomes.push((await importManuscript(newsroom.payload, house, manuscript)).outcome)
    expect(outcomes).toEqual(['written', 'unchanged'])
  })
})

describe('lines are tidied', () => {
  it('tags, names, titles, addresses and slugs, of outer space and what nobody sees', async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom, { title: ' 港\u200bの朝　' })),
      tags: ['港 ', '港', ' ', '', '\ufeff朝市', '　'],
      slug: ' minato\u00ad-asa ',
      eyecatchCredit: { text: ' 写真・北浜日報\u200b ' },
      _status: 'draft',
    })
    expect(body.doc).toMatchObject({
      title: '港の朝',
      tags: ['港', '朝市'],
      slug: 'minato-asa',
      eyecatchCredit: { text: '写真・北浜日報' },
    })
    const { body: source } = await editor('POST', '/sources', {
      title: '港の朝 ',
      url: '\u200bhttps://kitahama.example/asa ',
    })
    expect(source.doc).toMatchObject({ title: '港の朝', url: 'https://kitahama.example/asa' })
  })

  it('but not while somebody types', async () => {
    const { body } = await editor('POST', '/articles?draft=true&autosave=true', {
      ...(await digest(newsroom, { title: 'Port ' })),
      _status: 'draft',
    })
    expect(body.doc.title).toBe('Port ')
  })

  it('a name of nothing but spaces is none', async () => {
    const { status } = await editor('POST', '/categories', { name: ' \u200b　' })
    expect(status).toBe(400)
  })
})

describe('what was stored before', () => {
  it('is composed, and sources that are one page become one, once', async () => {
    const made = async (url: string, title: string): Promise<string> =>
      (await editor('POST', '/sources', { url, title })).body.doc.id as string
    const first = await made('https://youtu.be/kitahama001', '港の動画')
    const second = await made('https://kitahama.example/moved', '港の動画（転載）')
    const other = await made('https://kitahama.example/other', '別の記事')
    const { body: article } = await editor('POST', '/articles', {
      ...(await digest(newsroom, { title: '港の動画を見た' })),
      citations: [{ source: second, role: 'base' }],
      _status: 'published',
    })
    // As an older Midashi wrote them: two keys for one page, a key another is given now, and text in parts.
    await query(sql`update sources set key = 'https://youtu.be/kitahama001' where id = ${first}`)
    await query(
      sql`update sources set url = 'https://www.youtube.com/watch?v=kitahama001&t=4', key = 'https://www.youtube.com/watch?v=kitahama001' where id = ${second}`,
    )
    await query(
      sql`update sources set key = 'https://kitahama.example/old', title = ${apart('ガ')} where id = ${other}`,
    )
    await query(
      sql`update articles set body = replace(body::text, '港', ${apart('ガ')})::jsonb where id = ${article.doc.id}`,
    )
    await newsroom.payload.kv.delete('midashi.upgrades')
    const command = run('src/cli/midashi.ts', newsroom.env, 'upgrade')
    expect(await command.ended, command.said()).toBe(0)
    expect(command.said()).toContain('公開日時を補った件数: 0\n')
    expect(command.said()).toContain('文字を合成済みの形にした件数: 2\n')
    expect(command.said()).toContain('出典のURLを束ね直した件数: 3\n')

    const { body: cited } = await editor('GET', `/articles/${article.doc.id}?depth=1`)
    expect(JSON.stringify(cited.body)).toContain('ガ')
    expect(JSON.stringify(cited.body)).not.toMatch(/\u3099/)
    expect(cited.citations).toMatchObject([
      { source: { id: first, key: 'https://www.youtube.com/watch?v=kitahama001' } },
    ])
    expect((await editor('GET', `/sources/${second}`)).status).toBe(404)
    expect((await editor('GET', `/sources/${other}`)).body).toMatchObject({
      title: 'ガ',
      key: 'https://kitahama.example/other',
    })
    const again = await editor('POST', '/sources/cite', {
      text: '港の動画 北浜日報 https://youtu.be/kitahama001?si=x',
    })
    expect(again.body.citations[0].source).toBe(first)

    await query(sql`update sources set key = 'stays' where id = ${other}`)
    expect(await upgradeAtStart(newsroom.payload, house)).toBe(false)
    expect((await editor('GET', `/sources/${other}`)).body.key).toBe('stays')
  })
})
