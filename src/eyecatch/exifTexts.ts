/** The tags of EXIF that hold text we read, by their numbers. https://www.cipa.jp/std/documents/e/DC-008-Translation-2019-E.pdf */
const tags = {
  0x010e: 'ImageDescription',
  0x0131: 'Software',
  0x013b: 'Artist',
  0x8298: 'Copyright',
  0x9003: 'DateTimeOriginal',
  0x9011: 'OffsetTimeOriginal',
} as const

/** Where the directory of the exposure stands. */
const exposure = 0x8769

type ExifText = (typeof tags)[keyof typeof tags]

/**
 * The texts of an EXIF block, byte by byte as characters: readers take them for UTF-8, and lose what is none. A block that is cut
 * off, or points out of itself, says as much as it still holds.
 */
export const exifTexts = (block: Buffer | undefined): Partial<Record<ExifText, string>> => {
  const found: Partial<Record<ExifText, string>> = {}
  const order = block?.toString('latin1', 0, 2)
  if (!block || block.length < 8 || (order !== 'II' && order !== 'MM')) return found
  const isLittle = order === 'II'
  const short = (at: number): number => (isLittle ? block.readUInt16LE(at) : block.readUInt16BE(at))
  const long = (at: number): number => (isLittle ? block.readUInt32LE(at) : block.readUInt32BE(at))
  const readDirectory = (directory: number, mayLead: boolean): void => {
    const entries = directory + 2 <= block.length ? short(directory) : 0
    for (let n = 0; n < entries; n++) {
      const at = directory + 2 + n * 12
      if (at + 12 > block.length) return
      const [tag, type, length] = [short(at), short(at + 2), long(at + 4)]
      if (tag === exposure && mayLead) readDirectory(long(at + 8), false)
      const name = tags[tag as keyof typeof tags]
      const from = length <= 4 ? at + 8 : long(at + 8)
      // Texts are of type 2; some programs write bytes.
      if (name && (type === 2 || type === 7) && from + length <= block.length)
        found[name] ??= block.toString('latin1', from, from + length).replace(/\0[\s\S]*$/, '')
    }
  }
  readDirectory(long(4), true)
  return found
}
