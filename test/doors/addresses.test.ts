import { beforeAll, describe, expect, it } from 'vitest'
import { readPage } from '../../src/text/parsers/page.ts'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { bodyOf, digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'
import { landscape, tagged, upload } from '../setup/pictures.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const bad = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://kitahama.example/1',
]

const linked = (url: string, type = 'link') => {
  const body: any = bodyOf('【概要】\n港の話題。')
  body.root.children[1].children = [
    {
      type,
      version: 3,
      fields: { linkType: 'custom', url, newTab: false },
      children: [
        { type: 'text', text: '港', format: 0, mode: 'normal', style: '', detail: 0, version: 1 },
      ],
      direction: null,
      format: '',
      indent: 0,
    },
  ]
  return body
}

/** Every field that holds an address, and every way a draft or a record comes in with it. */
const doors: [string, (url: string) => Promise<{ status: number; body: any }>][] = [
  [
    'a link in the body',
    (url) => newsroom.editor('POST', '/articles?draft=true', { title: '港', body: linked(url) }),
  ],
  [
    'a bare address in the body',
    (url) =>
      newsroom.editor('POST', '/articles?draft=true', {
        title: '港',
        body: linked(url, 'autolink'),
      }),
  ],
  [
    'the credit of an eyecatch',
    (url) =>
      newsroom.writer('POST', '/articles?draft=true', { title: '港', eyecatchCredit: { url } }),
  ],
  ['a source', (url) => newsroom.writer('POST', '/sources', { title: '港', url })],
  [
    'the archived copy of a source',
    (url) => newsroom.writer('POST', '/sources', { title: crypto.randomUUID(), archiveUrl: url }),
  ],
  [
    'the credit of a picture',
    async (url) =>
      upload(newsroom.editor, await landscape(3, 200, 160).png().toBuffer(), 'a.png', {
        credit: { url },
      }),
  ],
]

describe('an address a click would run', () => {
  it.each(doors.flatMap(([name, send]) => bad.map((url) => ({ name, url, send }))))(
    'is refused at $name: $url',
    async ({ url, send }) => {
      const { status, body } = await send(url)
      expect(status, JSON.stringify(body)).toBe(400)
      expect(JSON.stringify(body)).toMatch(/http/)
    },
  )

  it('is refused in an autosave as well', async () => {
    const { body } = await newsroom.writer('POST', '/articles?draft=true', { title: '港' })
    const saved = await newsroom.writer(
      'PATCH',
      `/articles/${body.doc.id}?draft=true&autosave=true`,
      { body: linked('javascript:alert(1)') },
    )
    expect(saved.status).toBe(400)
  })

  it('is not taken over from a file, nor from a text that is imported', async () => {
    const file = tagged(
      await landscape(4, 200, 160).jpeg().toBuffer(),
      'jpg',
      'XMP-xmpRights:WebStatement=javascript:alert(1)',
      'XMP-plus:LicensorURL=javascript:alert(1)',
      'XMP-photoshop:Credit=北浜日報',
    )
    const { body } = await upload(newsroom.editor, file, 'b.jpg')
    expect(body.doc.credit).toMatchObject({ text: '北浜日報', url: null })
    const house = houseOf()
    const [manuscript] = readPage(
      '港の便り\n\n【概要】\n[港](javascript:alert(1))の話題が続く。\n',
      house,
      'a.txt',
    )
    const { payload } = newsroom
    const result = await importManuscript(payload, house, manuscript!)
    expect(result.outcome).toBe('written')
    const { docs } = await payload.find({
      collection: 'articles',
      where: { title: { equals: '港の便り' } },
      draft: true,
    })
    expect(JSON.stringify(docs[0]!.body)).not.toMatch(/"url":"javascript/)
  })

  it('leaves the addresses people use alone', async () => {
    for (const url of [
      'https://kitahama.example/記事?頁=1#要点',
      'http://kitahama.example',
      'mailto:desk@kitahama.example',
      'tel:+81-3-0000-0000',
      '/articles/港',
      '#要点',
    ]) {
      const { status } = await newsroom.editor('POST', '/articles?draft=true', {
        ...(await digest(newsroom)),
        body: linked(url),
      })
      expect(status, url).toBe(201)
    }
  })
})
