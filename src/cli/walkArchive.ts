import type { CollectionSlug, Payload, Where } from 'payload'
import { say } from '../newsroom/speak.ts'
import { progressBar } from './progressBar.ts'

/** How many records are read at a time. */
const page = 50

type Walk = {
  /** Its slug. */
  collection: string
  /** What the progress bar says. */
  label: string
  /** The id behind which it begins. */
  after?: string | undefined
  where?: Where
  select: Record<string, true>
}

/** How far a walk came: how many records it visited, and the last one's id. */
export type Walked = { visited: number; last: string | null; stopped: boolean }

/** Visits the records of a collection in the order of their ids, one by one, so that Ctrl-C can stop it and `after` go on. */
export const walkArchive = async <Doc extends { id: string | number }>(
  payload: Payload,
  { collection, label, after, where, select }: Walk,
  visit: (doc: Doc) => Promise<void>,
): Promise<Walked> => {
  const beyond = (id: string | undefined): Where => ({
    and: [...(id === undefined ? [] : [{ id: { greater_than: id } }]), ...(where ? [where] : [])],
  })
  const slug = collection as CollectionSlug
  const { totalDocs } = await payload.count({ collection: slug, where: beyond(after) })
  const bar = progressBar(label, totalDocs)
  let [visited, last, stopped] = [0, after, false]
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  for (let more = true; more && !stopped;) {
    const { docs, hasNextPage } = await payload.find({
      collection: slug,
      where: beyond(last),
      depth: 0,
      draft: true,
      select: select as never,
      limit: page,
      sort: 'id',
    })
    for (const doc of docs as unknown as Doc[]) {
      if (stopped) break
      await visit(doc)
      last = String(doc.id)
      visited++
      bar.tick()
    }
    more = hasNextPage
  }
  bar.stop()
  process.off('SIGINT', stop)
  return { visited, last: last ?? null, stopped }
}

/** Says how to go on with a walk that was stopped. */
export const sayStopped = ({ last, stopped }: Walked): void => {
  if (!stopped) return
  say(
    last === null
      ? '中断しました。'
      : `中断しました。続きは --after ${last} を付けて実行してください。`,
    last === null ? 'Interrupted.' : `Interrupted. Go on with --after ${last}.`,
  )
}
