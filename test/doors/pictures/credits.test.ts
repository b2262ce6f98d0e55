import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { landscape, tagged, tagsOf, upload } from '../../setup/pictures.ts'
import {
  editor,
  filesOf,
  folder,
  jpeg,
  said,
  small,
  stored,
  words,
} from '../../setup/pictureDesk.ts'

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
    const { storedPicture } = await import('../../../src/eyecatch/storedPicture.ts')
    const handlers = [() => undefined, () => new Response('from the bucket')]
    const collection = { slug: 'media', upload: { handlers, staticDir: folder } }
    const bytes = await storedPicture({} as never, collection as never, {
      id: '1',
      filename: 'x.jpg',
    })
    expect(bytes.toString()).toBe('from the bucket')
  })
})
