import { readdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { landscape, tagsOf, upload } from '../../setup/pictures.ts'
import { anonymous, editor, folder, jpeg, stored, writer } from '../../setup/pictureDesk.ts'

describe('bad pictures', async () => {
  const png = await landscape(8, 900, 600).png().toBuffer()
  const giant = (() => {
    const bytes = Buffer.from(png)
    bytes.writeUInt32BE(40_000, 16)
    bytes.writeUInt32BE(40_000, 20)
    return bytes
  })()
  const bomb = await sharp({
    create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  const heic = Buffer.from('AAAAJGZ0eXBoZWljAAAAAG1pZjFoZWljAAAAAAAAAAAAAAAAAAAAAA==', 'base64')
  const svg = Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>',
  )
  it.each([
    ['nothing', Buffer.alloc(0), 'a.jpg', /空です/, /empty/],
    ['a file cut off', jpeg.subarray(0, jpeg.length >> 1), 'a.jpg', /切れている/, /cut off/],
    ['a PNG cut off', png.subarray(0, png.length >> 1), 'a.png', /切れている/, /cut off/],
    ['a header of 40,000 × 40,000', giant, 'a.png', /40,000×40,000/, /40,000 × 40,000/],
    ['a decompression bomb', bomb, 'a.png', /12,000×12,000/, /12,000 × 12,000/],
    ['an SVG', svg, 'a.svg', /SVG/, /SVG/],
    ['an SVG called PNG', svg, 'a.png', /SVG/, /SVG/],
    ['HEIC', heic, 'a.heic', /HEIC/, /HEIC/],
    ['HEIC called JPEG', heic, 'a.jpg', /HEIC/, /HEIC/],
    ['a TIFF', await landscape(8, 300, 200).tiff().toBuffer(), 'a.tif', /TIFF/, /TIFF/],
    [
      'words',
      Buffer.from('画像ではありません'),
      'a.jpg',
      /画像として読み込めません/,
      /cannot be read as a picture/,
    ],
    [
      'an archive',
      Buffer.from('504b0304140000000800', 'hex'),
      'a.png',
      /画像として/,
      /as a picture/,
    ],
  ] as const)(
    '%s: refused in the editor’s language, quickly, with nothing left behind',
    async (_, bytes, name, ja, en) => {
      const before = [
        readdirSync(folder).length,
        (await editor('GET', '/media?limit=1')).body.totalDocs,
      ]
      const start = Date.now()
      for (const [language, words] of [
        ['ja', ja],
        ['en', en],
      ] as const) {
        const form = new FormData()
        form.set('file', new File([new Uint8Array(bytes)], name))
        for (const [method, to] of [
          ['POST', '/media'],
          ['POST', '/media/read'],
        ] as const) {
          const { status, body } = await writer(method, to, form, { 'Accept-Language': language })
          expect([status, body.errors[0].message]).toEqual([400, expect.stringMatching(words)])
        }
      }
      expect(Date.now() - start).toBeLessThan(20_000)
      expect([
        readdirSync(folder).length,
        (await editor('GET', '/media?limit=1')).body.totalDocs,
      ]).toEqual(before)
    },
  )

  it.each([
    ['a PNG called JPEG', png, 'a.jpg', 'image/png'],
    ['a JPEG without an ending', jpeg, 'picture', 'image/jpeg'],
    [
      'a JPEG with a page behind it',
      Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script>')]),
      'a.html',
      'image/jpeg',
    ],
  ])(
    '%s: taken for what it is, and nothing but the picture is kept',
    async (_, bytes, name, mimeType) => {
      const { status, body } = await upload(writer, bytes, name)
      expect([status, body.doc?.mimeType]).toEqual([201, mimeType])
      expect(path.extname(body.doc.filename)).toBe(mimeType === 'image/png' ? '.png' : '.jpg')
      expect(stored(body.doc.filename).includes('<script>')).toBe(false)
    },
  )

  it('cannot take another picture’s name', async () => {
    const uploads = await Promise.all(
      [11, 12, 13].map(async (n) =>
        upload(writer, await landscape(n, 500, 300).jpeg().toBuffer(), 'image.jpg', {
          credit: { text: `第${n}` },
        }),
      ),
    )
    expect(new Set(uploads.map(({ body }) => body.doc.filename)).size).toBe(3)
    for (const { body } of uploads)
      expect(tagsOf(stored(body.doc.filename), 'jpg')['XMP-photoshop:Credit']).toBe(
        body.doc.credit.text,
      )
  })

  it('are not decoded for somebody who may not store them', async () => {
    const { status } = await upload(anonymous, bomb, 'a.png')
    expect(status).toBe(403)
  })
})
