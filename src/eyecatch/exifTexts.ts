/** The tags of EXIF that hold text we read, by their numbers. https://www.cipa.jp/std/documents/e/DC-008-Translation-2019-E.pdf */
const tags = {
  0x010e: 'ImageDescription',
  0x0131: 'Software',
  0x013b: 'Artist',
  0x8298: 'Copyright',
}

type ExifText = (typeof tags)[keyof typeof tags]

/**
 * The texts of an EXIF block, byte by byte as characters, in the first directory: readers take them for UTF-8 and lose what they
 * are. A block that is cut off says as much as it still holds.
 */
export const exifTexts = (block: Buffer | undefined): Partial<Record<ExifText, string>> => {
  const found: Partial<Record<ExifText, string>> = {}
  const order = block?.toString('latin1', 0, 2)
  if (!block || block.length < 8 || (order !== 'II' && order !== 'MM')) return found
  const short = (at: number): number =>
    order === 'II' ? block.readUInt16LE(at) : block.readUInt16BE(at)
  const long = (at: number): number =>
    order === 'II' ? block.readUInt32LE(at) : block.readUInt32BE(at)
  const directory = long(4)
  const entries = directory + 2 <= block.length ? short(directory) : 0
  for (let n = 0; n < entries; n++) {
    const at = directory + 2 + n * 12
    if (at + 12 > block.length) break
    const name = tags[short(at) as keyof typeof tags]
    const [type, length] = [short(at + 2), long(at + 4)]
    const from = length <= 4 ? at + 8 : long(at + 8)
    // Texts are of type 2; some programs write bytes.
    if (name && (type === 2 || type === 7) && from + length <= block.length)
      found[name] = block.toString('latin1', from, from + length).replace(/\0[\s\S]*$/, '')
  }
  return found
}
