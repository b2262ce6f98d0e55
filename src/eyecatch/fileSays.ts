import type { Metadata } from 'sharp'
import { composed } from '../text/japanese/composed.ts'
import { makersOfPictures } from '../text/pictures/creditKind.ts'
import { decodeTag } from './decodeTag.ts'
import { exifTexts } from './exifTexts.ts'
import { iptcTexts } from './iptcTexts.ts'
import { readXmp } from './xmp.ts'

/** What a picture's file says of itself. Every text is trimmed and at most as long as its field. */
export type FileSays = {
  /** Whom to name beside the picture, in the file's own words. */
  credit: string | null
  creator: string | null
  copyright: string | null
  licence: string | null
  /** Where the licence or the owner's page is. */
  url: string | null
  /** What the picture shows: a proposal for its alternative text. */
  description: string | null
  /** ISO 8601, with the camera's offset, else Japan's. */
  takenAt: string | null
  /** The program it was made with. */
  tool: string | null
  /** Whether it says that a machine made it, or a part of it. */
  ai: boolean
  /** Whether only a part of it was. */
  isComposite: boolean
  /** Whether it carries Content Credentials (C2PA); nobody has verified them. */
  contentCredentials: boolean
}

/** Longer blocks are left unread: real ones have a few thousand bytes, and one by a stranger may be made to be slow. */
const maxBlockBytes = 128 * 1024

/**
 * What the EXIF, IPTC and XMP of a file say, with its C2PA manifest looked for but not verified. XMP speaks before IPTC and
 * EXIF, as the Metadata Working Group asks. https://www.iptc.org/std/photometadata/specification/
 */
export const fileSays = (bytes: Buffer, metadata: Metadata): FileSays => {
  const exif = exifTexts(withinLimit(withoutHeader(metadata.exif)))
  const iptc = iptcTexts(withinLimit(metadata.iptc))
  const packet = metadata.xmp && metadata.xmp.length <= maxBlockBytes ? metadata.xmp : ''
  const xmp = readXmp(packet.toString())
  const first = (length: number, ...values: unknown[]): string | null => {
    for (const value of values) {
      const text = textOf(value)
      if (text) return text.slice(0, length)
    }
    return null
  }
  const creator = first(200, xmp.get('dc:creator'), iptc.Byline, exif.Artist)
  const copyright = first(300, xmp.get('dc:rights'), iptc.CopyrightNotice, exif.Copyright)
  const stated = first(300, xmp.get('photoshop:Credit'), iptc.Credit)
  const tool = first(200, xmp.get('xmp:CreatorTool'), exif.Software, iptc.OriginatingProgram)
  const manifest = bytes.indexOf(manifestMark)
  const isMade =
    /trainedAlgorithmicMedia/i.test(xmp.get('Iptc4xmpExt:DigitalSourceType') ?? '') ||
    (manifest >= 0 &&
      /trainedAlgorithmicMedia/i.test(bytes.subarray(manifest).toString('latin1'))) ||
    [stated, tool].some((said) => said !== null && makersOfPictures.test(said)) ||
    (metadata.comments ?? []).some(isRecipe)
  return {
    credit: stated ?? creator ?? copyright,
    creator,
    copyright,
    licence: first(200, xmp.get('xmpRights:UsageTerms'), xmp.get('cc:license')),
    url:
      address(xmp.get('xmpRights:WebStatement')) ??
      address(xmp.get('cc:license')) ??
      address(xmp.get('dc:source')),
    description: first(
      300,
      xmp.get('Iptc4xmpCore:AltTextAccessibility'),
      xmp.get('dc:description'),
      iptc.Caption,
      exif.ImageDescription,
    ),
    takenAt: timeOf(exif.DateTimeOriginal, exif.OffsetTimeOriginal),
    tool,
    ai: isMade,
    isComposite: /compositeWithTrained/i.test(xmp.get('Iptc4xmpExt:DigitalSourceType') ?? ''),
    contentCredentials: manifest >= 0,
  }
}

// The description box of a C2PA manifest store, whatever format holds it. https://spec.c2pa.org/, “Box type C2PA”
const manifestMark = 'jumdc2pa'

/** What generators that run at home leave in a PNG: the words a picture was made from. */
const isRecipe = ({ keyword, text }: { keyword: string; text: string }): boolean =>
  /^(?:sd-metadata|invokeai_metadata|dream)$/i.test(keyword) ||
  (/^parameters$/i.test(keyword) && /Steps:|Sampler/.test(text)) ||
  (/^(?:prompt|workflow)$/i.test(keyword) && text.includes('"class_type"')) ||
  (/^software$/i.test(keyword) && makersOfPictures.test(text))

const withinLimit = (block: Buffer | undefined): Buffer | undefined =>
  block && block.length <= maxBlockBytes ? block : undefined

const exifHeader = Buffer.from('Exif\0\0', 'latin1')

const withoutHeader = (exif: Buffer | undefined): Buffer | undefined =>
  exif?.subarray(0, exifHeader.length).equals(exifHeader) ? exif.subarray(exifHeader.length) : exif

/** A tag's text, of a list its parts. */
const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return clean(value)
  if (!Array.isArray(value)) return null
  return (
    value
      .map(textOf)
      .filter((part) => part !== null)
      .join('、') || null
  )
}

/** A tag's text on one line; null where it is empty or cannot be read. The wide space between a word and a name stays. */
const clean = (text: string): string | null => {
  const read = composed(decodeTag(text) ?? '\ufffd')
  return read.includes('\ufffd')
    ? null
    : read.replace(/[\p{Cc}[\s--\u3000]]+/gv, ' ').trim() || null
}

const address = (text: string | undefined): string | null =>
  text !== undefined && /^https?:\/\/\S+$/.test(text) && text.length <= 2000 ? text : null

/** `2026:03:02 10:11:12` and `+09:00` as ISO 8601; null where there is no such day. */
const timeOf = (taken: unknown, offset: unknown): string | null => {
  const [, y, m, d, time] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(typeof taken === 'string' ? taken : '') ?? []
  if (!y) return null
  // A camera that names no zone is taken to stand in Japan.
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+09:00'
  const iso = `${y}-${m}-${d}T${time}${zone}`
  return Number.isNaN(Date.parse(iso)) ? null : iso
}
