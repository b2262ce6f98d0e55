import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'

/** Where files wait, below the folder of the pictures, until the record they belong to is saved. */
export const incoming = '.incoming'

/** In a stage: the names of what is put into the folder from there, for whoever finds it after a crash. */
export const journal = '.names'

/** What the name of a stage tells: the machine and the process that made it, and the record, where there was one. */
export type Stage = { host: string; pid: number; id: string | null }

/** This machine, or container, as the names of stages tell it: processes of another one cannot be seen from here. */
export const thisHost = hostname().replaceAll('.', '_')

/** A new place to wait in. */
export const newStage = (folder: string, id: unknown): string =>
  path.join(folder, incoming, [thisHost, process.pid, randomUUID(), String(id ?? '')].join('.'))

export const readStage = (name: string): Stage => {
  const [host = '', pid = '', , ...id] = name.split('.')
  return { host, pid: Number(pid), id: id.join('.') || null }
}

type FileNames = {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null | undefined> | null
}

/** The names of all files of a record. */
export const namesOf = ({ filename, sizes }: FileNames): string[] =>
  [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].filter(
    (name): name is string => typeof name === 'string' && name !== '',
  )

/** What has been done to a folder, so that it can be finished or taken back. */
export type Placed = { finish: () => Promise<void>; undo: () => Promise<void> }

const exists = (file: string): Promise<boolean> =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  )

/** Writes what the system still holds of a file, or of a folder's names, onto the disk. */
const sync = async (place: string): Promise<void> => {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Puts the files that wait in a stage into the folder, each in one step: whoever reads one gets all of the old or all of the new.
 * A crash at any moment leaves every picture whole. The old ones stay beside until `finish`; `undo` puts them back.
 * @param stale files of the record that the new ones replace under other names
 */
export const placeFiles = async (
  stage: string,
  folder: string,
  names: string[],
  stale: string[],
): Promise<Placed> => {
  const placed: { name: string; old: string | null }[] = []
  const undo = async (): Promise<void> => {
    for (const { name, old } of placed.toReversed())
      await (old === null
        ? rm(path.join(folder, name), { force: true })
        : rename(old, path.join(folder, name)))
    await rm(stage, { recursive: true, force: true })
  }
  try {
    const waiting = []
    for (const name of new Set(names)) if (await exists(path.join(stage, name))) waiting.push(name)
    if (waiting.length > 0) await writeFile(path.join(stage, journal), waiting.join('\n'))
    for (const name of [...waiting, ...(waiting.length > 0 ? [journal] : [])])
      await sync(path.join(stage, name))
    for (const name of waiting) {
      const old = path.join(stage, `.old-${name}`)
      const isThere = await exists(path.join(folder, name))
      if (isThere) await link(path.join(folder, name), old)
      await rename(path.join(stage, name), path.join(folder, name))
      placed.push({ name, old: isThere ? old : null })
    }
    await sync(folder)
  } catch (error) {
    await undo()
    throw error
  }
  const finish = async (): Promise<void> => {
    for (const name of stale) await rm(path.join(folder, name), { force: true })
    await rm(stage, { recursive: true, force: true })
  }
  return { finish, undo }
}

/** Lays a stored file into a stage as well, so that Payload finds it there; not a copy, the same bytes under two names. */
export const layOut = async (folder: string, stage: string, name: string): Promise<void> => {
  await mkdir(stage, { recursive: true })
  await link(path.join(folder, name), path.join(stage, name))
}
