import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { run } from '../../setup/program.ts'
import { landscape, tagged, tagsOf, upload } from '../../setup/pictures.ts'
import {
  editor,
  env,
  filesOf,
  folder,
  jpeg,
  payload,
  stored,
  words,
} from '../../setup/pictureDesk.ts'

describe('midashi eyecatch', () => {
  it('makes an archive’s files and facts again, names what it cannot make, and leaves that as it was', async () => {
    const before = (await upload(editor, jpeg, 'before.jpg', words)).body.doc.id
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
