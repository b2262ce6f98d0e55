import type { SharpDependency } from 'payload'
import type { Metadata } from 'sharp'
import { BadPicture } from './BadPicture.ts'

/** A picture as it is stored: upright sRGB JPEG or PNG without any metadata, and the metadata its file had. */
export type CleanPicture = {
  data: Buffer
  extension: 'jpg' | 'png'
  mimeType: 'image/jpeg' | 'image/png'
  metadata: Metadata
  /** More than 1 where it moved; the first one is kept. */
  frames: number
}

/** 50 million pixels: a film scan at 12 lines a millimetre, and some 200 MB while it is decoded. */
export const maxPixels = 50_000_000

/** How many times as long as wide: a card as wide as a strip would be made higher than any memory. */
const maxAspectRatio = 20

/** How long a picture may take, in seconds; one of 50 million pixels takes three here. */
const maxSeconds = 30

/**
 * Decodes a file and writes it anew, so that nothing but pixels gets through: no place, no serial number, no second file
 * behind the first. What moves stands still on its first frame, and what no browser shows becomes a JPEG or a PNG.
 * @throws {BadPicture} for what is no picture, is damaged or too large
 */
export const cleanPicture = async (
  bytes: Buffer,
  sharp: SharpDependency,
): Promise<CleanPicture> => {
  const metadata = await readHeader(bytes, sharp)
  const { width, height, format } = metadata
  if (width * height > maxPixels) throw tooLarge(width, height)
  if (Math.max(width, height) > maxAspectRatio * Math.min(width, height))
    throw tooLong(width, height)
  // What was drawn stays without loss.
  const isDrawn = format === 'png' || format === 'gif' || metadata.hasAlpha
  const chromaSubsampling = metadata.chromaSubsampling?.startsWith('4:4:4') ? '4:4:4' : '4:2:0'
  const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    .timeout({ seconds: maxSeconds })
    .rotate()
    .toColourspace('srgb')
  const written = isDrawn ? upright.png() : upright.jpeg({ quality: 92, chromaSubsampling })
  try {
    const data = await written.toBuffer()
    return {
      data,
      extension: isDrawn ? 'png' : 'jpg',
      mimeType: isDrawn ? 'image/png' : 'image/jpeg',
      metadata,
      frames: metadata.pages ?? 1,
    }
  } catch (error) {
    throw damaged(error)
  }
}

/** The formats a picture may come in, as sharp calls them; AVIF is a kind of HEIF. */
const formats = new Set(['jpeg', 'png', 'webp', 'gif', 'heif'])

/** What a file's header says, without decoding it. */
const readHeader = async (bytes: Buffer, sharp: SharpDependency): Promise<Metadata> => {
  if (bytes.length === 0) throw empty
  // SVG is a program; it is told from its first characters, before anybody runs it.
  if (/^(?:\xEF\xBB\xBF)?\s*</.test(bytes.subarray(0, 256).toString('latin1'))) throw drawing
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw isHeic(bytes) ? heic(error) : begins(bytes) ? damaged(error) : noPicture(error)
    })
  if (metadata.format === 'svg') throw drawing
  if (!formats.has(metadata.format)) throw otherFormat(metadata.format)
  if (metadata.format === 'heif' && metadata.compression !== 'av1') throw heic()
  return metadata
}

/** Whether a file begins as a JPEG, PNG, GIF or WebP does. */
const begins = (bytes: Buffer): boolean =>
  /^(?:\xFF\xD8\xFF|\x89PNG|GIF8|RIFF....WEBP)/s.test(bytes.subarray(0, 12).toString('latin1'))

// The brand in the first box of an ISO media file. https://nokiatech.github.io/heif/technical.html
const isHeic = (bytes: Buffer): boolean =>
  /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(bytes.subarray(4, 12).toString('latin1'))

const empty = new BadPicture({
  ja: '画像ファイルが空です（0バイト）。もう一度書き出してから選び直してください。',
  en: 'The picture file is empty (0 bytes). Export it again.',
})

const drawing = new BadPicture({
  ja: 'SVGなどのXML形式は受け付けていません。PNGに書き出してから選び直してください。',
  en: 'SVG and other XML are not accepted. Export the picture as PNG.',
})

const heic = (cause?: unknown): BadPicture =>
  new BadPicture(
    {
      ja: 'HEIC（iPhoneの写真形式）は読み込めません。JPEGに書き出してから選び直してください。',
      en: 'HEIC (the format of iPhone photographs) cannot be read. Export the picture as JPEG.',
    },
    cause,
  )

const accepted = 'JPEG・PNG・WebP・AVIF・GIF'

const noPicture = (cause: unknown): BadPicture =>
  new BadPicture(
    {
      ja: `画像として読み込めません。受け付けている形式は${accepted}です。`,
      en: `This cannot be read as a picture. Accepted are ${accepted.replaceAll('・', ', ')}.`,
    },
    cause,
  )

const otherFormat = (format: string): BadPicture =>
  new BadPicture({
    ja: `この形式（${format.toUpperCase()}）は受け付けていません。受け付けている形式は${accepted}です。`,
    en: `${format.toUpperCase()} is not accepted. Accepted are ${accepted.replaceAll('・', ', ')}.`,
  })

const grouped = (number: number): string => number.toLocaleString('en-US')

const tooLarge = (width: number, height: number): BadPicture =>
  new BadPicture({
    ja: `画像が大きすぎます（${grouped(width)}×${grouped(height)}画素）。${grouped(maxPixels / 10_000)}万画素以下に縮めてください。`,
    en: `The picture is too large (${grouped(width)} × ${grouped(height)} pixels). Bring it down to ${grouped(maxPixels / 1_000_000)} megapixels.`,
  })

const tooLong = (width: number, height: number): BadPicture =>
  new BadPicture({
    ja: `画像が細長すぎます（${grouped(width)}×${grouped(height)}画素）。縦横の比を1対${maxAspectRatio}以内にしてください。`,
    en: `The picture is too long and narrow (${grouped(width)} × ${grouped(height)} pixels). Keep its sides within 1 to ${maxAspectRatio}.`,
  })

const damaged = (cause: unknown): BadPicture =>
  String(cause).includes('timeout')
    ? new BadPicture(
        {
          ja: `画像の処理に${maxSeconds}秒以上かかるため中止しました。小さくするか、JPEGかPNGで書き出し直してください。`,
          en: `Reading the picture took more than ${maxSeconds} seconds. Make it smaller, or export it again as JPEG or PNG.`,
        },
        cause,
      )
    : new BadPicture(
        {
          ja: '画像ファイルが途中で切れているか、壊れています。元のファイルからもう一度書き出してください。',
          en: 'The picture file is cut off or damaged. Export it again from the original.',
        },
        cause,
      )
