import path from 'node:path'
import Encoding from 'encoding-japanese'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeTag } from '../../../src/eyecatch/decodeTag.ts'
import { maxBits } from '../../../src/database/picturesAlike.ts'
import { landscape, tagged, taggedWith, tagsOf, upload } from '../../setup/pictures.ts'
import {
  anonymous,
  editor,
  filesOf,
  jpeg,
  said,
  small,
  stored,
  words,
  writer,
} from '../../setup/pictureDesk.ts'

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

  it.each([
    [400, 800],
    [1300, 500],
    [640, 360],
  ])('of %i × %i has no size larger than itself', async (width, height) => {
    const { body } = await upload(
      writer,
      await landscape(3, width, height).jpeg().toBuffer(),
      'small.jpg',
      words,
    )
    expect(body.doc.sizes.card.filename).toBeNull()
    for (const bytes of Object.values(filesOf(body.doc))) {
      const made = await sharp(bytes).metadata()
      expect(made.width).toBeLessThanOrEqual(width)
      expect(made.height).toBeLessThanOrEqual(height)
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

  // As old cameras and old versions of Photoshop wrote them, and still do.
  it.each([
    ['SJIS', 'EXIF:Artist', '撮影　佐藤一郎'],
    ['SJIS', 'IPTC:Credit', '南浜通信社'],
    ['EUCJP', 'EXIF:Copyright', '(c) 南浜通信社'],
    ['EUCJP', 'IPTC:By-line', '佐藤　一郎'],
    ['JIS', 'IPTC:Credit', '南浜通信社'],
    ['macintosh', 'IPTC:By-line', 'José Müller'],
    ['windows-1252', 'EXIF:Artist', 'Zoë Brönte'],
  ] as const)('is credited in %s by %s', async (encoding, tag, text) => {
    const macintosh: Record<string, number> = { é: 0x8e, ü: 0x9f }
    const value =
      encoding === 'macintosh' || encoding === 'windows-1252'
        ? Buffer.from(
            [...text].map((c) => (encoding === 'macintosh' && macintosh[c]) || c.charCodeAt(0)),
          )
        : Buffer.from(
            Encoding.convert(Encoding.stringToCode(text), { to: encoding, from: 'UNICODE' }),
          )
    const file = taggedWith(small, 'jpg', tag, value)
    const { body } = await upload(writer, file, 'old.jpg')
    expect(body.doc.credit.text).toBe(text)
    const bytes = filesOf(body.doc)[body.doc.filename]!
    expect(tagsOf(bytes, 'jpg')['XMP-photoshop:Credit']).toBe(text)
  })

  it('has no credit where its file says something that nobody can read', async () => {
    // A lead byte without its trail, and letters that are none in any of them.
    for (const garbled of ['\x81', '\xff\xfe\xfd', '\x80\x9d\xa0\xff', 'Jo\x9d\xa0'])
      expect(decodeTag(garbled)).toBeNull()
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
    const { pictureFacts } = await import('../../../src/eyecatch/pictureFacts.ts')
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
    expect(nearest).toBeGreaterThan(maxBits)
  })
})
