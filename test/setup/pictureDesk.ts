import { readFileSync } from 'node:fs'
import path from 'node:path'
import { vi } from 'vitest'
import { openNewsroom } from './newsroom.ts'
import { landscape } from './pictures.ts'

export const { payload, env, editor, writer, anonymous } = await openNewsroom()
export const folder = (payload.collections.media.config.upload as { staticDir: string }).staticDir
export const stored = (name: string): Buffer => readFileSync(path.join(folder, name))
/** The main file of a picture and its sizes, by their names. */
export const filesOf = (doc: any): Record<string, Buffer> =>
  Object.fromEntries(
    [doc.filename, ...Object.values<any>(doc.sizes).map(({ filename }) => filename)]
      .filter(Boolean)
      .map((name) => [name, stored(name)]),
  )
// Every upload makes up to eight files, on two cores that others may use as well.
vi.setConfig({ testTimeout: 120_000 })
export const jpeg = await landscape(1).jpeg().toBuffer()
/** Enough for its card and no larger sizes. */
export const small = await landscape(1, 1250, 700).jpeg().toBuffer()
export const words = {
  alt: '朝の港に並ぶ漁船',
  credit: {
    text: '北浜日報／山田花子',
    kind: 'photo',
    url: 'https://kitahama.example/photo?id=3&a=<b>',
    licence: 'CC BY 4.0',
  },
}
export const said = {
  'XMP-photoshop:Credit': words.credit.text,
  'XMP-dc:Source': words.credit.url,
  'XMP-xmpRights:UsageTerms': words.credit.licence,
  'XMP-iptcCore:AltTextAccessibility': words.alt,
}
