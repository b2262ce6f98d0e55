import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Collection, Payload } from 'payload'
import { incoming, journal, namesOf, readStage, thisHost } from './placeFiles.ts'
import { isAlive } from './isAlive.ts'
import { slugOf } from '../slugs.ts'

/** What no record knows any more is put here, not deleted: another database may know it. */
const orphanage = '.orphans'

/** How old what is swept must be, in milliseconds: a save may still be under way. */
const patience = 10 * 60_000

/** The files Midashi makes: a name, eight figures, perhaps a size. Nothing else in the folder is touched. */
const ours = /-[\da-f]{8}(?:-\d+x\d+)?\.(?:jpe?g|png|webp|avif)$/

export type Swept = {
  /** Files without a record that were put aside. */
  orphans: string[]
  /** More files without a record than with one: the folder of another database, perhaps; nothing was moved. */
  isForeign: boolean
  /** Records whose save a crash has cut off: their files have to be made again. */
  unfinished: string[]
}

/**
 * Looks for what a crash has left in the folder of the pictures: files that wait for a save that never came, and files of no
 * record.
 */
export const sweepFiles = async (payload: Payload, now = Date.now()): Promise<Swept> => {
  const pictures = payload.collections[slugOf({ payload }, 'media')] as Collection
  const { slug, upload } = pictures.config
  const swept: Swept = { orphans: [], isForeign: false, unfinished: [] }
  if (upload.disableLocalStorage) return swept
  const folder = path.resolve(upload.staticDir ?? slug)
  const isOld = async (place: string): Promise<boolean> =>
    (await stat(place).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    )) <
    now - patience
  const cutOff = new Set<string>()
  for (const stage of await list(path.join(folder, incoming))) {
    const place = path.join(folder, incoming, stage)
    const { host, pid, id } = readStage(stage)
    // Of another machine's process only the age tells whether it still runs.
    const mayRun = host !== thisHost || isAlive(pid)
    if (mayRun && !(await isOld(place))) continue
    const left = await list(place)
    if (id !== null && left.some((name) => name.startsWith('.old-'))) swept.unfinished.push(id)
    for (const name of await namesIn(path.join(place, journal))) cutOff.add(name)
    await rm(place, { recursive: true, force: true })
  }
  const known = await knownNames(payload)
  const files = (await list(folder)).filter((name) => ours.test(name))
  const unknown = files.filter((name) => !known.has(name))
  const isForeign = unknown.filter((name) => !cutOff.has(name)).length > files.length / 2
  for (const name of unknown) {
    const place = path.join(folder, name)
    if (!cutOff.has(name) && (isForeign || !(await isOld(place)))) continue
    await mkdir(path.join(folder, orphanage), { recursive: true })
    await rename(place, path.join(folder, orphanage, name))
    swept.orphans.push(name)
  }
  return { ...swept, isForeign }
}

const namesIn = (file: string): Promise<string[]> =>
  readFile(file, 'utf8').then(
    (text) => text.split('\n').filter((name) => ours.test(name) && !name.includes('/')),
    () => [],
  )

const list = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

const knownNames = async (payload: Payload): Promise<Set<string>> => {
  const known = new Set<string>()
  for (let page = 1; ; page++) {
    const { docs, hasNextPage } = await payload.find({
      collection: slugOf({ payload }, 'media'),
      depth: 0,
      limit: 500,
      page,
      sort: 'id',
      select: { filename: true, sizes: true } as never,
    })
    for (const doc of docs) for (const name of namesOf(doc as never)) known.add(name)
    if (!hasNextPage) return known
  }
}
