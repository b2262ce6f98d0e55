import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { Person, Reply } from './newsroom.ts'

/** A landscape that is told from others by its number, as like a photograph as a few gradients and shapes are. */
export const landscape = (number: number, width = 1800, height = 1200): Sharp => {
  const at = (salt: number, most: number): number =>
    (((number + 1) * 2654435761 * (salt + 7)) % (most * 1000)) / 1000
  const hills = Array.from({ length: 6 }, (_, i) => {
    const [x, y, r] = [at(i, 100), 30 + at(i + 20, 60), 8 + at(i + 40, 30)]
    return `<circle cx="${x}%" cy="${y}%" r="${r}%" fill="hsl(${at(i + 60, 360)},50%,${20 + at(i + 80, 60)}%)"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${at(1, 360)},60%,75%)"/><stop offset="1" stop-color="hsl(${at(2, 360)},40%,35%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#s)"/>${hills.join('')}</svg>`
  return sharp(Buffer.from(svg)).flatten()
}

const exiftool = path.join(
  path.dirname(createRequire(import.meta.url).resolve('exiftool-vendored.pl/package.json')),
  'bin/exiftool',
)

/** What ExifTool, which shares no code with us, reads in a file: tags by `Group:Name`. */
export const tagsOf = (bytes: Buffer, extension: string): Record<string, unknown> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midashi-tags-'))
  try {
    const file = path.join(folder, `picture.${extension}`)
    writeFileSync(file, bytes)
    return JSON.parse(execFileSync(exiftool, ['-j', '-G1', '-a', file]).toString())[0]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rewritten = (bytes: Buffer, extension: string, args: string[]): Buffer => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midashi-tags-'))
  try {
    const file = path.join(folder, `picture.${extension}`)
    writeFileSync(file, bytes)
    execFileSync(exiftool, ['-q', '-q', '-overwrite_original', ...args, file])
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const setting = (tag: string): string => `-${tag}`

/** A picture with tags written by ExifTool, given as it takes them: `XMP-photoshop:Credit=北浜日報`. */
export const tagged = (bytes: Buffer, extension: string, ...tags: string[]): Buffer =>
  rewritten(bytes, extension, ['-codedcharacterset=utf8', ...tags.map(setting)])

/** A picture with one tag, written as these bytes. */
export const taggedWith = (
  bytes: Buffer,
  extension: string,
  tag: string,
  value: Buffer,
): Buffer => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midashi-tags-'))
  try {
    const file = path.join(folder, 'value')
    writeFileSync(file, value)
    // In and out the same, so that ExifTool changes nothing.
    const charsets = ['Latin', 'exif=Latin', 'iptc=Latin'].flatMap((name) => ['-charset', name])
    return rewritten(bytes, extension, [...charsets, `-${tag}<=${file}`])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Sends a picture as the admin does. */
export const upload = (
  person: Person,
  bytes: Buffer,
  name: string,
  data: object = {},
  to = '/media',
  method = 'POST',
): Promise<Reply> => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  form.set('_payload', JSON.stringify(data))
  return person(method, to, form)
}
