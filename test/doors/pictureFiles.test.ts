import { readdirSync, readFileSync, existsSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { namesOf } from '../../src/eyecatch/placeFiles.ts'
import { sweep } from '../../src/newsroom/sweep.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'
import { landscape, tagsOf, upload } from '../setup/pictures.ts'
import { run, says } from '../setup/program.ts'

let newsroom: Newsroom
let folder: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  folder = newsroom.env.MIDASHI_MEDIA
})

const records = async (): Promise<any[]> =>
  (await newsroom.payload.find({ collection: 'media', limit: 500, depth: 0 })).docs

/** Every file of every record, read to its last pixel. */
const brokenFiles = async (): Promise<string[]> => {
  const broken = []
  for (const record of await records())
    for (const name of namesOf(record))
      try {
        await sharp(readFileSync(path.join(folder, name)))
          .raw()
          .toBuffer()
      } catch {
        broken.push(name)
      }
  return broken
}

const filesOf = (): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'))

const orphans = async (): Promise<string[]> => {
  const known = new Set((await records()).flatMap((record) => namesOf(record)))
  return filesOf().filter((name) => !known.has(name))
}

describe('a picture whose words are saved', () => {
  it('is whole at any moment the program is killed, and says what its record says once it has been swept', async () => {
    for (let n = 0; n < 3; n++)
      await upload(
        newsroom.editor,
        await landscape(n, 1300, 900).jpeg().toBuffer(),
        `harbour-${n}.jpg`,
        {
          alt: '船着き場',
        },
      )
    for (let round = 0; round < 8; round++) {
      const program = run('test/setup/saveWords.ts', newsroom.env)
      await says(program, /saving/, 60)
      await wait(250 + round * 110)
      program.process.kill('SIGKILL')
      await program.ended
      expect(await brokenFiles()).toEqual([])
    }
    await sweep(newsroom.payload)
    expect(await orphans()).toEqual([])
    expect(
      existsSync(path.join(folder, '.incoming')) ? readdirSync(path.join(folder, '.incoming')) : [],
    ).toEqual([])
    for (const record of (await records()).slice(0, 5))
      for (const name of namesOf(record).filter((one) => /\.jpe?g$/.test(one)))
        expect(
          tagsOf(readFileSync(path.join(folder, name)), 'jpg')['XMP-photoshop:Credit'] ?? null,
          name,
        ).toBe(record.credit?.text ?? null)
  }, 180_000)

  it('keeps its files where the save is refused, and leaves none of the new ones', async () => {
    const picture = await upload(
      newsroom.editor,
      await landscape(20).png().toBuffer(),
      'kept.png',
      { alt: '港' },
    )
    const before = filesOf().sort()
    const bytes = readFileSync(path.join(folder, picture.body.doc.filename))
    const refused = await upload(
      newsroom.editor,
      await landscape(21).png().toBuffer(),
      'other.png',
      { alt: 'あ'.repeat(400) },
      `/media/${picture.body.doc.id}`,
      'PATCH',
    )
    expect(refused.status).toBe(400)
    expect(filesOf().sort()).toEqual(before)
    expect(readFileSync(path.join(folder, picture.body.doc.filename))).toEqual(bytes)
  })

  it('that is deleted takes its files with it, and a delete that fails leaves them', async () => {
    const picture = await upload(newsroom.editor, await landscape(22).png().toBuffer(), 'gone.png')
    const names = namesOf(picture.body.doc)
    expect(names.length).toBeGreaterThan(3)
    const hooks = newsroom.payload.collections.media.config.hooks.afterDelete
    const fail = (): never => {
      throw new Error('a hook of the app fails')
    }
    hooks.push(fail)
    expect((await newsroom.editor('DELETE', `/media/${picture.body.doc.id}`)).status).toBe(500)
    hooks.splice(hooks.indexOf(fail), 1)
    expect(names.every((name) => existsSync(path.join(folder, name)))).toBe(true)
    expect((await newsroom.editor('DELETE', `/media/${picture.body.doc.id}`)).status).toBe(200)
    expect(names.some((name) => existsSync(path.join(folder, name)))).toBe(false)
  })
})

describe('files of no record', () => {
  it('are put aside, not deleted; what is not ours stays where it is', async () => {
    const old = new Date(Date.now() - 3_600_000)
    const lost = path.join(folder, 'lost-0123abcd-800x600.webp')
    for (const file of [lost, path.join(folder, 'README.txt')]) {
      writeFileSync(file, 'x')
      utimesSync(file, old, old)
    }
    // One that has just been written may belong to a save that is under way.
    writeFileSync(path.join(folder, 'fresh-0123abcd.jpg'), 'x')
    await sweep(newsroom.payload)
    expect(existsSync(lost)).toBe(false)
    expect(existsSync(path.join(folder, '.orphans', path.basename(lost)))).toBe(true)
    expect(existsSync(path.join(folder, 'README.txt'))).toBe(true)
    expect(existsSync(path.join(folder, 'fresh-0123abcd.jpg'))).toBe(true)
  })

  it('are left alone where most files are of no record: the folder may be another database’s', async () => {
    const old = new Date(Date.now() - 3_600_000)
    const many = Array.from(
      { length: filesOf().length + 5 },
      (_, n) => `theirs-${String(n).padStart(8, '0')}.jpg`,
    )
    for (const name of many) {
      writeFileSync(path.join(folder, name), 'x')
      utimesSync(path.join(folder, name), old, old)
    }
    await sweep(newsroom.payload)
    expect(many.every((name) => existsSync(path.join(folder, name)))).toBe(true)
  })
})
