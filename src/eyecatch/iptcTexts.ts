/** The datasets of IPTC we read, of record 2. https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf */
const datasets = {
  65: 'OriginatingProgram',
  80: 'Byline',
  110: 'Credit',
  116: 'CopyrightNotice',
  120: 'Caption',
} as const

type IptcText = (typeof datasets)[keyof typeof datasets]

// Photoshop's resource that holds them, in front of its name, its length and its data.
const resource = Buffer.from('8BIM\x04\x04', 'latin1')

/** The datasets of a block that has them by themselves, or among Photoshop's resources. */
const datasetsIn = (block: Buffer): Buffer => {
  const at = block.indexOf(resource)
  if (at === -1) return block[0] === 0x1c ? block : Buffer.alloc(0)
  const name = at + resource.length
  // The name is padded to an even length, its own length counted.
  const size = name + (((block[name] ?? 0) + 2) & ~1)
  return size + 4 > block.length
    ? Buffer.alloc(0)
    : block.subarray(size + 4, size + 4 + block.readUInt32BE(size))
}

/** The texts of an IPTC block, byte by byte as characters; several of one name are a list. One that is cut off says what it holds. */
export const iptcTexts = (block: Buffer | undefined): Partial<Record<IptcText, string[]>> => {
  const found: Partial<Record<IptcText, string[]>> = {}
  const data = block ? datasetsIn(block) : Buffer.alloc(0)
  // Datasets stand one behind the other; a length of more than fifteen bits is written otherwise, and belongs to pictures.
  for (let at = 0; at + 5 <= data.length && data[at] === 0x1c;) {
    const [record, number, length] = [data[at + 1], data[at + 2], data.readUInt16BE(at + 3)]
    const end = at + 5 + length
    if (length >= 0x8000 || end > data.length) break
    const name = record === 2 ? datasets[number as keyof typeof datasets] : undefined
    if (name) (found[name] ??= []).push(data.toString('latin1', at + 5, end))
    at = end
  }
  return found
}
