import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { mostBits } from '../../src/database/picturesAlike.ts'
import { openNewsroom } from '../setup/newsroom.ts'
import { run } from '../setup/program.ts'
import { landscape, tagged, tagsOf, upload } from '../setup/pictures.ts'

const { payload, env, editor, writer, anonymous } = await openNewsroom()

const folder = (payload.collections.media.config.upload as { staticDir: string }).staticDir

const stored = (name: string): Buffer => readFileSync(path.join(folder, name))

/** The main file of a picture and its sizes, by their names. */
const filesOf = (doc: any): Record<string, Buffer> =>
  Object.fromEntries(
    [doc.filename, ...Object.values<any>(doc.sizes).map(({ filename }) => filename)]
      .filter(Boolean)
      .map((name) => [name, stored(name)]),
  )

// Every upload makes up to eight files, on two cores that others may use as well.
vi.setConfig({ testTimeout: 120_000 })

const jpeg = await landscape(1).jpeg().toBuffer()
/** Enough for its card and no larger sizes. */
const small = await landscape(1, 1250, 700).jpeg().toBuffer()

const words = {
  alt: '朝の港に並ぶ漁船',
  credit: {
    text: '北浜日報／山田花子',
    kind: 'photo',
    url: 'https://kitahama.example/photo?id=3&a=<b>',
    licence: 'CC BY 4.0',
  },
}

const said = {
  'XMP-photoshop:Credit': words.credit.text,
  'XMP-dc:Source': words.credit.url,
  'XMP-xmpRights:UsageTerms': words.credit.licence,
  'XMP-iptcCore:AltTextAccessibility': words.alt,
}

