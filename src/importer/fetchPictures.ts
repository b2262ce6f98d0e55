import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { askAddress } from '../links/askAddress.ts'
import { decoded } from '../text/blogs/decoded.ts'
import type { PictureFiles } from '../text/blogs/pictureFiles.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import type { ExportedPost } from './importPosts.ts'
import type { NamedFile } from './shelfOf.ts'

export type FetchOptions = {
  /** Addresses of the own network that may be asked; none but public ones otherwise. @default `MIDASHI_FETCH_ALLOW`, parted by commas */
  allow?: string[]
  /** How long one host is left alone between two pictures, in milliseconds. @default 500 */
  pause?: number
  /** Told of each picture that was asked for. @returns whether to go on */
  tick?: () => boolean | Promise<boolean>
}

const allowed = (): string[] =>
  (process.env.MIDASHI_FETCH_ALLOW ?? '').split(',').flatMap((one) => one.trim() || [])

/** The most a picture may have, in bytes: what an upload may; and how long it may take in milliseconds, redirects and all. */
const maxBytes = 25 * 2 ** 20
const patience = 30_000

const maxRedirects = 5

/** How many hosts are asked at the same time. */
const atOnce = 4

/** The addresses of the pictures of posts that are in no file, each once; the original before a small copy. */
export const unfoundPictures = (posts: Iterable<ExportedPost>, files: PictureFiles): string[] => {
  const urls = new Set<string>()
  for (const { post } of posts)
    for (const picture of post.featured ? [...post.pictures, post.featured] : post.pictures) {
      const url = picture.original ?? picture.url
      if (/^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) && files.find(picture) === null)
        urls.add(url)
    }
  return [...urls]
}

/**
 * Fetches pictures from where they are on the web, into a folder: one host after the other's pause, public addresses alone. What is
 * in the folder already is not asked for again, so that whoever was stopped goes on. A host that asks for patience (429, 503) is
 * left alone for this time.
 * @returns the files that are there, and why others are not, by their addresses
 */
export const fetchPictures = async (
  urls: string[],
  folder: string,
  { allow = allowed(), pause = 500, tick = () => true }: FetchOptions = {},
): Promise<{ files: NamedFile[]; failed: Map<string, LocalizedText> }> => {
  if (urls.length === 0) return { files: [], failed: new Map() }
  await mkdir(folder, { recursive: true })
  const there = await fetchedBefore(folder, urls)
  const failed = new Map<string, LocalizedText>()
  let goesOn = true
  const fetchOf = async (all: string[]): Promise<void> => {
    let isBusy: LocalizedText | null = null
    for (const [n, url] of all.entries()) {
      if (!goesOn) return
      if (isBusy !== null) {
        failed.set(url, isBusy)
        continue
      }
      if (n > 0) await wait(pause)
      const got = await fetchOne(url, allow).catch((error: unknown) =>
        unreachable((error as Error).message),
      )
      if (Buffer.isBuffer(got)) {
        await keep(path.join(folder, nameOf(url)), got)
        there.add(url)
      } else {
        failed.set(url, got)
        if (got === tooOften) isBusy = got
      }
      goesOn = await tick()
    }
  }
  const wanted = urls.filter((url) => !there.has(url))
  const hosts = [...Map.groupBy(wanted, (url) => new URL(url).host).values()]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = hosts.shift(); next; next = hosts.shift()) await fetchOf(next)
    }),
  )
  const files = urls.flatMap((url): NamedFile[] => {
    if (!there.has(url)) return []
    const place = path.join(folder, nameOf(url))
    return [{ url, place, file: { name: lastPart(url), read: () => readFile(place) } }]
  })
  return { files, failed }
}

/** A picture lies under the hash of its address: no list of them is needed, and none can lead elsewhere. */
const nameOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 32)

const fetchedBefore = async (folder: string, urls: string[]): Promise<Set<string>> => {
  const names = new Set(await readdir(folder))
  return new Set(urls.filter((url) => names.has(nameOf(url))))
}

/** The bytes of a picture; else what was wrong. */
const fetchOne = async (url: string, allow?: string[]): Promise<Buffer | LocalizedText> => {
  let at = url
  const end = Date.now() + patience
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const left = Math.max(end - Date.now(), 1)
    const answer = await askAddress(
      'GET',
      at,
      { allow, patience: left, accept: 'image/*' },
      readPicture,
    )
    if (Buffer.isBuffer(answer) || !('location' in answer)) return answer
    if (!URL.canParse(answer.location, at)) break
    at = new URL(answer.location, at).href
  }
  return leadsNowhere
}

const readPicture = async (
  response: IncomingMessage,
): Promise<Buffer | LocalizedText | { location: string }> => {
  const { statusCode = 0, headers } = response
  if (statusCode >= 300 && statusCode < 400 && headers.location)
    return { location: headers.location }
  if (statusCode === 429 || statusCode === 503) return tooOften
  if (statusCode !== 200) return { ja: `応答 ${statusCode}`, en: `answer ${statusCode}` }
  // What a dead service answers everybody is a page.
  if (/^text\//.test(headers['content-type'] ?? '')) return noPicture
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response) {
    length += (piece as Buffer).length
    if (length > maxBytes) return tooLarge
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}

const tooOften: LocalizedText = {
  ja: 'サーバーが混み合っているため、このサーバーの残りは次の機会に回しました',
  en: 'the server asks for patience; what else is there is left for the next time',
}
const noPicture: LocalizedText = {
  ja: '画像ではなくページが返ってきました',
  en: 'a page came instead of a picture',
}
const tooLarge: LocalizedText = {
  ja: `大きすぎます（${maxBytes / 2 ** 20}MBまで）`,
  en: `too large (${maxBytes / 2 ** 20} MB at most)`,
}
const leadsNowhere: LocalizedText = {
  ja: '転送先にたどり着けません',
  en: 'its redirects lead nowhere',
}
const unreachable = (message: string): LocalizedText => ({
  ja: `つながりません（${message}）`,
  en: `cannot be reached (${message})`,
})

/** Whole, or not at all. */
const keep = async (place: string, bytes: Buffer): Promise<void> => {
  await writeFile(`${place}.part`, bytes)
  await rename(`${place}.part`, place)
}

const lastPart = (url: string): string => decoded(new URL(url).pathname.split('/').at(-1) ?? '')
