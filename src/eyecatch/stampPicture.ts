import { crc32 } from 'node:zlib'
import { creditPacket, type PictureWords } from './creditPacket.ts'

/**
 * A stored JPEG or PNG with these words written into it and no others, its pixels untouched: a credit can be edited any
 * number of times.
 * @throws for anything but a JPEG or PNG
 */
export const stampPicture = (bytes: Buffer, words: PictureWords): Buffer => {
  const packet = creditPacket(words)
  if (bytes.readUInt16BE(0) === 0xffd8) return stampJpeg(bytes, packet)
  if (bytes.subarray(0, 8).equals(pngSignature)) return stampPng(bytes, packet)
  throw new Error('Only JPEG and PNG files are stamped; cleanPicture makes them.')
}

const inJpeg = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')

// Segments up to the image data: FF, a marker, a length that counts itself. ITU-T T.81, annex B.1
const stampJpeg = (bytes: Buffer, packet: string): Buffer => {
  const content = Buffer.concat([inJpeg, Buffer.from(packet)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  const kept: Buffer[] = [bytes.subarray(0, 2), head, content]
  let at = 2
  for (; bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const isPacket = bytes[at + 1] === 0xe1 && bytes.indexOf(inJpeg, at + 4) === at + 4
    if (!isPacket) kept.push(bytes.subarray(at, end))
  }
  return Buffer.concat([...kept, bytes.subarray(at)])
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const inPng = Buffer.from('XML:com.adobe.xmp\0', 'latin1')

// Chunks: a length, four letters, the content, its checksum. https://www.w3.org/TR/png-3/#5DataRep
const stampPng = (bytes: Buffer, packet: string): Buffer => {
  const kept: Buffer[] = [pngSignature]
  for (let at = 8, end = 8; at < bytes.length; at = end) {
    end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    const isPacket = kind === 'iTXt' && bytes.indexOf(inPng, at + 8) === at + 8
    if (!isPacket) kept.push(bytes.subarray(at, end))
    if (kind === 'IHDR')
      // Uncompressed, in no language and without a translated keyword.
      kept.push(chunk('iTXt', Buffer.concat([inPng, Buffer.alloc(4), Buffer.from(packet)])))
  }
  return Buffer.concat(kept)
}

const chunk = (kind: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)]
  head.writeUInt32BE(content.length)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}
