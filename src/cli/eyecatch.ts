import { Command } from 'commander'
import { createLocalReq, type Payload, type Where } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { BadPicture } from '../eyecatch/BadPicture.ts'
import { makeFiles } from '../eyecatch/makeFiles.ts'
import type { PictureRecord } from '../eyecatch/pictureRecord.ts'
import { openDatabase, openPayload } from '../newsroom/database.ts'
import { inWords, say } from '../newsroom/speak.ts'
import { progressBar } from './progressBar.ts'

/** How many records are read at a time; pictures are made one by one. */
const page = 50

type Options = { after?: string; missing?: boolean }

type Failure = { id: string; filename: string; reason: string }

/** `midashi eyecatch`: makes the sizes and facts of all pictures again, with their credits in every file. */
export const eyecatch = new Command('eyecatch')
  .description(
    inWords(
      'すべての画像の各サイズと記録（色・仮表示・クレジットなど）を作り直します。元の画像は変わりません。',
      'Makes the sizes and facts of all pictures again, with their credits in every file. The pictures themselves stay.',
    ),
  )
  .option('--missing', inWords('記録のない画像だけ', 'only pictures without facts'))
  .option(
    '--after <id>',
    inWords('この画像の次から続ける', 'go on behind the picture with this id'),
  )
  .action(async (options: Options) => {
    const database = await openDatabase()
    const payload = await openPayload(database.url)
    const { done, failures, stopped, last } = await walk(payload, options)
    await payload.destroy()
    await database.stop()
    for (const { id, filename, reason } of failures)
      process.stdout.write(`× ${filename} [${id}]\n    ${reason}\n`)
    say(
      `${done}件の画像を作り直しました${failures.length > 0 ? `。${failures.length}件は作れず、元のまま残しました` : ''}。`,
      `Made ${done} pictures again${failures.length > 0 ? `; ${failures.length} could not be made and are as they were` : ''}.`,
    )
    if (stopped)
      say(
        last === null
          ? '中断しました。'
          : `中断しました。続きは --after ${last} を付けて実行してください。`,
        last === null ? 'Interrupted.' : `Interrupted. Go on with --after ${last}.`,
      )
    process.exit(stopped || failures.length > 0 ? 1 : 0)
  })

/** Takes the pictures in the order of their ids, each in a transaction of its own. */
const walk = async (
  payload: Payload,
  { after, missing }: Options,
): Promise<{ done: number; failures: Failure[]; stopped: boolean; last: string | null }> => {
  const wanted = (beyond: string | undefined): Where => ({
    and: [
      ...(beyond === undefined ? [] : [{ id: { greater_than: beyond } }]),
      ...(missing ? [{ likeness: { exists: false } }] : []),
    ],
  })
  const { totalDocs } = await payload.count({ collection: 'media', where: wanted(after) })
  const bar = progressBar(inWords('画像', 'Pictures'), totalDocs)
  const failures: Failure[] = []
  let [done, last, stopped] = [0, after, false]
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  for (let more = true; more && !stopped;) {
    const { docs, hasNextPage } = await payload.find({
      collection: 'media',
      where: wanted(last),
      depth: 0,
      joins: false,
      limit: page,
      sort: 'id',
    })
    for (const doc of docs as PictureRecord[]) {
      if (stopped) break
      const failure = await makeOne(payload, doc)
      if (failure) failures.push(failure)
      else done++
      last = String(doc.id)
      bar.tick()
    }
    more = hasNextPage
  }
  bar.stop()
  process.off('SIGINT', stop)
  return { done, failures, stopped, last: last ?? null }
}

const makeOne = async (payload: Payload, record: PictureRecord): Promise<Failure | null> => {
  const req = await createLocalReq({}, payload)
  try {
    await inTransaction(req, () => makeFiles(record, payload.collections.media.config, req))
    return null
  } catch (error) {
    if (!(error instanceof BadPicture)) throw error
    const { ja, en } = error.says
    return { id: String(record.id), filename: record.filename ?? '', reason: inWords(ja, en) }
  }
}
