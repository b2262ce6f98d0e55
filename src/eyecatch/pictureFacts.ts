import type { SharpDependency } from 'payload'

/** What is derived from a picture's file: a data URL of some 150 characters, and a colour as `#rrggbb`. */
export type PictureFacts = { placeholder: string; color: string }

/** The placeholder's width in pixels: enough for a blurred impression, small enough to stand in JSON. */
const placeholderWidth = 16

/** Derives a picture's facts from its bytes or its path. */
export const pictureFacts = async (
  input: Buffer | string,
  sharp: SharpDependency,
): Promise<PictureFacts> => {
  const [tiny, { dominant }] = await Promise.all([
    sharp(input).rotate().resize(placeholderWidth).webp({ quality: 30 }).toBuffer(),
    sharp(input).stats(),
  ])
  const hex = (channel: number): string => channel.toString(16).padStart(2, '0')
  return {
    placeholder: `data:image/webp;base64,${tiny.toString('base64')}`,
    color: `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`,
  }
}
