import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { afterAll, describe, expect, it } from 'vitest'
import { openArchive } from '../../../src/importer/archives.ts'
import { openExport } from '../../../src/importer/openExport.ts'
import { pictureFiles } from '../../../src/text/blogs/pictureFiles.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'midashi-zip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const zipped = async (files: Record<string, Buffer>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream as unknown as NodeJS.ReadableStream)
}

const stored = (name: string, bytes: Buffer): string => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

/** The bytes of a ZIP in which a name stands as other bytes of that length, as Windows writes it: without the flag of UTF-8. */
const renamed = (zip: Buffer, from: string, to: Buffer): Buffer => {
  expect(Buffer.byteLength(from)).toBe(to.length)
  const changed = Buffer.from(zip)
  for (let at = changed.indexOf(from); at !== -1; at = changed.indexOf(from, at + 1))
    to.copy(changed, at)
  for (const [mark, flags] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const)
    for (let at = changed.indexOf(mark); at !== -1; at = changed.indexOf(mark, at + 1))
      changed[at + flags + 1]! &= ~0x08
  return changed
}

const entry =
  'AUTHOR: a\nTITLE: 題\nDATE: 01/01/2015 09:00:00\n-----\nBODY:\n文。\n-----\n--------\n'

describe('a ZIP', () => {
  it('of a service holds the export and its pictures', async () => {
    const file = stored(
      'a.zip',
      await zipped({ 'blog/export.txt': Buffer.from(entry), 'blog/img/a.jpg': Buffer.from('x') }),
    )
    const opened = await openExport([file], [], null)
    expect(opened.blogs.map(({ format }) => format)).toEqual(['movable-type'])
    expect(opened.pictures.map(({ name }) => name)).toEqual(['blog/img/a.jpg'])
    expect([...opened.blogs[0]!.files[0]!.text()].join('')).toBe(entry)
    await opened.close()
  })

  it('has the names Windows and macOS meant', async () => {
    // 写真 in Windows' code page.
    const windows = renamed(
      await zipped({ 'abcd/1.jpg': Buffer.from('x') }),
      'abcd',
      Buffer.from([0x8e, 0xca, 0x90, 0x5e]),
    )
    const opened = await openArchive(stored('windows.zip', windows))
    expect(opened.files.map(({ name }) => name)).toEqual(['写真/1.jpg'])
    await opened.close()
    const mac = await openArchive(
      stored(
        'mac.zip',
        await zipped({ 'か\u3099.jpg': Buffer.from('x'), '__MACOSX/._a.jpg': Buffer.from('y') }),
      ),
    )
    const { find } = pictureFiles(mac.files.map(({ name }) => name))
    expect(find({ url: 'https://a.jp/%E3%81%8C.jpg', original: null })).toBe('が.jpg')
    expect(find({ url: 'https://a.jp/._a.jpg', original: null })).toBeNull()
    await mac.close()
  })

  it('that names places outside of itself writes nothing there', async () => {
    const evil = renamed(
      await zipped({ 'aa/evil.txt': Buffer.from(entry) }),
      'aa/evil.txt',
      Buffer.from('/a/evil.txt'),
    )
    const opened = await openExport([stored('evil.zip', evil)], [], null)
    expect(opened.blogs).toHaveLength(1)
    expect(readdirSync('/')).not.toContain('a')
    expect(readdirSync(folder)).not.toContain('evil.txt')
    await opened.close()
  })

  it('that holds a picture of any size gives none of more than a hundred megabytes', async () => {
    const bomb = await openArchive(
      stored('bomb.zip', await zipped({ 'a.jpg': Buffer.alloc(101_000_000) })),
    )
    await expect(bomb.files[0]!.read()).rejects.toMatchObject({
      words: { ja: expect.stringContaining('100MB') },
    })
    await bomb.close()
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('これはZIPではない')],
    ['half of one', null],
  ])('that is %s is refused in words', async (_, bytes) => {
    const whole = await zipped({ 'a.txt': Buffer.from(entry) })
    const file = stored('broken.zip', bytes ?? whole.subarray(0, whole.length / 2))
    await expect(openExport([file], [], null)).rejects.toMatchObject({
      words: { ja: expect.stringContaining('ZIP') },
    })
  })
})

describe('a file', () => {
  it('is read in its encoding, and one broken byte sends none of it into another', async () => {
    const utf8 = Buffer.from(entry.repeat(3))
    utf8[utf8.indexOf('文')] = 0xff
    const opened = await openExport([stored('broken.txt', utf8)], [], null)
    const text = [...opened.blogs[0]!.files[0]!.text()].join('')
    expect(text).toContain('TITLE: 題')
    expect(text.match(/文。/g)).toHaveLength(2)
    await opened.close()
  })
})