describe('a picture that comes in', () => {
  it('has its credit, licence and AI marker in every file, read back by ExifTool', async () => {
    const { status, body } = await upload(writer, jpeg, '漁港 1.jpg', { ...words, ai: true })
    expect(status).toBe(201)
    const files = filesOf(body.doc)
    expect(Object.keys(files)).toHaveLength(8)
    expect(new Set(Object.keys(files).map((name) => path.extname(name)))).toEqual(
      new Set(['.jpg', '.webp', '.avif']),
    )
    for (const [name, bytes] of Object.entries(files))
      expect(tagsOf(bytes, path.extname(name).slice(1)), name).toMatchObject({
        ...said,
        'XMP-iptcExt:DigitalSourceType': expect.stringMatching(
          /trainedAlgorithmicMedia|Trained Algorithm/i,
        ),
      })
  })

  it('has them in the sizes of a PNG too, whose transparent parts stay', async () => {
    const png = await sharp({
      create: { width: 1700, height: 900, channels: 4, background: '#3366aa80' },
    })
      .png()
      .toBuffer()
    const { body } = await upload(writer, png, 'logo.png', words)
    const files = filesOf(body.doc)
    expect(Object.keys(files)).toHaveLength(8)
    expect(body.doc.alpha).toBe(true)
    for (const [name, bytes] of Object.entries(files)) {
      expect(tagsOf(bytes, path.extname(name).slice(1)), name).toMatchObject(said)
      expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
    }
  })

  it('brings what its file says, and leaves the place and the serial number behind', async () => {
    const file = tagged(
      jpeg,
      'jpg',
      'XMP-photoshop:Credit=南浜通信社',
      'XMP-dc:Creator=佐藤一郎',
      'XMP-dc:Rights=© 2026 南浜通信社',
      'XMP-xmpRights:UsageTerms=一回限りの掲載',
      'XMP-dc:Description=桟橋を歩く親子',
      'EXIF:DateTimeOriginal=2026:03:02 10:11:12',
      'EXIF:OffsetTimeOriginal=+09:00',
      'EXIF:Software=Photo Desk 7',
      'EXIF:GPSLatitude=35.1',
      'EXIF:GPSLatitudeRef=N',
      'EXIF:GPSLongitude=139.2',
      'EXIF:GPSLongitudeRef=E',
      'EXIF:SerialNumber=SN-4242',
      'XMP-aux:SerialNumber=SN-4242',
      'XMP-exif:GPSLatitude=35.1',
    )
    const { body } = await upload(writer, file, 'pier.jpg')
    expect(body.doc).toMatchObject({
      alt: null,
      ai: false,
      credit: { text: '南浜通信社', kind: 'unknown', licence: '一回限りの掲載' },
      says: {
        creator: '佐藤一郎',
        copyright: '© 2026 南浜通信社',
        description: '桟橋を歩く親子',
        takenAt: '2026-03-02T01:11:12.000Z',
        tool: 'Photo Desk 7',
        contentCredentials: false,
      },
    })
    for (const [name, bytes] of Object.entries(filesOf(body.doc))) {
      const tags = tagsOf(bytes, path.extname(name).slice(1))
      expect(JSON.stringify(tags)).not.toMatch(/GPS|Serial|SN-4242|Photo Desk/)
      expect(tags).toMatchObject({
        'XMP-photoshop:Credit': '南浜通信社',
        'XMP-dc:Creator': '佐藤一郎',
      })
    }
  })

  it('keeps what an editor wrote over what its file says', async () => {
    const file = tagged(
      jpeg,
      'jpg',
      'XMP-photoshop:Credit=南浜通信社',
      'XMP-xmpRights:UsageTerms=一回限り',
    )
    const { body } = await upload(writer, file, 'own.jpg', { credit: { text: '本紙写真部' } })
    expect(body.doc.credit).toMatchObject({ text: '本紙写真部', licence: null })
  })

  it.each([
    ['IPTC', 'jpg', ['IPTC:Credit=南浜通信社', 'IPTC:By-line=佐藤一郎'], { text: '南浜通信社' }],
    ['EXIF', 'jpg', ['EXIF:Artist=Sato Ichiro'], { text: 'Sato Ichiro' }],
    ['XMP in a PNG', 'png', ['XMP-photoshop:Credit=南浜通信社'], { text: '南浜通信社' }],
    ['XMP in a WebP', 'webp', ['XMP-photoshop:Credit=南浜通信社'], { text: '南浜通信社' }],
    ['XMP in an AVIF', 'avif', ['XMP-photoshop:Credit=南浜通信社'], { text: '南浜通信社' }],
    [
      'a licence page',
      'jpg',
      [
        'XMP-dc:Creator=佐藤',
        'XMP-xmpRights:WebStatement=https://creativecommons.org/licenses/by/4.0/',
      ],
      { text: '佐藤', url: 'https://creativecommons.org/licenses/by/4.0/' },
    ],
  ])('is credited by %s', async (_, extension, tags, credit) => {
    const bytes = await landscape(2, 900, 600)
      .toFormat(extension === 'jpg' ? 'jpeg' : (extension as 'png'))
      .toBuffer()
    const { body } = await upload(writer, tagged(bytes, extension, ...tags), `a.${extension}`)
    expect(body.doc.credit).toMatchObject(credit)
  })

  it.each([
    [
      'the digital source type',
      'jpg',
      [
        'XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      ],
    ],
    [
      'a part made by a machine',
      'jpg',
      [
        'XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
      ],
    ],
    ['the program', 'jpg', ['XMP-xmp:CreatorTool=Adobe Firefly']],
    ['the credit', 'jpg', ['IPTC:Credit=Made with Google AI']],
    [
      'the words it was made from',
      'png',
      ['PNG:Parameters=harbour at dawn\nSteps: 20, Sampler: Euler a, Seed: 3'],
    ],
  ])('is marked as made by AI by %s', async (_, extension, tags) => {
    const bytes = await landscape(3, 900, 600)
      .toFormat(extension === 'jpg' ? 'jpeg' : 'png')
      .toBuffer()
    const { body } = await upload(writer, tagged(bytes, extension, ...tags), `a.${extension}`)
    expect(body.doc).toMatchObject({ ai: true, credit: { kind: 'ai' } })
    expect(
      tagsOf(stored(body.doc.filename), extension)['XMP-iptcExt:DigitalSourceType'],
    ).toBeTruthy()
  })

  it('stands upright, in plain sRGB, whatever the file was', async () => {
    const turned = await landscape(4, 1000, 700).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await upload(writer, turned, 't.jpg')).body.doc).toMatchObject({
      width: 700,
      height: 1000,
    })
    const cmyk = await landscape(5, 900, 600).toColourspace('cmyk').jpeg().toBuffer()
    const deep = await landscape(6, 900, 600).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    for (const [bytes, name] of [
      [cmyk, 'c.jpg'],
      [deep, 'd.png'],
    ] as const) {
      const { body } = await upload(writer, bytes, name)
      expect(await sharp(stored(body.doc.filename)).metadata()).toMatchObject({
        space: 'srgb',
        depth: 'uchar',
      })
    }
  })

  it('stands still if it moved, and says that it did', async () => {
    const frames = await Promise.all([1, 2, 3].map((n) => landscape(n, 640, 400).png().toBuffer()))
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [90, 90, 90] })
      .toBuffer()
    const { body } = await upload(writer, gif, 'moving.gif')
    expect(body.doc).toMatchObject({
      animated: true,
      width: 640,
      height: 400,
      mimeType: 'image/png',
    })
  })

  it('has a ThumbHash, a colour, a brightness', async () => {
    const red = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#d02020' },
    })
      .png()
      .toBuffer()
    const { body } = await upload(writer, red, 'red.png')
    expect(body.doc.placeholder).toMatch(/^[A-Za-z0-9+/]{20,40}={0,2}$/)
    expect(body.doc.color).toMatch(/^#[c-d][0-9a-f][12][0-9a-f][12][0-9a-f]$/)
    expect(body.doc.brightness).toBeGreaterThan(0.2)
    expect(body.doc.brightness).toBeLessThan(0.4)
  })

  it('cannot be told by a client what it looks like', async () => {
    const { body } = await upload(writer, jpeg, 'f.jpg', {
      color: '#000000',
      placeholder: 'x',
      digest: '0',
      says: { creator: 'x' },
    })
    expect(body.doc.color).not.toBe('#000000')
    expect(body.doc.placeholder).not.toBe('x')
    expect(body.doc.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(body.doc.says.creator).toBeNull()
  })
})

