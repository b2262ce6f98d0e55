import type { SharpDependency } from 'payload'
import phash from 'sharp-phash'
import { rgbaToThumbHash } from 'thumbhash'

/** What a picture's pixels say. */
export type PictureFacts = {
  /** A ThumbHash in Base64, some 30 characters. https://evanw.github.io/thumbhash/ */
  placeholder: string
  /** Its commonest colour, `#rrggbb`. */
  color: string
  /** Its mean luma, 0 black to 1 white. */
  brightness: number
  /** Whether a part of it is transparent. */
  alpha: boolean
  /** 64 bits as 16 hexadecimal digits; pictures that look alike differ in few of them. */
  likeness: string
}

/** ThumbHash takes pictures of at most 100 pixels. */
const sample = 100

/** Derives a picture's facts from its bytes, which are decoded once. */
export const pictureFacts = async (
  bytes: Buffer,
  sharp: SharpDependency,
): Promise<PictureFacts> => {
  const { data, info } = await sharp(bytes)
    .resize(sample, sample, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const small = sharp(data, { raw })
  const [{ dominant, isOpaque }, bits] = await Promise.all([
    small.clone().stats(),
    small.clone().png().toBuffer().then(phash),
  ])
  const hex = (channel: number): string => channel.toString(16).padStart(2, '0')
  return {
    placeholder: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64'),
    color: `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`,
    brightness: Math.round(meanLuma(data) * 1000) / 1000,
    alpha: !isOpaque,
    likeness: BigInt(`0b${bits}`).toString(16).padStart(16, '0'),
  }
}

/** The mean luma of RGBA pixels as seen on white, by the weights of ITU-R BT.601. */
const meanLuma = (pixels: Buffer): number => {
  let sum = 0
  for (let at = 0; at < pixels.length; at += 4) {
    const luma = 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!
    const cover = pixels[at + 3]! / 255
    sum += luma * cover + 255 * (1 - cover)
  }
  return sum / (pixels.length / 4) / 255
}
