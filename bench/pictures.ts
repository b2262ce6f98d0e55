import sharp from 'sharp'
import { drawCard, setTitle, type Card } from '../src/eyecatch/card/drawCard.ts'
import { cleanPicture } from '../src/eyecatch/cleanPicture.ts'
import { fileSays } from '../src/eyecatch/fileSays.ts'
import { pictureFacts } from '../src/eyecatch/pictureFacts.ts'
import { pictureSizes } from '../src/eyecatch/pictureSizes.ts'
import { stampPicture } from '../src/eyecatch/stampPicture.ts'
import { compare } from './compare.ts'

/** A photograph of twelve million pixels: gradients with the grain of a sensor. */
const photograph = async (): Promise<Buffer> => {
  const [width, height] = [4000, 3000]
  const grain = { type: 'gaussian' as const, mean: 128, sigma: 18 }
  const noise = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise: grain },
  })
    .png()
    .toBuffer()
  const sky = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="s" x2="0.3" y2="1"><stop stop-color="#8fb7e0"/><stop offset="0.6" stop-color="#e9d8b4"/><stop offset="1" stop-color="#264d3b"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#s)"/><circle cx="30%" cy="55%" r="18%" fill="#274060"/></svg>`
  return sharp(Buffer.from(sky))
    .flatten()
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** The sizes as Payload has them made: all at once, each from the picture itself. */
const resize = async (picture: Buffer): Promise<void> => {
  const base = sharp(picture).rotate()
  await Promise.all(
    pictureSizes.map(({ width, height, formatOptions }) => {
      const resized = base.clone().resize(width, height ?? undefined)
      return (
        formatOptions ? resized.toFormat(formatOptions.format, formatOptions.options) : resized
      ).toBuffer()
    }),
  )
}

const card: Card = {
  title: '県立美術館、江戸の地図百点を公開 「海の道」をたどる企画展、来月十五日まで',
  category: '文化と自然',
  date: '2026年11月22日',
  masthead: '北浜日報',
  theme: 'indigo',
}

/** What Midashi adds to an upload beside the resizing, and what a title card costs beside writing a PNG. */
export const benchPictures = async (): Promise<void> => {
  const picture = await photograph()
  const metadata = await sharp(picture).metadata()
  const words = {
    alt: '夕暮れの港',
    credit: '北浜日報',
    url: null,
    licence: null,
    ai: false,
    isComposite: false,
    creator: null,
    copyright: null,
  }
  process.stdout.write(`a JPEG of 4000 × 3000, ${(picture.length / 1e6).toFixed(1)} MB\n`)
  await compare('a picture that comes in', 12, {
    'sharp: the seven sizes Payload makes': () => resize(picture),
    'our facts: colour, placeholder, likeness': async () =>
      void (await pictureFacts(picture, sharp)),
    'our facts: what the file says': async () => void (await fileSays(picture, metadata)),
    'cleaning it: decoded and written anew': async () => void (await cleanPicture(picture, sharp)),
    'another credit in the stored file': async () => void stampPicture(picture, words),
  })
  const raw = await sharp(await drawCard(card, sharp))
    .removeAlpha()
    .raw()
    .toBuffer()
  const size = { width: 1200, height: 630, channels: 3 as const }
  await compare('a title card', 40, {
    'sharp: a PNG of the same size from its pixels': async () =>
      void (await sharp(raw, { raw: size }).png().toBuffer()),
    'the card, from its words': async () => void (await drawCard(card, sharp)),
    'setting its title': async () => void setTitle(card.title),
  })
}