describe('what a stranger wrote into a file', () => {
  /** A JPEG with a segment behind its beginning. */
  const withSegment = (marker: number, content: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
  }
  const withXmp = (inside: string): Buffer =>
    withSegment(
      0xe1,
      Buffer.from(
        `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`,
      ),
    )

  it('is data: no name in it becomes a name of the server’s', async () => {
    const isFrozen = Object.isFrozen
    for (const name of [
      '__proto__:polluted',
      'constructor:isFrozen',
      'toString:polluted',
      'dc:__proto__',
      'prototype:polluted',
    ]) {
      const { status } = await upload(
        writer,
        withXmp(`<${name}>x</${name}><photoshop:Credit>南浜通信社</photoshop:Credit>`),
        'x.jpg',
        {},
        '/media/read',
      )
      expect(status).toBe(200)
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect((Object as unknown as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.isFrozen).toBe(isFrozen)
  })

  it('is read at once, however it is written', async () => {
    const start = performance.now()
    for (const inside of [
      '<rdf:li>'.repeat(7_000),
      '<dc:creator>'.repeat(4_000),
      `<dc:rights ${'a="b" '.repeat(9_000)}/>`,
      '&amp;'.repeat(12_000),
    ])
      expect((await upload(writer, withXmp(inside), 'x.jpg', {}, '/media/read')).status).toBe(200)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it.each([
    [
      'a manifest that names a model',
      'jumdc2pa … trainedAlgorithmicMedia',
      { ai: true, contentCredentials: true },
    ],
    [
      'a manifest of a camera',
      'jumdc2pa … digitalCapture',
      { ai: false, contentCredentials: true },
    ],
    [
      'a file that only speaks of one',
      'c2pa trainedAlgorithmicMedia',
      { ai: false, contentCredentials: false },
    ],
  ])('has Content Credentials: %s', async (_, content, found) => {
    const { body } = await upload(
      writer,
      withSegment(0xeb, Buffer.from(content)),
      'c.jpg',
      {},
      '/media/read',
    )
    expect(body).toMatchObject(found)
  })

  it.each([
    'Leonardo Fernandez/Getty Images',
    'International Gemini Observatory/NOIRLab',
    'Copilot Press',
  ])('does not make %s a machine', async (name) => {
    const { body } = await upload(
      writer,
      tagged(
        jpeg,
        'jpg',
        `XMP-photoshop:Credit=${name}`,
        'XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
        'EXIF:Software=Imagenomic Portraiture 4',
      ),
      'p.jpg',
      {},
      '/media/read',
    )
    expect(body).toMatchObject({ ai: false, credit: { text: name } })
  })

  it('is taken for Japanese time where it names no zone', async () => {
    const { body } = await upload(
      writer,
      tagged(jpeg, 'jpg', 'EXIF:DateTimeOriginal=2026:03:02 10:11:12'),
      't.jpg',
    )
    expect(body.doc.says.takenAt).toBe('2026-03-02T01:11:12.000Z')
  })

  it('stays a part where a machine made only a part', async () => {
    const composite =
      'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia'
    const { body } = await upload(
      writer,
      tagged(jpeg, 'jpg', `XMP-iptcExt:DigitalSourceType=${composite}`),
      'c.jpg',
    )
    expect(stored(body.doc.filename).includes(composite)).toBe(true)
  })

  it('may have any name', async () => {
    for (const name of [
      `${'🦊'.repeat(120)}.jpg`,
      `${'港'.repeat(200)}.jpg`,
      '../../etc/passwd.jpg',
      '.jpg',
      'a\u202Egpj.jpg',
    ]) {
      const { status, body } = await upload(writer, jpeg, name)
      expect(status, name).toBe(201)
      expect(Object.keys(filesOf(body.doc))).toHaveLength(8)
    }
  })
})

describe('a credit that is edited later', () => {
  it('reaches every file, without a loss in the picture', async () => {
    const { doc } = (await upload(editor, small, 'edit.jpg', words)).body
    const before = await sharp(stored(doc.filename)).raw().toBuffer()
    for (let i = 0; i < 3; i++) {
      const credit = { text: `訂正 ${i}`, licence: null, url: null }
      const { status, body } = await editor('PATCH', `/media/${doc.id}`, { credit, ai: i === 1 })
      expect(status).toBe(200)
      expect(body.doc.filename).toBe(doc.filename)
      for (const [name, bytes] of Object.entries(filesOf(body.doc))) {
        const tags = tagsOf(bytes, path.extname(name).slice(1))
        expect(tags['XMP-photoshop:Credit'], name).toBe(`訂正 ${i}`)
        expect(tags['XMP-xmpRights:UsageTerms']).toBeUndefined()
        expect(Boolean(tags['XMP-iptcExt:DigitalSourceType'])).toBe(i === 1)
      }
    }
    expect(before.equals(await sharp(stored(doc.filename)).raw().toBuffer())).toBe(true)
  })

  it('leaves record and files as they were where it is not valid', async () => {
    const { doc } = (await upload(editor, small, 'valid.jpg', words)).body
    const files = filesOf(doc)
    const { status } = await editor('PATCH', `/media/${doc.id}`, {
      credit: { text: 'あ'.repeat(301) },
    })
    expect(status).toBe(400)
    const replaced = await upload(
      editor,
      await landscape(9).jpeg().toBuffer(),
      'new.jpg',
      { alt: 'あ'.repeat(301) },
      `/media/${doc.id}`,
      'PATCH',
    )
    expect(replaced.status).toBe(400)
    expect(filesOf((await editor('GET', `/media/${doc.id}`)).body)).toEqual(files)
  })

  it('says in record and files the same, whoever else saves at that moment', async () => {
    const { doc } = (await upload(editor, small, 'turns.jpg', words)).body
    for (let round = 0; round < 3; round++) {
      await Promise.all([
        editor('PATCH', `/media/${doc.id}`, { credit: { text: `第${round}版` } }),
        editor('PATCH', `/media/${doc.id}`, { caption: `説明 ${round}` }),
        editor('PATCH', `/media/${doc.id}`, { alt: `港 ${round}` }),
      ])
      const after = (await editor('GET', `/media/${doc.id}`)).body
      expect(after).toMatchObject({
        credit: { text: `第${round}版` },
        caption: `説明 ${round}`,
        alt: `港 ${round}`,
      })
      for (const [name, bytes] of Object.entries(filesOf(after)))
        expect(tagsOf(bytes, path.extname(name).slice(1)), name).toMatchObject({
          'XMP-photoshop:Credit': after.credit.text,
          'XMP-iptcCore:AltTextAccessibility': after.alt,
        })
    }
  })

  it('can be taken away again, after a crop too', async () => {
    const file = tagged(jpeg, 'jpg', 'EXIF:DateTimeOriginal=2026:03:02 10:11:12')
    const { doc } = (await upload(editor, file, 'crop.jpg', { ...words, ai: true })).body
    const crop =
      'uploadEdits[crop][x]=10&uploadEdits[crop][y]=10&uploadEdits[widthInPixels]=1300&uploadEdits[heightInPixels]=700'
    const cropped = await editor('PATCH', `/media/${doc.id}?${crop}`, { caption: '切り抜き' })
    expect(cropped.body.doc).toMatchObject({
      width: 1300,
      height: 700,
      credit: { text: words.credit.text },
    })
    const none = { text: null, kind: null, url: null, licence: null }
    const { body } = await editor('PATCH', `/media/${doc.id}`, { credit: none, ai: false })
    expect(body.doc).toMatchObject({
      ai: false,
      credit: none,
      filename: cropped.body.doc.filename,
      digest: doc.digest,
      says: doc.says,
    })
    for (const [name, bytes] of Object.entries(filesOf(body.doc)))
      expect(JSON.stringify(tagsOf(bytes, path.extname(name).slice(1))), name).not.toMatch(
        /北浜日報|CC BY|lgorithm/,
      )
  })

  it('keeps the focal point inside the picture', async () => {
    const { doc } = (await upload(editor, small, 'focus.jpg', words)).body
    const far = 'uploadEdits[focalPoint][x]=1e9&uploadEdits[focalPoint][y]=-5'
    expect((await editor('PATCH', `/media/${doc.id}?${far}`, {})).body.doc).toMatchObject({
      focalX: 100,
      focalY: 0,
    })
  })

  it('says what to do where the file is missing', async () => {
    const { doc } = (await upload(editor, small, 'gone.jpg', words)).body
    rmSync(path.join(folder, doc.filename))
    const { status, body } = await editor(
      'PATCH',
      `/media/${doc.id}`,
      { credit: { text: '新' } },
      { 'Accept-Language': 'ja' },
    )
    expect(status).toBe(400)
    expect(body.errors[0].message).toContain('見つからないため')
    expect((await editor('GET', `/media/${doc.id}`)).body.credit.text).toBe(words.credit.text)
  })

  it('follows the focal point with the card', async () => {
    const halves = await sharp({
      create: { width: 1300, height: 3000, channels: 3, background: '#ffffff' },
    })
      .composite([
        {
          input: { create: { width: 1300, height: 1500, channels: 3, background: '#000000' } },
          left: 0,
          top: 0,
        },
      ])
      .jpeg()
      .toBuffer()
    const { doc } = (await upload(editor, halves, 'halves.jpg', words)).body
    const luma = async (name: string): Promise<number> =>
      (await sharp(stored(name)).stats()).channels[0]!.mean
    for (const [focalY, low, high] of [
      [0, 0, 5],
      [100, 250, 255],
    ] as const) {
      const { body } = await editor('PATCH', `/media/${doc.id}`, { focalX: 50, focalY })
      expect(await luma(body.doc.sizes.card.filename)).toBeGreaterThanOrEqual(low)
      expect(await luma(body.doc.sizes.card.filename)).toBeLessThanOrEqual(high)
    }
  })
})

describe('a file that replaces another', () => {
  it('brings its own credit where none was written, and takes the old files away', async () => {
    const { doc } = (await upload(editor, jpeg, 'first.jpg')).body
    const before = Object.keys(filesOf(doc))
    const file = tagged(
      await landscape(7).jpeg().toBuffer(),
      'jpg',
      'XMP-photoshop:Credit=南浜通信社',
    )
    const { status, body } = await upload(
      editor,
      file,
      'second.jpg',
      {},
      `/media/${doc.id}`,
      'PATCH',
    )
    expect(status).toBe(200)
    expect(body.doc.credit.text).toBe('南浜通信社')
    expect(body.doc.digest).not.toBe(doc.digest)
    const left = new Set(readdirSync(folder))
    expect(before.filter((name) => left.has(name))).toEqual([])
    for (const [name, bytes] of Object.entries(filesOf(body.doc)))
      expect(tagsOf(bytes, path.extname(name).slice(1))['XMP-photoshop:Credit']).toBe('南浜通信社')
  })
})

describe('words that came with a file', () => {
  const press = (name: string, ...tags: string[]): Buffer =>
    tagged(jpeg, 'jpg', `XMP-photoshop:Credit=${name}`, ...tags)
  it('go with it: another file brings its own, or none', async () => {
    const first = press(
      '南浜通信社',
      'XMP-xmpRights:UsageTerms=一回限り',
      'XMP-xmp:CreatorTool=Adobe Firefly',
    )
    const { doc } = (await upload(editor, first, 'one.jpg')).body
    expect(doc).toMatchObject({
      ai: true,
      credit: { text: '南浜通信社', licence: '一回限り', kind: 'ai' },
    })
    // As the admin does, with the whole form.
    const form = { credit: doc.credit, ai: doc.ai, alt: '桟橋' }
    const second = (
      await upload(editor, press('Jiro / Reuters'), 'two.jpg', form, `/media/${doc.id}`, 'PATCH')
    ).body.doc
    expect(second).toMatchObject({
      ai: false,
      credit: { text: 'Jiro / Reuters', licence: null, kind: 'photo' },
    })
    const third = (await upload(editor, jpeg, 'three.jpg', {}, `/media/${doc.id}`, 'PATCH')).body
      .doc
    expect(third.credit).toMatchObject({ text: null, licence: null, kind: null })
    for (const [name, bytes] of Object.entries(filesOf(third)))
      expect(JSON.stringify(tagsOf(bytes, path.extname(name).slice(1))), name).not.toMatch(
        /Reuters|南浜|一回限り|lgorithm/,
      )
  })

  it('stay where an editor wrote them', async () => {
    const { doc } = (
      await upload(editor, press('南浜通信社'), 'own.jpg', { credit: { text: '本紙写真部' } })
    ).body
    const after = (
      await upload(editor, press('Jiro / Reuters'), 'two.jpg', {}, `/media/${doc.id}`, 'PATCH')
    ).body.doc
    expect(after.credit.text).toBe('本紙写真部')
  })
})

describe('files', () => {
  const orphans = async (): Promise<string[]> => {
    const { body } = await editor('GET', '/media?limit=0&depth=0&joins=false')
    const known = new Set(
      body.docs.flatMap((doc: any) => [
        doc.filename,
        ...Object.values<any>(doc.sizes).map(({ filename }) => filename),
      ]),
    )
    return readdirSync(folder).filter((name) => !known.has(name))
  }

  it('are not left behind by two who replace one picture, or by one who deletes it meanwhile', async () => {
    const before = await orphans()
    const { doc } = (await upload(editor, small, 'race.jpg', words)).body
    const [one, other] = await Promise.all(
      [41, 42].map(async (n) => landscape(n, 1250, 700).jpeg().toBuffer()),
    )
    const statuses = await Promise.all(
      [one!, other!].map(
        async (bytes) =>
          (await upload(editor, bytes, 'race.jpg', {}, `/media/${doc.id}`, 'PATCH')).status,
      ),
    )
    expect(statuses).toEqual([200, 200])
    expect(await orphans()).toEqual(before)
    await Promise.all([
      upload(editor, one!, 'race.jpg', {}, `/media/${doc.id}`, 'PATCH'),
      editor('DELETE', `/media/${doc.id}`),
    ])
    await editor('DELETE', `/media/${doc.id}`)
    expect(await orphans()).toEqual(before)
  })

  it('of a duplicate say what the original’s say', async () => {
    const file = tagged(jpeg, 'jpg', 'XMP-dc:Creator=佐藤一郎')
    const { doc } = (await upload(editor, file, 'twice.jpg', words)).body
    const copy = (await editor('POST', `/media/${doc.id}/duplicate`, {})).body.doc
    expect(copy).toMatchObject({
      digest: doc.digest,
      says: { creator: '佐藤一郎' },
      credit: { text: words.credit.text },
    })
    expect(tagsOf(stored(copy.filename), 'jpg')).toMatchObject({
      ...said,
      'XMP-dc:Creator': '佐藤一郎',
    })
  })

  it('are asked of the app’s storage first', async () => {
    const { storedPicture } = await import('../../src/eyecatch/storedPicture.ts')
    const handlers = [() => undefined, () => new Response('from the bucket')]
    const collection = { slug: 'media', upload: { handlers, staticDir: folder } }
    const bytes = await storedPicture({} as never, collection as never, {
      id: '1',
      filename: 'x.jpg',
    })
    expect(bytes.toString()).toBe('from the bucket')
  })
})

describe('a picture the newsroom has already', () => {
  it('is recognised as the same file, and by its looks when saved again, smaller', async () => {
    const original = await landscape(31).jpeg().toBuffer()
    const { doc } = (await upload(editor, original, 'known.jpg', { alt: '知っている画像' })).body
    const read = async (bytes: Buffer): Promise<any> =>
      (await upload(writer, bytes, 'x.jpg', {}, '/media/read')).body
    expect((await read(original)).alike).toEqual([
      {
        id: doc.id,
        filename: doc.filename,
        alt: '知っている画像',
        how: 'same',
        thumbnail: `/api/media/file/${encodeURIComponent(doc.sizes.medium.filename)}`,
      },
    ])
    const smaller = await sharp(original).resize(700).webp({ quality: 40 }).toBuffer()
    expect((await read(smaller)).alike).toEqual([
      expect.objectContaining({ id: doc.id, how: 'alike' }),
    ])
    expect((await read(await landscape(32).jpeg().toBuffer())).alike).toEqual([])
    const again = (await upload(editor, smaller, 'again.webp')).body.doc
    expect((await writer('GET', `/media/${again.id}/alike`)).body.alike).toEqual([
      expect.objectContaining({ id: doc.id }),
    ])
    for (const door of [
      () => upload(anonymous, original, 'x.jpg', {}, '/media/read'),
      () => anonymous('GET', `/media/${doc.id}/alike`),
    ])
      expect((await door()).status).toBe(403)
  })

  it('is not taken for another of sixty', async () => {
    const { pictureFacts } = await import('../../src/eyecatch/pictureFacts.ts')
    const hashes = await Promise.all(
      Array.from(
        { length: 60 },
        async (_, n) =>
          (
            await pictureFacts(
              await landscape(100 + n, 600, 400)
                .png()
                .toBuffer(),
              sharp,
            )
          ).likeness,
      ),
    )
    const bits = (a: string, b: string): number =>
      (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length
    const nearest = Math.min(
      ...hashes.flatMap((a, i) => hashes.slice(i + 1).map((b) => bits(a, b))),
    )
    expect(nearest).toBeGreaterThan(mostBits)
  })
})

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

describe('midashi eyecatch', () => {
  it('makes an archive’s files and facts again, names what it cannot make, and leaves that as it was', async () => {
    const before = (await editor('GET', '/media?sort=-id&limit=1&depth=0')).body.docs[0].id
    // As another app left them: a WebP with its camera's place, a file that is cut off, one that is gone.
    const old = tagged(
      await landscape(61).webp().toBuffer(),
      'webp',
      'EXIF:GPSLatitude=35.1',
      'EXIF:GPSLatitudeRef=N',
      'XMP-dc:Creator=佐藤一郎',
    )
    const cut = old.subarray(0, old.length >> 1)
    const record = async (filename: string, bytes: Buffer | null): Promise<string> => {
      if (bytes) writeFileSync(path.join(folder, filename), bytes)
      const data = {
        filename,
        mimeType: 'image/webp',
        alt: '古い画像',
        createdAt: new Date().toISOString(),
        updatedAt: new Date().toISOString(),
      }
      return String((await payload.db.create({ collection: 'media', data })).id)
    }
    const [whole, broken, gone] = [
      await record('old.webp', old),
      await record('cut.webp', cut),
      await record('gone.webp', null),
    ]
    const own = (await upload(editor, jpeg, 'own.jpg', words)).body.doc
    const pixels = await sharp(stored(own.filename)).raw().toBuffer()

    const program = run(
      'src/cli/midashi.ts',
      { ...env, MIDASHI_HOME: env.MIDASHI_MEDIA, LANG: 'ja_JP.UTF-8' },
      'eyecatch',
      '--after',
      before,
    )
    expect(await program.ended, program.said()).toBe(1)
    expect(program.said()).toMatch(
      new RegExp(`cut.webp \\[${broken}\\]\\s+画像ファイルが途中で切れているか`),
    )
    expect(program.said()).toMatch(
      new RegExp(`gone.webp \\[${gone}\\]\\s+画像ファイル（gone.webp）が見つからない`),
    )
    expect(program.said()).toContain('2件の画像を作り直しました。2件は作れず、元のまま残しました')

    const made = (await editor('GET', `/media/${whole}`)).body
    expect(made).toMatchObject({
      mimeType: 'image/jpeg',
      width: 1800,
      credit: { text: '佐藤一郎' },
      alt: '古い画像',
      placeholder: expect.any(String),
    })
    for (const [name, bytes] of Object.entries(filesOf(made)))
      expect(JSON.stringify(tagsOf(bytes, path.extname(name).slice(1)))).not.toContain('GPS')
    expect(readFileSync(path.join(folder, 'cut.webp')).equals(cut)).toBe(true)
    const same = (await editor('GET', `/media/${own.id}`)).body
    expect(same).toMatchObject({
      filename: own.filename,
      credit: own.credit,
      digest: own.digest,
      likeness: own.likeness,
    })
    expect((await sharp(stored(own.filename)).raw().toBuffer()).equals(pixels)).toBe(true)

    const later = run(
      'src/cli/midashi.ts',
      { ...env, MIDASHI_HOME: env.MIDASHI_MEDIA },
      'eyecatch',
      '--after',
      own.id,
    )
    expect(await later.ended).toBe(0)
    expect(later.said()).toContain('0件の画像を作り直しました。')

    // Only what has no facts yet is left to do.
    const rest = run(
      'src/cli/midashi.ts',
      { ...env, MIDASHI_HOME: env.MIDASHI_MEDIA },
      'eyecatch',
      '--missing',
    )
    await rest.ended
    expect(rest.said()).toContain('0件の画像を作り直しました。2件は')
  })
})
